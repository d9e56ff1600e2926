// SPDX-License-Identifier: GPL-3.0-or-later
// A planner's session in a browser, from a file on the disk: what she sees is what the command line gives.
// usage: MODULES=FOLDER session.mjs BROWSER PAGE PROGRAM
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Tab, launch, listener} from './browser.mjs';

const [name, file, command] = process.argv.slice(2);
const programme = 'scenarios/redes', ceiling = '.lever[data-key="budget.ceiling.2027"] input[type=range]';
const folder = mkdtempSync(join(tmpdir(), 'session-')), downloads = join(folder, 'downloads');
mkdirSync(downloads);
const page = pathToFileURL(resolve(file)).href;

let passed = 0, failed = 0;
function holds(what, is) {
  if (is) passed++;
  else console.error(`${name}: ${what}`);
  failed += !is;
}
const brief = (text) => String(text).slice(0, 600);
const same = (what, ours, theirs) => holds(`${what}\n  is       ${brief(ours)}\n  expected ${brief(theirs)}`, ours === theirs);

// summary.csv of a line as the page shows it, read by a shell, with `more` behind.
function commandLine(line, more = '', cwd = '.') {
  const out = join(folder, 'out');
  execFileSync('bash', ['-c', `exante() { "$EXANTE" "$@" --no-plots --quiet --out "$OUT" ${more}; }; ${line}`],
    {cwd, env: {...process.env, EXANTE: resolve(command), OUT: out}});
  return readFileSync(join(out, 'data/summary.csv'), 'utf8');
}

// A row of summary.csv by its output and year, '' for all years.
const rowOf = (summary, output, year) => summary.split('\n').find((line) => line.startsWith(`${output},${year},`)).split(',');

async function keyboard(tab) {
  await tab.tabTo(ceiling);
  const before = Number(await tab.page.$eval(ceiling, (slider) => slider.value));
  await tab.press('ArrowRight');
  const after = Number(await tab.page.$eval(ceiling, (slider) => slider.value));
  holds('a key moves the slider', after > before);
  const line = await tab.answer(`budget.ceiling.2027=${after}`);
  same('its row keeps the focus', await tab.page.evaluate(() => document.activeElement.closest('.lever')?.dataset.key), 'budget.ceiling.2027');
  await tab.tabTo('#undo', true);
  await tab.press('Enter');
  await tab.answerWithout('--set');
  return line;
}

// While a slider is dragged the answer follows; the whole drag is undone at once.
async function dragging(tab) {
  const move = (value, kind) => tab.page.$eval(ceiling, (slider, to, event) => {
    slider.value = to;
    slider.dispatchEvent(new Event(event, {bubbles: true}));
  }, value, kind);
  for (const value of [320000, 330000]) {
    await move(value, 'input');
    await tab.answer(`budget.ceiling.2027=${value} `);
  }
  await move(330000, 'change');
  await tab.pressButton('#undo');
  await tab.answerWithout('--set');
}

// The board and the file for programs are those of the line below them.
async function sameAsLine(tab) {
  await tab.page.$eval(ceiling, (slider) => {
    slider.value = 350000;
    slider.dispatchEvent(new Event('change', {bubbles: true}));
  });
  await tab.answer('budget.ceiling.2027=');
  const [, bytes] = await tab.saved('#save-data'), line = await tab.text('#line'), summary = commandLine(line);
  same('the file for programs', bytes.toString(), summary);
  const shown = (await tab.texts('#board tbody tr:first-child td'))[1].replace(/ %.*/, '');
  const chance = Number(rowOf(summary, 'event.budget_suffices', '2027')[3]);
  same('the board', shown, (100 * chance).toFixed(1).replace('.', ','));
  return line;
}

async function compare(tab, counter) {
  const hostile = `<img src="${counter.address}x" onerror="window.hurt=1">`;
  await tab.write('#name', hostile);
  await tab.pressButton('#keep button');
  await tab.page.select('#variant', 'expansion');
  await tab.answer('--variant expansion');
  await tab.write('#name', 'Con factores');
  await tab.pressButton('#keep button');
  const heads = await tab.texts('#kept thead th');
  holds('the scenarios stand side by side: ' + heads, heads.includes(hostile) && heads.includes('Con factores'));
  await tab.pressButton('#differ');
  await tab.until(() => document.querySelectorAll('#differences td').length > 0);
  same('so do their differences', (await tab.texts('#differences thead th')).join('|'), [hostile, 'Con factores', 'Ahora'].join('|'));
  holds('with a sign', /^[+−]\d/.test((await tab.texts('#differences tbody tr:first-child td'))[1]));
  same('a name stays text', await tab.page.evaluate(() => [window.hurt, document.images.length].join()), ',0');
  await tab.pressButton('#reset');
  await tab.answerWithout('--');
}

