// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile files dropped on the page: each is refused in the words of the command line, or read as what it is; none
// runs anything or asks anybody, and the page answers afterwards. usage: MODULES=FOLDER hostile.mjs BROWSER PAGE PROGRAM
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Tab, launch, listener} from './browser.mjs';
import {Tally} from './tally.mjs';

const [name, file, command] = process.argv.slice(2), folder = mkdtempSync(join(tmpdir(), 'hostile-')), files = join(folder, 'files');
const tally = new Tally(), page = pathToFileURL(resolve(file)).href, programme = 'scenarios/redes';
// Read as they are: a text with marks is a source, a title, or a comment of a long sheet.
const ADMITTED = ['unidad.xlsx', 'etiquetas.xlsx', 'grande.xlsx'];

const harmed = (tab) => tab.page.evaluate(() => [window.hurt, document.images.length, document.querySelectorAll('script').length].join());

// What the command line says of the errors, a line each.
function told(book) {
  const {stderr} = spawnSync(resolve(command), ['run', book, '--lang', 'es', '-n', '100', '--no-plots', '--quiet', '--out', '../out'], {cwd: files, encoding: 'utf8'});
  return stderr.split('\n').filter((line) => line && !line.includes(': nota: ')).join('\n');
}

// Drops a file where nothing is wrong yet.
async function drop(tab, own) {
  await tab.page.evaluate(() => document.getElementById('problems').replaceChildren());
  await tab.drop(join(files, own));
}

async function books(tab, before) {
  for (const book of readdirSync(files).filter((one) => one.endsWith('.xlsx'))) {
    await drop(tab, book);
    await tab.until((own) => document.querySelector('#problems li') || document.getElementById('line').textContent.includes(own), ADMITTED.includes(book) ? book : 'no file');
    if (ADMITTED.includes(book)) {
      tally.same(`${book} is admitted`, await tab.text('#problems'), '');
      await tab.pressButton('#example');
      await tab.answer(programme);
    } else {
      tally.same(book, (await tab.texts('#problems li')).join('\n'), told(book));
      tally.holds(`${book}: the page stays on what it had`, (await tab.text('#line')).includes(programme));
    }
    tally.same(`${book} does nothing`, await harmed(tab), before);
  }
}

async function others(tab, before) {
  await drop(tab, 'inputs.csv');
  await tab.until(() => document.querySelector('#problems li'));
  tally.holds(`a table of any bytes is refused: ${await tab.text('#problems')}`, (await tab.texts('#problems li')).every((line) => line.includes('inputs.csv')));
  await drop(tab, 'estado.json');
  await tab.until(() => document.getElementById('problems').textContent.includes('<img src=x onerror'));
  await drop(tab, 'hondo.json');
  await tab.pressButton('#reset');
  await tab.until(() => document.getElementById('problems').textContent === '');
  tally.same('what somebody moved does nothing', await harmed(tab), before);
}

// It still answers, and nothing was asked for.
async function alive(tab, counter) {
  await tab.page.$eval('.lever[data-key="budget.ceiling.2027"] input[type=range]', (slider) => {
    slider.value = 350000;
    slider.dispatchEvent(new Event('change', {bubbles: true}));
  });
  await tab.answer('budget.ceiling.2027=', 200000);
  const rows = await tab.texts('#board tbody td');
  tally.holds('the board is there', rows.length > 8 && rows.some((text) => /\d %/.test(text)));
  tally.same('faults of scripts', tab.faults.join('; '), '');
  tally.same('requests', counter.asked.join(), '');
}

async function links(browser) {
  for (const end of ['#%E0%A4%A', '#' + encodeURIComponent('{"sets":{"budget.celing":1}}'), '#' + encodeURIComponent('{"variant":"../../../etc/passwd"}'), '#' + 'x'.repeat(100000)]) {
    const tab = await Tab.open(browser, page + end);
    tally.holds(`a link that ends in ${end.slice(0, 60)}`, (await tab.text('#line')).includes(programme));
    if (end.includes('celing')) tally.holds('says what is wrong', (await tab.text('#problems')).includes('budget.ceiling'));
    tally.same('its faults', tab.faults.join('; '), '');
    await tab.close();
  }
}

const counter = await listener(), browser = await launch(name, folder);
try {
  mkdirSync(files);
  execFileSync(command, ['convert', programme, join(folder, 'redes.xlsx'), '--quiet']);
  execFileSync('tests/page/hostile_workbooks.py', [join(folder, 'redes.xlsx'), files, counter.address]);
  const tab = await Tab.open(browser, page), before = await harmed(tab);
  await books(tab, before);
  await others(tab, before);
  await alive(tab, counter);
  await links(browser);
} catch (fault) {
  tally.holds(String(fault.stack ?? fault), false);
} finally {
  await browser.close();
  counter.close();
  rmSync(folder, {recursive: true, force: true});
}
tally.finish(`${name}, hostile files`);
