#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which small faults in the code would no test notice?

usage: mutants.py BUILD [--count N] [--seed S] [--files GLOB]... [--list] [--floor PERCENT]
                  [--longest SECONDS] [--near]

Plants one fault at a time in a copy of a file of sim/, models/, fits/, audit/ or studies/, builds it into that folder's
shared library, and runs the unit tests against it: first the tests that mirror the file, then the
others of the folder and of the folders above, the quickest first, until one fails. The C library
watches that nothing is written past what was allocated; what no test notices so, the mirrors are
asked once more under valgrind, as make check-valgrind does: a read past the end, memory never given
back. What none notices is printed as file:line with the code before and after. --longest leaves out
the tests that take longer than that, but for the mirrors: on a busy machine, for a share that can
only be too low. --files 'studies/groups.c' takes only the files so named, --count 0 every fault of
them; --near asks only the mirrors and the tests of the same folder, without valgrind, for use while
a test is written. A fault that gives the same machine
code is none and is left out; so is one that does not compile, one that takes the other of two
equals for the greater, one that asks for a byte or a thing more of memory or takes the length of a path for 0, and one that equivalent.tsv shows to change nothing. The faults are drawn with a fixed seed, so two runs plant the same ones. Exits 1
when less than the floor (90 %) is noticed, or when equivalent.tsv speaks of a line that is gone.