async function solve(tab) {
  await tab.page.select('#find-input', 'budget.ceiling');
  await tab.page.select('#find-event', 'event.budget_suffices');
  await tab.page.select('#find-year', '2027');
  await tab.pressButton('#find button');
  await tab.until(() => /\d/.test(document.getElementById('found').textContent));
  const said = execFileSync(command, ['solve', programme, '--find', 'budget.ceiling', '--so-that',
    'mean(event.budget_suffices.2027) >= 80%', '-n', '5000', '--no-plots', '--lang', 'es', '--out', join(folder, 'out')], {encoding: 'utf8'});
  const value = said.match(/al menos ([\d.]+)/)[1];
  holds(`the value that is enough, ${value}: ${await tab.text('#found')}`, (await tab.text('#found')).includes(` ${value} `));
}

// What moves a result: shares of the variance, as sensitivity.csv has them.
async function movers(tab) {
  await tab.page.select('#moves-output', 'budget.required');
  await tab.page.select('#moves-year', '2027');
  await tab.pressButton('#moves button');
  await tab.until(() => document.querySelectorAll('#moved td').length > 0);
  execFileSync(command, ['sensitivity', programme, '--output', 'budget.required.2027', '-n', '2048', '--no-plots', '--quiet', '--out', join(folder, 'out')]);
  const [head, ...rows] = readFileSync(join(folder, 'out/data/sensitivity.csv'), 'utf8').trim().split('\n').map((line) => line.split(','));
  const most = Math.max(...rows.map((row) => Number(row[head.indexOf('total')])));
  const shown = (await tab.texts('#moved tbody tr:first-child td'))[1];
  holds(`${(100 * most).toFixed(1)} % is the largest share: ${shown}`, shown.startsWith((100 * most).toFixed(1).replace('.', ',') + ' ['));
}

// The findings of the monitoring, as the command line has them.
async function monitored(tab) {
  await tab.pressButton('#monitor');
  await tab.until(() => document.querySelectorAll('#monitored td').length > 0);
  execFileSync(command, ['monitor', programme, '--quick', '-n', '20000', '--no-plots', '--quiet', '--out', join(folder, 'out')]);
  const [, first] = readFileSync(join(folder, 'out/data/monitor.csv'), 'utf8').split('\n'), shown = await tab.texts('#monitored tbody tr:first-child td');
  holds(`the first finding, ${first}: ${shown}`, shown[0].startsWith((100 * first.split(',')[2]).toFixed(1).replace('.', ',') + ' %') && shown.at(-1) === '15,4 [12,7–18,3]');
}

// The workbook of results, read by another reader, and a picture.
async function results(tab) {
  await tab.answer('', 200000);
  const [book, bytes] = await tab.saved('#save-workbook');
  writeFileSync(join(folder, book), bytes);
  same('the name of the workbook', book, 'resultados.xlsx');
  const cells = execFileSync('tests/workbook/read.py', [join(folder, book)], {encoding: 'utf8'});
  writeFileSync(join(folder, 'cells'), cells);
  holds('it is as workbooks of the command line are', !/^bad/m.test(cells) && /^Resumen\tA1\ts\tRedes de Oportunidades/m.test(cells));
  commandLine(await tab.text('#line'));
  same('its numbers', execFileSync('tests/workbook/agree.py', [join(folder, 'cells'), 'Resultados', join(folder, 'out/data/summary.csv')], {encoding: 'utf8'}).slice(0, 300), '');
  const [, png] = await tab.saved('#charts figure:nth-of-type(2) button:nth-of-type(2)');
  same('a picture', png.subarray(0, 4).toString('latin1'), '\x89PNG');
  const [, svg] = await tab.saved('#charts figure:nth-of-type(2) button:nth-of-type(1)');
  holds('the same to be scaled', svg.toString().startsWith('<svg ') && svg.includes('>Cupos del plan<'));
}

