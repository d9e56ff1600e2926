#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of the documents give the output printed below them.

usage: commands.py [--long | --write] SCRATCH FILE...   (from the root; $BUILD names the build)

In a ```console block a line that starts with "$ " is a command (continued after a \\ at its end) and
the lines up to the next one are what it prints; a line … alone stands for any lines. A page and its
twin in the other language (the link of its line "In English:" or "En español:") share a folder with
a copy of scenarios/, and a command that both hold runs once; pages run side by side. `make run` is
played by what it runs; `git`, `cd`, `sudo`, `wsl` and other `make`s are left out.

A few commands take most of the time. `make run` is given fewer replicates: its words are compared,
and its numbers with those of the twin; `charts` draws nothing, which tests/test_program_charts.sh
does; and what SLOW holds runs for the first page of a pair, and for the other its numbers are
compared with those. With --long all these run as they stand, and what makes the files that
they read. With --write everything runs as it stands, and the files are given what was printed, …
staying where it was.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

GAP = "…"
TWIN = re.compile(r"^(?:In English|En español):.*?\]\(([^)#]+)\)", re.M)
LEFT_OUT = re.compile(r"(\w+=\S+ )*(git|cd|sudo|wsl|make (?!run$))\b")
LANGUAGE = re.compile(r"^LANG=\S+ | --lang \S+")
FEW = "-n 20000"
SLOW = re.compile(r"exante (?:update|report|sensitivity) | --(?:widths|precision|design) ")
# The language of a page is not that of whoever runs the test.
SILENT = {name: value for name, value in os.environ.items() if not re.match(r"LANG|LC_", name)}
MAKE = '#!/bin/sh\n[ "$*" = run ] || exit 126\nexec build/exante run scenarios/redes --no-plots $PLAY\n'


class Step:
    """A command of a page, and where what it prints stands: lines first to last - 1."""

    def __init__(self, command, first):
        self.command, self.first, self.last, self.expected = command, first, first, []


def steps_of(lines):
    steps, inside, continued = [], False, False
    for i, line in enumerate(lines):
        if not inside:
            inside = line.startswith("```console")
            continued = False
            open_step = None
        elif continued:
            open_step.command += "\n" + line
            open_step.first = open_step.last = i + 1
            continued = line.endswith("\\")
        elif line.startswith("```"):
            inside = False
        elif line.startswith("$ "):
            open_step = Step(line[2:], i + 1)
            steps.append(open_step)
            continued = line.endswith("\\")
        elif open_step:
            open_step.expected.append(line.rstrip())
            open_step.last = i + 1
    if inside:
        raise ValueError("a block is not closed")
    return steps


def segments(expected):
    """The runs of lines between the gaps."""
    runs = [[]]
    for line in expected:
        if line == GAP:
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


def agrees(expected, found):
    runs, at = segments(expected), 0
    if len(runs) == 1:
        return expected == found
    if found[: len(runs[0])] != runs[0]:
        return False
    at = len(runs[0])
    for run in runs[1:-1]:
        while found[at : at + len(run)] != run:
            at += 1
            if at + len(run) > len(found):
                return False
        at += len(run)
    tail = runs[-1]
    return not tail or (len(found) - len(tail) >= at and found[-len(tail) :] == tail)


def words(line):
    """A line without its numbers: they differ with fewer replicates, and so do the blanks."""
    return " ".join(re.sub(r"< (?=\d)|\d[\d.,]*", "", line).split())


def numbers(lines):
    return re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", "\n".join(lines)))


def rewritten(expected, found):
    """`expected` with the lines of `found` that are most like it."""
    runs, at, out = segments(expected), 0, []
    if len(runs) == 1:
        return found
    for k, run in enumerate(runs):
        def likeness(start, run=run):
            return sum(difflib.SequenceMatcher(None, words(a), words(b)).ratio()
                       for a, b in zip(run, found[start:]))
        last = len(found) - len(run)
        starts = [0] if k == 0 else [last] if k == len(runs) - 1 and run else range(at, last + 1)
        start = max(starts, key=likeness, default=at)
        out += found[start : start + len(run)] + [GAP] * (k < len(runs) - 1)
        at = start + len(run)
    return out


def is_long(command):
    """Whether a quick run shortens it."""
    return LANGUAGE.sub("", command) == "make run" or is_drawing(command) or bool(SLOW.search(command))


def is_preparing(step):
    """Whether it makes what other commands read."""
    return not step.expected and "exante" not in step.command