BUILD is a folder built by `make mutants` (objects with -fPIC, see the Makefile)."""
import argparse
import concurrent.futures
import fnmatch
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

# Where faults are planted.
FOLDERS = ['sim', 'models', 'fits', 'audit', 'studies']
# The rooms, each before those that lean on it: shared libraries up to the last in which faults are planted.
ROOMS = ['words', 'process', 'sim', 'models', 'inputs', 'fits', 'audit', 'studies', 'plots', 'reports', 'cli']
SHARED = ROOMS[:ROOMS.index('studies') + 1]
# Whose tests are run.
TESTED = ['sim', 'models', 'inputs', 'fits', 'audit', 'studies']
# What else a test is linked with.
EXTRA = {'test_sim_pcg': ['pcg_reference.o'], 'test_inputs_programme': ['bad_corpus.o'],
         'test_inputs_correlations': ['bad_corpus.o']}
# A mirror that takes longer (seconds of the processor) is not run under valgrind, which takes forty times as long.
WATCHED = 0.3
# One that has none of the processor for so many seconds has come to a halt.
WAITS = 60
WATCH = ['valgrind', '-q', '--error-exitcode=99', '--leak-check=full', '--errors-for-leak-kinds=definite,indirect']
# Faults that change nothing: file, line before, line after, why; the lines without their indent.
EQUIVALENT = os.path.join(os.path.dirname(__file__), 'equivalent.tsv')
# Tables of numbers and texts: their own tests hold them to other tables, digit by digit.
LEFT_OUT = re.compile(r'(_table|sobol_directions|status|arena)\.c$')

# What to plant: a pattern in a line of code, and what it becomes.
FAULTS = [
    (r'(?<![<>=!\-])<(?![<=])(?= )', '<='), (r'<=', '<'),
    (r'(?<![<>=!\-])>(?![>=])(?= )', '>='), (r'(?<!-)>=', '>'),
    (r'==', '!='), (r'!=', '=='),
    (r'&&', '||'), (r'\|\|', '&&'),
    (r'(?<=[\w)\]]) \+ (?=[\w(])', ' - '), (r'(?<=[\w)\]]) - (?=[\w(])', ' + '),
    (r'(?<=[\w)\]]) \* (?=[\w(])', ' / '), (r'(?<=[\w)\]]) / (?=[\w(])', ' * '),
    (r'\+=', '-='), (r'-=', '+='), (r'\*=', '/='),
    (r'(?<=[\w)\]]) - 1(?![\w.])', ''), (r'(?<=[\w)\]]) \+ 1(?![\w.])', ''),
    (r'(?<=[\w)\]]) [+-] 0\.5(?![\w.])', ''),
    (r'(?<![\w.])0\.5(?![\w.])', '0.25'), (r'(?<![\w.])2\.0(?![\w.])', '3.0'),
    (r'(?<![\w.])1\.0(?![\w.])', '2.0'), (r'(?<![\w.])1(?![\w.])(?=[;,)\]])', '2'),
    (r'(?<![\w.])0(?![\w.])(?=[;,)])', '1'),
    (r'!(?=[\w(])', ''), (r'\btrue\b', 'false'), (r'\bfalse\b', 'true'),
    (r'\bfmin\b', 'fmax'), (r'\bfmax\b', 'fmin'), (r'\bcontinue;', ';'), (r'\bbreak;', ';'),
]

# The lesser or the greater of two: which of two equals is taken makes no difference.
OPERAND = r'[\w\[\]>.()+* -]+?'
EXTREME = re.compile(rf'(?P<a>{OPERAND}) (?P<mark>[<>]=?) (?P<b>{OPERAND}) \? '
                     r'(?:(?P=a) : (?P=b)|(?P=b) : (?P=a))(?=[;,)\]}]|$)')


def code_lines(text):
    """The lines with comments, texts and the preprocessor blanked out, columns kept."""
    def blank(match):
        return re.sub(r'[^\n]', ' ', match.group())
    text = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text,
                  flags=re.S)
    return re.sub(r'^[ \t]*#(?:\\\n|[^\n])*', blank, text, flags=re.M).split('\n')


def sites(path):
    """(line index, start, end, replacement) of every fault that fits the file."""
    with open(path, encoding='utf-8') as stream:
        lines = code_lines(stream.read())
    for i, line in enumerate(lines):
        if re.match(r'\s*(static |extern |typedef |struct |enum |for \(size_t \w+ = 0;)', line) and \
                '{' not in line.rstrip()[:-1] and ';' in line and '=' not in line:
            continue
        if re.search(r'\b(assert|free|SIM_CLONES)\b', line):
            continue
        extremes = {match.start('mark') for match in EXTREME.finditer(line)}
        for pattern, becomes in FAULTS:
            for match in re.finditer(pattern, line):
                if match.start() in extremes and becomes in ('<', '<=', '>', '>='):
                    continue
                if becomes == '<=' and 'asprintf(' in line:
                    continue
                if becomes == '2' and 'alloc(' in line and line[:match.start()].endswith('+ '):
                    continue
                yield i, match.start(), match.end(), becomes


def planted(path, site):
    with open(path, encoding='utf-8') as stream:
        lines = stream.read().split('\n')
    i, start, end, becomes = site
    before = lines[i].strip()
    lines[i] = lines[i][:start] + becomes + lines[i][end:]
    return '\n'.join(lines), before, lines[i].strip()


def equivalents():
    """{(file, before, after)} of EQUIVALENT. Exits when a line that it names is in its file no more."""
    known = set()
    with open(EQUIVALENT, encoding='utf-8') as stream:
        for row in stream.read().split('\n')[1:]:
            if not row:
                continue
            path, before, after, why = row.split('\t')
            with open(path, encoding='utf-8') as source:
                if not why or before not in map(str.strip, source.read().split('\n')):
                    sys.exit(f'{EQUIVALENT}: {path} has no line "{before}"')
            known.add((path, before, after))
    return known


def taken_by(pid):
    """What the threads of a process have had of the processor, in ticks of the system."""
    with open(f'/proc/{pid}/stat', encoding='ascii', errors='replace') as stream:
        return sum(map(int, stream.read().rsplit(')', 1)[1].split()[11:13]))


class Bench:
    """The libraries, the tests linked to them, and how long each test takes."""

    def __init__(self, build, compiler, flags, longest, near):
        self.build, self.compiler, self.flags, self.longest, self.near = build, compiler, flags, longest, near
        self.lib = os.path.join(build, 'lib')
        self.equivalents = equivalents()
        os.makedirs(self.lib, exist_ok=True)
        for folder in SHARED:
            self.link(folder, os.path.join(self.lib, f'lib{folder}.so'))
        self.lock, self.sound, self.clean = threading.Lock(), {}, {}
        self.seconds = os.path.join(build, 'seconds.json')
        self.taken = {}  # how long each test took, in this run or an earlier one
        if os.path.exists(self.seconds):
            with open(self.seconds, encoding='utf-8') as stream:
                self.taken = json.load(stream)
        programs = {}
        for folder in TESTED:
            for built in sorted(glob.glob(os.path.join(build, f'tests/test_{folder}_*.o'))):
                name = os.path.basename(built)[:-2]
                programs[name] = folder, self.link_test(name)
        for name, (folder, program) in programs.items():
            if name not in self.taken:
                self.prove(name, program)
        self.tests = sorted((self.taken[name], folder, name, program)
                            for name, (folder, program) in programs.items())

    def prove(self, name, program):
        """A test that fails must pass on the code as it is: looked at once, when it is first timed or fails."""
        with self.lock:
            if name in self.sound:
                return
            self.sound[name] = True
            code, taken = self.run([program], self.environment())
            if code != 0:
                print(f'mutants: {name} fails on the code as it is', flush=True)
                os._exit(2)
            self.keep(name, taken)

    def keep(self, name, taken):
        self.taken[name] = taken
        with open(self.seconds, 'w', encoding='utf-8') as stream:
            json.dump(self.taken, stream)

    def objects(self, folder):
        return {source[:-2]: os.path.join(self.build, source[:-2] + '.o')
                for source in glob.glob(f'{folder}/**/*.c', recursive=True)}

    def link(self, folder, target, replaced=None):
        objects = dict(self.objects(folder))
        objects.update(replaced or {})
        subprocess.run([self.compiler, '-shared', '-pthread', '-Wl,-s', '-o', target, *objects.values()],
                       check=True)

    def link_test(self, name):
        program = os.path.join(self.build, 'dynamic', name)
        source = os.path.join(self.build, 'tests', name + '.o')
        if os.path.exists(program) and os.path.getmtime(program) > os.path.getmtime(source):
            return program
        os.makedirs(os.path.dirname(program), exist_ok=True)
        extra = [os.path.join(self.build, 'tests', part) for part in EXTRA.get(name, [])]
        above = [os.path.join(self.build, f'lib{room}.a') for room in reversed(ROOMS) if room not in SHARED]
        subprocess.run(
            [self.compiler, '-pthread', '-Wl,-s', '-o', program,
             source, *extra, *above,
             '-L', self.lib, *(f'-l{room}' for room in reversed(SHARED)), '-lcmocka', '-lgsl', '-lgslcblas',
             '-lcsv', '-ljansson', '-lnettle', '-lmuparser', '-lzip', '-lexpat', '-lxlsxwriter', '-lm', '-lstdc++'],
            check=True)
        return program

    def environment(self, first=''):
        paths = [p for p in (first, self.lib) if p]
        return dict(os.environ, LD_LIBRARY_PATH=':'.join(paths), LD_PRELOAD='libc_malloc_debug.so.0',
                    MALLOC_CHECK_='3')

    def run(self, command, environment, limit=None):
        """The exit status, None when it does not end, and the seconds of the processor that it took."""
        limits = ['prlimit', f'--cpu={limit}'] if limit else []
        process = subprocess.Popen(limits + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=environment)
        # A busy machine is no fault: what counts is the time of the processor. One that takes none of it for a minute only
        # waits: a handler of signals, say, for a lock of the memory that the fault has left locked.
        step, ticks, since = 0.002, -1, time.monotonic()
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, used.ru_utime + used.ru_stime
            now, before, ticks = time.monotonic(), ticks, taken_by(process.pid)
            since = since if ticks == before else now
            if limit and now > since + WAITS:
                process.kill()
                process.wait()
                return None, 0.0
            time.sleep(step)
            step = min(0.05, 1.3 * step)

    def is_watched(self, name, program, environment):
        """Whether valgrind finds something in the test of a faulty library that it does not of the sound one."""
        def found(libraries):
            clean = {k: v for k, v in libraries.items() if k not in ('LD_PRELOAD', 'MALLOC_CHECK_')}
            return self.run(WATCH + [program], clean, 600)[0] == 99
        if self.taken[name] > WATCHED or not found(environment):
            return False
        with self.lock:
            if name not in self.clean:
                self.clean[name] = not found(self.environment())
            return self.clean[name]

    def compile(self, source, target, include):
        return subprocess.run([self.compiler, *self.flags, '-I', '.', '-I', os.path.join(self.build, 'include'),
                               '-I', include, '-g0', '-c',
                               '-o', target, source], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0

    def order(self, path):
        """The tests to try on a fault in `path`, the mirrors first, and how many mirrors there are. The mirrors of
        a/b_c.c are test_a_b_c, then test_a_b and others of that word."""
        folder, stem = path.split('/')[0], path.split('/')[-1][:-2]
        above = [folder] if self.near else TESTED[TESTED.index(folder):]
        full, word = f'test_{folder}_{stem}', stem.split('_')[0]

        def is_mirror(test):
            return test[1] == folder and test[2].split('_')[2] == word
        chosen = [t for t in self.tests if is_mirror(t) or t[1] in above and t[0] <= self.longest]
        chosen.sort(key=lambda t: (not is_mirror(t), t[2] != full, t[1] != folder, t[0]))
        return chosen, sum(map(is_mirror, chosen))

    def judge(self, path, site):
        """'noticed by X', 'unnoticed', 'same code' or 'does not compile'; and the lines."""
        text, before, after = planted(path, site)
        if (path, before, after) in self.equivalents:
            return 'changes nothing', before, after
        folder = path.split('/')[0]
        with tempfile.TemporaryDirectory(dir=self.build) as room:
            source = os.path.join(room, 'fault.c')
            with open(source, 'w', encoding='utf-8') as stream:
                stream.write(text)
            good, bad = os.path.join(room, 'good.o'), os.path.join(room, 'bad.o')
            with open(os.path.join(room, 'as_is.c'), 'w', encoding='utf-8') as stream:
                stream.write(open(path, encoding='utf-8').read())
            os.rename(source, os.path.join(room, 'x.c'))
            source = os.path.join(room, 'x.c')
            if not self.compile(source, bad, folder):
                return 'does not compile', before, after
            os.replace(os.path.join(room, 'as_is.c'), source)
            self.compile(source, good, folder)
            if open(good, 'rb').read() == open(bad, 'rb').read():
                return 'same code', before, after
            self.link(folder, os.path.join(room, f'lib{folder}.so'), {path[:-2]: bad})
            environment = self.environment(room)
            tests, mirrors = self.order(path)
            for taken, _, name, program in tests:
                code, used = self.run([program], environment, round(5 + 5 * taken))
                if code != 0:
                    self.prove(name, program)
                    return f'noticed by {name}{" (does not end)" if code is None else ""}', before, after
                with self.lock:
                    self.keep(name, used)
            for _, _, name, program in [] if self.near else tests[:mirrors]:
                if self.is_watched(name, program, environment):
                    return f'noticed by {name} under valgrind', before, after
        return 'unnoticed', before, after


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('build')
    parser.add_argument('--count', type=int, default=200)
    parser.add_argument('--seed', type=int, default=2026)
    parser.add_argument('--files', action='append')
    parser.add_argument('--near', action='store_true')
    parser.add_argument('--floor', type=float, default=90)
    parser.add_argument('--longest', type=float, default=1e9)
    parser.add_argument('--list', action='store_true', help='show the noticed ones too')
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    options = parser.parse_args()
    flags = ['-std=gnu17', '-O1', '-fPIC', '-pthread', '-D_GNU_SOURCE', '-ffp-contract=off',
             '-fno-math-errno', '-fno-trapping-math', '-w']
    bench = Bench(options.build, os.environ.get('CC', 'gcc').split()[-1], flags, options.longest, options.near)
    files = sorted(f for folder in FOLDERS for f in glob.glob(f'{folder}/**/*.c', recursive=True)
                   if not LEFT_OUT.search(f) and any(fnmatch.fnmatch(f, g) for g in options.files or ['*']))
    every = [(path, site) for path in files for site in sites(path)]
    chosen = random.Random(options.seed).sample(every, min(options.count or len(every), len(every)))
    chosen.sort()
    noticed = unnoticed = watched = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (path, site), (verdict, before, after) in zip(
                chosen, pool.map(lambda c: bench.judge(*c), chosen)):
            noticed += verdict.startswith('noticed')
            watched += verdict.endswith('under valgrind')
            unnoticed += verdict == 'unnoticed'
            if verdict == 'unnoticed' or options.list:
                print(f'{path}:{site[0] + 1}: {verdict}\n  - {before}\n  + {after}', flush=True)
    share = 100 * noticed / max(1, noticed + unnoticed)
    print(f'mutants: {noticed} of {noticed + unnoticed} faults noticed ({share:.1f} %), '
          f'{watched} of them only under valgrind')
    return share < options.floor


if __name__ == '__main__':
    sys.exit(main())