// A workbook with two errors is refused at its cells, in the words of the command line; mended, it is read.
async function workbook(tab) {
  const book = join(folder, 'redes.xlsx'), broken = join(folder, 'mi programa.xlsx'), hostile = join(folder, 'hostil.xlsx');
  const copy = (to, ...changes) => execFileSync('tests/page/break_workbook.py', [book, to, ...changes]);
  execFileSync(command, ['convert', programme, book, '--quiet']);
  copy(broken, 'D9=quinientos', 'D23=1,5');
  await tab.answer('', 200000);
  const before = await tab.text('#board');
  await tab.drop(broken);
  await tab.until(() => document.querySelectorAll('#problems li').length > 0);
  const {stderr} = spawnSync(resolve(command), ['run', 'mi programa.xlsx', '--lang', 'es'], {cwd: folder, encoding: 'utf8'});
  const problems = await tab.texts('#problems li');
  same('the errors', problems.join('\n') + '\n', stderr);
  holds('they name their cells', problems.length === 2 && problems[0].includes('Datos!D9: ') && problems[1].includes('Datos!D23: '));
  same('what was there stays', await tab.text('#board'), before);

  copy(broken, 'D9=500', 'D23=0.3');
  await tab.drop(broken);
  await tab.answer('mi programa.xlsx');
  same('mended, no error is left', await tab.text('#problems'), '');
  const [, bytes] = await tab.saved('#save-data');
  same('the workbook', bytes.toString(), commandLine(await tab.text('#line'), '', folder));

  copy(hostile, 'J9=<script>window.hurt=1</script><img src=x onerror="window.hurt=1">');
  await tab.drop(hostile);
  await tab.answer('hostil.xlsx');
  holds('a source is shown as it is', (await tab.text('#levers')).includes('<script>window.hurt=1'));
  same('and does nothing', await tab.page.evaluate(() => [window.hurt, document.images.length].join()), ',0');
  await tab.pressButton('#example');
  await tab.answer(programme);
}

// The claims of a form in a workbook are those of check.csv.
async function form(tab) {
  const own = join(folder, 'formulario.xlsx');
  execFileSync(command, ['new', own, '--form', '--years', '2027-2030', '--component', 'Taller', '--lang', 'es']);
  await tab.drop(own);
  await tab.answer('formulario.xlsx');
  await checked(tab, own);
  await tab.pressButton('#example');
  await tab.answer(programme);
  await checked(tab, programme);
}

async function checked(tab, form) {
  const out = join(folder, 'form');
  await tab.pressButton('#check');
  await tab.until(() => document.querySelectorAll('#checked p').length > 0);
  spawnSync(resolve(command), ['check', form, '--lang', 'es', '--quiet', '--out', out]);
  const table = readFileSync(join(out, 'data/check.csv'), 'utf8');
  const counted = (await tab.text('#checked p')).match(/\d+/g).reduce((sum, count) => sum + Number(count), 0);
  same(`claims of ${form}`, counted, table.split('\n').length - 2);
  same('what contradicts', (await tab.texts('#checked td:nth-of-type(1)')).filter((word) => word === 'CONTRADICE').length,
    (table.match(/,contradicts,/g) ?? []).length);
}

// The scenario as a file that the command line runs to the same bytes, and as a link.
async function share(tab, browser) {
  const type = (text) => tab.page.$eval('.lever[data-key="plan.places.2028"] .exact', (box, value) => {
    box.value = value;
    box.dispatchEvent(new Event('change', {bubbles: true}));
    return box.closest('.lever').textContent;
  }, text);
  holds('a point that is none of thousands is refused', (await type('0.512')).includes('«0.512»'));
  await type('1.024');
  await tab.answer('plan.places.2028=1024 ');
  await type('512');
  await tab.answer('plan.places.2028=512');
  await tab.write('#name', 'Menos cupos');
  const [scenario, rows] = await tab.saved('#save-scenario'), [, bytes] = await tab.saved('#save-data');
  const copy = join(folder, 'redes'), replicates = (await tab.text('#line')).split(' ').at(-1);
  cpSync(programme, copy, {recursive: true});
  writeFileSync(join(copy, 'variants', scenario), rows);
  same('the name of the scenario', scenario, 'menos-cupos.csv');
  same('the scenario', commandLine(`exante run ${copy} --variant menos-cupos -n ${replicates}`), bytes.toString());

  const other = await Tab.open(browser, await tab.page.evaluate(() => location.href));
  holds('a link brings the scenario', (await other.answer()).includes('--set plan.places.2028=512 '));
  await other.answer('--set plan.places.2028=512 ', 200000);
  await other.close();
  const [state, text] = await tab.saved('#save-state');
  writeFileSync(join(folder, state), text);
  await tab.pressButton('#reset');
  await tab.answerWithout('--set');
  await tab.drop(join(folder, state));
  await tab.answer('--set plan.places.2028=512 ');
  await tab.pressButton('#undo');
  await tab.answerWithout('--set');
}

