// SPDX-License-Identifier: GPL-3.0-or-later
// summary.csv of the page is that of the command line: each variant, values set, as one part and as
// several that were merged in another order; so are compare.csv and sensitivity.csv. usage: same_bytes.mjs MODULE PROGRAM REPLICATES
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {load, start} from './program.mjs';

const [module, command, replicates] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const programme = 'scenarios/redes', folder = mkdtempSync(join(tmpdir(), 'page-'));
const workers = await Promise.all([1, 2, 3, 4].map(() => start(module)));
for (const worker of workers) load(worker, programme);

function commandLine(options, scenario = programme) {
  execFileSync(command, ['run', scenario, '-n', String(replicates), '--no-plots', '--quiet', '--out',
    join(folder, 'out'), ...options]);
  return readFileSync(join(folder, 'out/data/summary.csv'), 'utf8');
}

const answer = (bytes) => new TextDecoder().decode(bytes);

// The same by `count` workers, each with its share, merged by the first from the last on.
function byPage(request, count) {
  const share = Math.ceil(replicates / count), team = workers.slice(0, count);
  team.forEach((worker, i) => {
    worker.open([['programme', programme], ['replicates', replicates], ...request]);
    worker.begin();
    worker.run(i * share, Math.min(replicates, (i + 1) * share));
  });
  for (const worker of team.slice(1).reverse()) team[0].merge(worker.pack());
  return answer(team[0].summary());
}

let failed = 0, passed = 0;
function same(what, ours, theirs) {
  if (ours === theirs) passed++;
  else console.error(`not the same bytes: ${what}`);
  failed += ours !== theirs;
}

const variants = readdirSync(join(programme, 'variants')).map((name) => name.replace('.csv', ''));
for (const name of variants)
  same(name, byPage([['variant', name]], 1), commandLine(['--variant', name]));

const base = commandLine([]);
for (const count of [1, 2, 3, 4]) same(`base in ${count} parts`, byPage([], count), base);

const sets = ['budget.ceiling=280000', 'plan.places.2027=650', 'link.contact=0,4', 'cost.round=-10%'];
const set = commandLine(sets.flatMap((text) => ['--set', text]));
same('values set, 2 parts', byPage(sets.map((text) => ['set', text]), 2), set);

// A scenario of the page, saved and run by the command line from a copy of the programme.
const moved = ['budget.ceiling.2027=277777.7', 'plan.places.2028=512', 'demand.waiting_list=0.3', 'completion.preparation=0.1'];
const request = moved.map((text) => ['set', text]);
for (const lang of ['es', 'en']) {
  const page = byPage([...request, ['lang', lang]], 1);
  execFileSync('cp', ['-r', programme, join(folder, 'redes')]);
  writeFileSync(join(folder, 'redes/variants/mio.csv'), workers[0].variant());
  same(`a scenario saved in ${lang}`, page, commandLine(['--variant', 'mio'], join(folder, 'redes')));
  execFileSync(command, ['compare', join(folder, 'redes'), 'base', 'expansion+mio', '-n', String(replicates), '--no-plots', '--quiet', '--out', join(folder, 'out')]);
  same(`compared, in ${lang}`, answer(workers[0].compare([['programme', programme], ['replicates', replicates], ['scenario', 'base'],
    ['scenario', 'expansion+mio'], ['variant', 'expansion'], ...request])), readFileSync(join(folder, 'out/data/compare.csv'), 'utf8'));
  rmSync(join(folder, 'redes'), {recursive: true});
}

const output = 'budget.required.2027';
execFileSync(command, ['sensitivity', programme, '--output', output, '-n', '1000', '--no-plots', '--quiet', '--out', join(folder, 'out')]);
same('what moves a result', answer(workers[0].sensitivity([['programme', programme], ['replicates', 1000], ['only', output]])).split('\n\n')[1],
  readFileSync(join(folder, 'out/data/sensitivity.csv'), 'utf8'));

execFileSync(command, ['monitor', programme, '--quick', '-n', '2000', '--no-plots', '--quiet', '--out', join(folder, 'out')]);
same('what the monitoring would find', answer(workers[0].monitor([['programme', programme], ['replicates', 2000], ['lang', 'es']])).split(/\n\n(.*)/s)[1],
  readFileSync(join(folder, 'out/data/monitor.csv'), 'utf8'));

// What a form states, and events, whose formulas muParser reads on the command line.
load(workers[0], 'scenarios/cuenta-publica-2025');
try {
  execFileSync(command, ['check', programme, '--lang', 'es', '--quiet', '--out', join(folder, 'out')]);
} catch (found) {
  if (found.status !== 1) throw found; // 1: it contradicts itself
}
same('a form', answer(workers[0].checked([['programme', programme], ['lang', 'es']])).split(/\n\n(.*)/s)[1], readFileSync(join(folder, 'out/data/check.csv'), 'utf8'));
for (const own of ['nacional', 'capacitacion']) {
  load(workers[0], `tests/programmes/${own}`);
  same(`events of ${own}`, byPage([['programme', `tests/programmes/${own}`]], 1), commandLine([], `tests/programmes/${own}`));
}

// What is wrong is refused in the words of the program.
try {
  workers[0].open([['programme', programme], ['set', 'budget.celing=1'], ['lang', 'es']]);
  failed++;
} catch (refusal) {
  if (refusal.report?.[0]?.[4]?.includes('budget.ceiling')) passed++;
  else { failed++; console.error('not the message of the program:', refusal); }
}

// A table in Windows-1252, as old spreadsheets save it, and one with a byte that it does not have.
const old = join(folder, 'old');
execFileSync('cp', ['-r', programme, old]);
const marks = new TextDecoder('windows-1252');
const byteOf = new Map(Array.from({length: 256}, (_, byte) => [marks.decode(Uint8Array.of(byte)), byte]));
function inOldBytes(more) {
  const text = readFileSync(join(programme, 'labels.csv'), 'utf8').replace(/^\ufeff/, '').replace(/\n$/, '') + more;
  const bytes = Uint8Array.from([...text].map((letter) => byteOf.get(letter) ?? '?'.charCodeAt(0)));
  writeFileSync(join(old, 'labels.csv'), bytes);
  workers[1].files.put(`${programme}/labels.csv`, bytes);
}
inOldBytes('');
const people = (worker) => (byOne(worker), answer(worker.summaryPeople()));
const byOne = (worker) => {
  worker.open([['programme', programme], ['replicates', replicates], ['lang', 'es']]);
  worker.begin();
  worker.run(0, replicates);
};
same('Windows-1252', people(workers[1]), people(workers[2]));
inOldBytes('\x81');
const told = spawnSync(command, ['run', old, '--lang', 'es', '-n', '100', '--no-plots', '--out', join(folder, 'out')], {encoding: 'utf8'}).stderr;
try {
  byOne(workers[1]);
  same('a byte that Windows-1252 does not have', '', told);
} catch (refusal) {
  const entry = refusal.report.find(([kind]) => kind === 'error');
  same('a byte that Windows-1252 does not have', `${join(old, 'labels.csv')}:${entry[2]}:${entry[3]}: ${entry[4]}`, told.split('\n').find((line) => !line.includes(': nota: ')));
}

rmSync(folder, {recursive: true});
console.log(`page: ${passed} same, ${failed} not`);
process.exit(failed ? 1 : 0);
