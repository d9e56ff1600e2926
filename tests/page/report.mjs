// SPDX-License-Identifier: GPL-3.0-or-later
// The reports to hand over in a browser, wide and narrow: axe-core finds no barrier, and the page asks for nothing.
// usage: MODULES=FOLDER report.mjs BROWSER PAGE PROGRAM
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {axe, launch} from './browser.mjs';

const [name, , command] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'reports-'));
const reports = [
  ['informe.html', 'scenarios/redes', 'recomendado', 'sin-preparacion', '-n', '2000'],
  ['report.html', 'tests/programmes/fondo', '-n', '2000', '--lang', 'en'],
  ['informe.html', 'scenarios/cuenta-publica-2025'],
];
let failed = 0;

async function look(browser, address, width, what) {
  const page = await browser.newPage(), asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setViewport({width, height: 900});
  await page.goto(address);
  await page.evaluate(axe);
  const {violations, passes} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
  for (const {id, impact, nodes} of violations)
    console.error(`${name}, ${what}, ${width}: ${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' ')}`);
  const others = asked.filter((url) => url !== address && !url.startsWith('data:'));
  if (others.length) console.error(`${name}, ${what}: asks for ${others}`);
  console.log(`${name}, ${what}, ${width} wide: ${passes.length} rules passed, ${violations.length} broken, ${others.length} requests`);
  failed += violations.length + others.length;
  await page.close();
}

const browser = await launch(name, folder);
try {
  for (const [i, [file, ...line]] of reports.entries()) {
    const out = join(folder, String(i));
    execFileSync(resolve(command), ['report', ...line, '--quiet', '--out', out]);
    for (const width of [1280, 380]) await look(browser, pathToFileURL(join(out, file)).href, width, line[0]);
  }
} finally {
  await browser.close();
  rmSync(folder, {recursive: true});
}
process.exit(failed ? 1 : 0);