// Of 1 to 4 workers, what is merged behind the first answer.
async function workers(browser) {
  const moved = '#' + encodeURIComponent(JSON.stringify({sets: {'budget.ceiling.2027': 350000}}));
  for (const cores of [1, 2, 3, 4]) {
    const tab = await Tab.open(browser, page + moved, {cores});
    const line = await tab.answer('budget.ceiling.2027=', 200000);
    const [count, asked, bytes] = await tab.page.evaluate(async () =>
      [team.hands.length, only()[0][1], new TextDecoder().decode(await team.lead.do('summary'))]);
    same('workers', count, cores);
    same(`200,000 replicates by ${cores}`, bytes, commandLine(line, `--only ${asked}`));
    await tab.close();
  }
}

// Each variant, in the browser itself.
async function variants(tab) {
  const names = readdirSync(join(programme, 'variants')).map((one) => one.replace('.csv', ''));
  for (const one of names) {
    const ours = await tab.page.evaluate(async (variant) => {
      const request = [['programme', 'scenarios/redes'], ['replicates', 2000], ['variant', variant]];
      const [bytes] = await computed(team.hands.at(-1), 2000, request, 'summary');
      return new TextDecoder().decode(bytes);
    }, one);
    same(`variant ${one}`, ours, commandLine(`exante run ${programme} --variant ${one} -n 2000`, '2>/dev/null'));
  }
}

async function quiet(tab, counter) {
  const loaded = await tab.page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('blob:')));
  same('what the page loaded', loaded.join(), '');
  const tried = await tab.page.evaluate(async (address) => {
    const image = new Image(), button = document.createElement('button');
    const loading = new Promise((done) => {
      image.onload = () => done('done');
      image.onerror = () => done('refused');
      image.src = address + 'image';
    });
    button.setAttribute('onclick', 'window.hurt=2');
    button.click();
    return Promise.all([fetch(address + 'fetch').then(() => 'done', () => 'refused'), loading, window.hurt ?? 'refused']);
  }, counter.address);
  same('what could send, or run a text, is refused', tried.join(), 'refused,refused,refused');
  same('requests', counter.asked.join(), '');
}

async function barriers(tab) {
  for (const lang of ['es', 'en']) {
    same('the language', await tab.page.evaluate(() => document.documentElement.lang), lang);
    same(`barriers, ${lang}`, (await tab.barriers()).join('; '), '');
    await tab.page.setViewport({width: 390, height: 844});
    same(`barriers on a phone, ${lang}`, (await tab.barriers()).join('; '), '');
    await tab.page.setViewport({width: 1366, height: 900});
    await tab.pressButton('#language');
    await tab.until((now) => document.documentElement.lang !== now, lang);
    await tab.answer();
  }
}

const counter = await listener(), browser = await launch(name, downloads);
try {
  const tab = await Tab.open(browser, page, {downloads});
  await keyboard(tab);
  await dragging(tab);
  await sameAsLine(tab);
  await compare(tab, counter);
  await solve(tab);
  await movers(tab);
  await monitored(tab);
  await results(tab);
  await workbook(tab);
  await form(tab);
  await share(tab, browser);
  await variants(tab);
  await barriers(tab);
  same('faults of scripts', tab.faults.join('; '), '');
  await quiet(tab, counter);
  await workers(browser);
} catch (fault) {
  holds(String(fault.stack ?? fault), false);
} finally {
  await browser.close();
  counter.close();
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${name}: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
