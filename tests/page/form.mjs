// SPDX-License-Identifier: GPL-3.0-or-later
// An evaluator fills in a form on the page: what she reads beside it, and what the command line reads in the files that it saves.
// usage: MODULES=FOLDER form.mjs BROWSER PAGE PROGRAM
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Tab, launch} from './browser.mjs';
import {Tally} from './tally.mjs';

const [name, file, command] = process.argv.slice(2), folder = mkdtempSync(join(tmpdir(), 'form-'));
const tally = new Tally(), said = (tab) => tab.text('#form-said');

// check.csv of the command line, and of the page, in which a folder has no cells.
function checked(form, lang, ...without) {
  spawnSync(resolve(command), ['check', form, '--lang', lang, '--quiet', '--out', 'out'], {cwd: folder});
  return plain(readFileSync(join(folder, 'out/data/check.csv'), 'utf8'), ...without);
}
const plain = (table, without) => (without ? table.replaceAll(/,[^,\n]*$/gm, '') : table);
const byPage = (tab) => tab.page.evaluate(async () => new TextDecoder().decode(await team.lead.do('check', [['programme', Form.path], ['lang', Texts.lang]])).split(/\n\n(.*)/s)[1]);

// Types into a figure, and leaves it.
async function type(tab, id, text) {
  await tab.write(`input[data-figure=${id}]`, text);
  await tab.page.keyboard.press('Tab');
}
const settled = (tab, pattern) => tab.until((text) => new RegExp(text).test(document.getElementById('form-said').textContent), pattern);
const beside = (tab, id) => tab.page.$eval(`input[data-figure=${id}]`, (box) => [box.getAttribute('aria-invalid'), document.getElementById(box.getAttribute('aria-describedby')).textContent]);

async function example(tab) {
  const own = {lang: 'es', plan: {years: '2027-2029', component: 'Taller, Feria', criterion: 'Tamaño', result: 'con contrato'}};
  for (const [box, text] of Object.entries(own.plan)) await tab.write(`#form-plan input[name=${box}]`, text);
  await tab.pressButton('#form-plan button');
  await settled(tab, 'exacta');
  const parts = ['--component', 'Taller', '--component', 'Feria', '--criterion', 'Tamaño', '--result', 'con contrato'];
  execFileSync(resolve(command), ['new', 'nuevo.xlsx', '--form', '--years', '2027-2029', ...parts, '--lang', 'es', '--quiet'], {cwd: folder});
  tally.same('the example is that of exante new --form', await byPage(tab), checked('nuevo.xlsx', 'es'));
  tally.same('nothing contradicts', (await tab.texts('#form-figures .bad')).join(), '');
}

async function wrong(tab) {
  await type(tab, 'potential', '310,000');
  await settled(tab, '1 error');
  const [invalid, text] = await beside(tab, 'potential');
  tally.holds(`what may be thousands is asked about: ${text}`, invalid === 'true' && text.includes('«310,000»') && text.includes('310000'));
  await type(tab, 'potential', 'cien mil');
  await tab.until(() => document.getElementById('form-figures').textContent.includes('«cien mil»'));
  await type(tab, 'potential', '100.000');
  await settled(tab, 'exacta');
  await type(tab, 'target', '<img src=x onerror="window.hurt=1">');
  await settled(tab, '1 error');
  tally.same('a text does nothing', await tab.page.evaluate(() => [window.hurt, document.images.length].join()), ',0');
  await tab.pressButton('#undo');
  await settled(tab, 'exacta');
}

async function contradiction(tab) {
  await type(tab, 'cost_beneficiary', '510,00');
  await settled(tab, 'CONTRADICE: 1');
  const [invalid, text] = await beside(tab, 'cost_beneficiary');
  tally.same('what is found, expected, and how to mend', text,
    'CONTRADICE: El gasto por beneficiario es gasto total sobre beneficiarios de 2027. Dice 510,00; recalculado: 500. Debería decir 500,00.');
  tally.same('and the box says so', invalid, 'true');
  tally.same('barriers', (await tab.barriers()).join('; '), '');
}

// The workbook, and the same as files: the same verdicts, and from the same inputs the same forecast.
async function saved(tab) {
  const [book, bytes] = await tab.saved('#form-save'), [zip, packed] = await tab.saved('#form-save-csv'), page = await byPage(tab);
  writeFileSync(join(folder, book), bytes);
  writeFileSync(join(folder, zip), packed);
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, '.'], {cwd: folder});
  tally.same('names', [book, zip].join(), 'formulario.xlsx,formulario.zip');
  tally.same('the workbook', checked(book, 'es'), page);
  tally.same('the folder', checked('formulario', 'es', 'cells'), plain(page, 'cells'));
  await tab.pressButton('#form-forecast');
  await tab.answer('formulario.xlsx');
  const [, rows] = await tab.saved('#save-data'), line = (await tab.text('#line')).split(' ').slice(1);
  for (const form of [book, 'formulario']) {
    execFileSync(resolve(command), [...line.map((word) => (word === book ? form : word)), '--no-plots', '--quiet', '--out', 'out'], {cwd: folder});
    tally.same(`the forecast of ${form}`, readFileSync(join(folder, 'out/data/summary.csv'), 'utf8'), rows.toString());
  }
}

// What was typed goes with the link, and into the other language with its marks.
async function shared(tab, browser) {
  // Firefox, without a window, leaves no field any more once it has saved a file.
  await tab.page.$eval('input[data-figure=coverage_target]', (box) => {
    box.value = '0,93';
    box.dispatchEvent(new Event('change'));
  });
  await settled(tab, 'CONTRADICE: 2');
  const other = await Tab.open(browser, await tab.page.evaluate(() => location.href));
  await settled(other, 'CONTRADICE: 2');
  tally.same('a link brings what was typed', await other.page.$eval('input[data-figure=coverage_target]', (box) => box.value), '0,93');
  await other.pressButton('#language');
  await settled(other, 'CONTRADICTS: 2');
  tally.same('in English it has a point', await other.page.$eval('input[data-figure=coverage_target]', (box) => box.value), '0.93');
  tally.holds(`and is the same: ${await said(other)}`, (await beside(other, 'coverage_target'))[1].includes('It says 0.93; recomputed: '));
  tally.same('faults of scripts', other.faults.join('; '), '');
  await other.close();
}

const browser = await launch(name, folder);
try {
  const tab = await Tab.open(browser, pathToFileURL(resolve(file)).href, {downloads: folder});
  await example(tab);
  await wrong(tab);
  await contradiction(tab);
  await saved(tab);
  await shared(tab, browser);
  tally.same('faults of scripts', tab.faults.join('; '), '');
} catch (fault) {
  tally.holds(String(fault.stack ?? fault), false);
} finally {
  await browser.close();
  rmSync(folder, {recursive: true, force: true});
}
tally.finish(`${name}, a form`);
