// SPDX-License-Identifier: GPL-3.0-or-later
// How long the page takes from opening to its first answer, and from a moved slider to the next, and what memory it needs:
// medians of 20, with the load of the machine. usage: MODULES=FOLDER speed.mjs BROWSER PAGE
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {loadavg} from 'node:os';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Tab, launch} from './browser.mjs';

const [name, file] = process.argv.slice(2), TIMES = 20;
const page = pathToFileURL(resolve(file)).href, browser = await launch(name, '/nowhere');
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const shown = (list) => `${Math.round(median(list))} ms [${Math.round(list[0])}–${Math.round(list.at(-1))}]`;

// Megabytes of the browser's processes, what they share counted once.
function memory() {
  const parents = new Map(readdirSync('/proc').filter((id) => /^\d+$/.test(id)).map((id) => {
    try {
      return [id, readFileSync(`/proc/${id}/stat`, 'utf8').replace(/.*\) /, '').split(' ')[1]];
    } catch {
      return [id, ''];
    }
  }));
  const root = String(browser.process().pid);
  const isOurs = (id) => id === root || (parents.has(id) && isOurs(parents.get(id)));
  const kilobytes = [...parents.keys()].filter(isOurs).map((id) => {
    try {
      return Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss: *(\d+)/m)[1]);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

// Milliseconds from a slider moved to `share` of its way to the board drawn anew.
const redraw = (tab, share) => tab.page.evaluate((at) => new Promise((done) => {
  const slider = document.querySelector('.lever input[type=range]'), start = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  watch.observe(document.getElementById('board'), {childList: true});
  slider.value = Number(slider.min) + at * (slider.max - slider.min);
  slider.dispatchEvent(new Event('change', {bubbles: true}));
}), share);

const answered = (tab) => tab.page.evaluate(() => globalThis.answeredAt);

for (const cores of [1, undefined]) {
  const load = loadavg()[0].toFixed(1), empty = memory(), first = [], redraws = [];
  let tab;
  for (let i = 0; i < TIMES; i++) {
    tab = await Tab.open(browser, page, {cores, watched: true});
    first.push(await answered(tab));
    if (i + 1 < TIMES) await tab.close();
  }
  await tab.answer('', 200000);
  const full = memory();
  for (let i = 0; i < TIMES; i++) redraws.push(await redraw(tab, 0.3 + 0.02 * i));
  console.log(`${name}, ${cores ?? 'all'} worker${cores === 1 ? '' : 's'}, load ${load}: first answer ${shown(first)}, redraw ${shown(redraws)}, memory ${Math.round(full - empty)} MB`);
  await tab.close();
}
console.log(`${name}: the page has ${statSync(file).size} bytes`);
await browser.close();