def is_drawing(command):
    return command.startswith("build/exante charts ") and "--no-plots" not in command


class Pages:
    """A page and its twin, run one after the other in one folder."""

    def __init__(self, files, scratch, mode):
        self.files, self.write, self.quick = files, mode == "--write", mode is None
        self.long = mode == "--long"
        self.folder = Path(scratch).resolve() / files[0].replace("/", "+")
        self.printed, self.elided, self.played, self.wrong = {}, set(), None, []
        self.slow, self.file = [], files[0]
        self.ran = 0

    def run(self, command):
        if self.quick and is_drawing(command):
            command += " --no-plots"
        if command not in self.printed:
            path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
            done = subprocess.run(["bash", "-c", command], cwd=self.folder, timeout=200,
                                  env={**SILENT, "PATH": path, "PLAY": FEW if self.quick else ""},
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, check=False)
            self.ran += 1
            text = done.stdout.decode()
            self.printed[command] = [line.rstrip() for line in text.split("\n")[:-1]]
            if done.returncode not in (0, 1, 2, 3):
                self.printed[command].append(f"exit {done.returncode}")
        return self.printed[command]

    def fits(self, step):
        """Whether the step prints what the page says; its own output when it does not."""
        asked = LANGUAGE.sub("", step.command)
        if step.expected == [GAP] and asked in self.elided:
            return True, []
        self.elided.add(asked)
        if self.quick and SLOW.search(step.command):
            if self.file == self.files[0]:
                self.slow.append(step)
            else:
                return self.is_twin(step), ["the numbers of its twin"]
        found = self.run(step.command)
        if not self.quick or asked != "make run":
            return agrees(step.expected, found), found
        self.played = self.played or step
        if numbers(step.expected) != numbers(self.played.expected):
            return False, ["the numbers of its twin"]
        return agrees([words(line) for line in step.expected], [words(line) for line in found]), found

    def is_twin(self, step):
        """Whether the next slow command of the first page, which ran, gave the numbers of this one."""
        twin = self.slow.pop(0) if self.slow else None
        return twin and numbers(twin.expected) == numbers(step.expected)

    def page(self, file):
        self.file = file
        lines = Path(file).read_text(encoding="utf-8").split("\n")
        moved = 0
        for step in steps_of(lines):
            if LEFT_OUT.match(step.command) or (
                    self.long and not is_long(step.command) and not is_preparing(step)):
                continue
            good, found = self.fits(step)
            if good:
                continue
            if self.write:
                new = rewritten(step.expected, found)
                lines[step.first + moved : step.last + moved] = new
                moved += len(new) - (step.last - step.first)
            else:
                shown = "\n".join(list(difflib.unified_diff(step.expected, found, "page", "found",
                                                            lineterm="", n=1))[:30])
                self.wrong.append(f"{file}: {step.command}\n{shown}")
        if self.write:
            Path(file).write_text("\n".join(lines), encoding="utf-8")

    def try_all(self):
        (self.folder / "bin").mkdir(parents=True)
        shutil.copytree("scenarios", self.folder / "scenarios")
        (self.folder / "build").symlink_to(Path(os.environ.get("BUILD", "build")).resolve())
        (self.folder / "bin/make").write_text(MAKE, encoding="utf-8")
        (self.folder / "bin/make").chmod(0o755)
        for file in self.files:
            try:
                self.page(file)
            except (ValueError, subprocess.TimeoutExpired) as error:
                self.wrong.append(f"{file}: {error}")
        return self


def pairs(files):
    """Each file with its twin."""
    left, found = list(files), []
    while left:
        file = left.pop(0)
        twin = TWIN.search(Path(file).read_text(encoding="utf-8"))
        other = twin and os.path.normpath(Path(file).parent / twin.group(1))
        if other in left:
            left.remove(other)
            found.append([file, other])
        else:
            found.append([file])
    return found


def main():
    arguments = sys.argv[1:]
    mode = arguments.pop(0) if arguments[0].startswith("--") else None
    scratch, *files = arguments
    jobs = [Pages(group, scratch, mode) for group in pairs(files)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(Pages.try_all, jobs))
    wrong = [text for job in done for text in job.wrong]
    ran = sum(job.ran for job in done)
    print("\n".join(wrong + [f"{ran} commands run"]))
    # A harness that finds no commands would pass whatever the pages say.
    sys.exit(1 if wrong or ran < (3 if mode == "--long" else 20) else 0)


main()
