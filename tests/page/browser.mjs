// SPDX-License-Identifier: GPL-3.0-or-later
// A browser without a window, and what a person does in it. The driver is found in the folder of MODULES.
import {createServer} from 'node:http';
import {readFileSync, readdirSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, join} from 'node:path';

const require = createRequire(join(process.env.MODULES, 'here.js'));
const puppeteer = require('puppeteer-core');
export const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const PATIENCE = 60000;
const programs = {chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr'};

// `downloads`: where files go that the page saves.
export async function launch(name, downloads) {
  const common = {executablePath: programs[name], headless: true, protocolTimeout: PATIENCE};
  if (name === 'firefox')
    return puppeteer.launch({...common, browser: 'firefox', extraPrefsFirefox: {
      'browser.download.folderList': 2, 'browser.download.dir': downloads,
      'security.fileuri.strict_origin_policy': true}});
  return puppeteer.launch({...common, args: ['--no-sandbox'], downloadBehavior: {policy: 'allow', downloadPath: downloads}});
}

// A server that only counts who asks it.
export async function listener() {
  const self = {asked: []};
  const server = createServer((request, response) => {
    self.asked.push(request.url);
    response.end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  self.address = `http://127.0.0.1:${server.address().port}/`;
  self.close = () => server.close();
  return self;
}

// Notes when the first answer is there, in ms from opening.
function watch() {
  new MutationObserver((_, self) => {
    if (!document.querySelector('#board td')) return;
    self.disconnect();
    requestAnimationFrame(() => (globalThis.answeredAt = performance.now()));
  }).observe(document, {childList: true, subtree: true});
}

// The page in a tab, as a planner meets it.
export class Tab {
  static async open(browser, address, {cores, downloads, watched} = {}) {
    const self = new Tab();
    self.page = await browser.newPage();
    self.downloads = downloads;
    self.faults = [];
    self.page.on('pageerror', (error) => self.faults.push(error.message));
    self.page.on('dialog', (dialog) => (self.faults.push('dialog: ' + dialog.message()), dialog.dismiss()));
    await self.page.setViewport({width: 1366, height: 900});
    if (cores)
      await self.page.evaluateOnNewDocument((n) => Object.defineProperty(navigator, 'hardwareConcurrency', {get: () => n}), cores);
    if (watched) await self.page.evaluateOnNewDocument(watch);
    await self.page.goto(address);
    await self.answer();
    return self;
  }

  close() {
    return this.page.close();
  }

  text(selector) {
    return this.page.$eval(selector, (element) => element.textContent);
  }

  texts(selector) {
    return this.page.$$eval(selector, (all) => all.map((element) => element.textContent));
  }

  until(said, ...given) {
    return this.page.waitForFunction(said, {timeout: PATIENCE, polling: 30}, ...given);
  }

  // Until a forecast is shown whose line for the command line has `part`, on at least so many replicates.
  async answer(part = '', least = 1) {
    await this.until((text, n) => {
      const line = document.getElementById('line').textContent, count = Number(line.match(/-n (\d+)$/)?.[1]);
      return line.includes(text) && count >= n && /\d/.test(document.getElementById('status').textContent);
    }, part, least);
    return this.text('#line');
  }

  // Without what is in it, in which the line of a forecast before would not be told apart.
  async answerWithout(part) {
    await this.until((text) => !document.getElementById('line').textContent.includes(text), part);
    return this.answer();
  }

  // Goes with the key Tab to the first element that `fits`.
  async tabTo(fits, backwards = false) {
    for (let i = 0; i < 400; i++) {
      if (backwards) await this.page.keyboard.down('Shift');
      await this.page.keyboard.press('Tab');
      if (backwards) await this.page.keyboard.up('Shift');
      if (await this.page.evaluate((selector) => document.activeElement.matches(selector), fits)) return;
    }
    throw new Error('the key Tab does not reach ' + fits);
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  // Wherever it has moved to since: more replicates may be arriving.
  pressButton(selector) {
    return this.page.$eval(selector, (element) => element.click());
  }

  async write(selector, text) {
    await this.page.$eval(selector, (element) => (element.value = ''));
    await this.page.type(selector, text);
  }

  // Drops files of the disk on the page.
  drop(...paths) {
    const files = paths.map((path) => [basename(path), readFileSync(path).toString('base64')]);
    return this.page.evaluate((list) => {
      const data = new DataTransfer();
      for (const [name, text] of list) data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
      document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    }, files);
  }

  // What the page saves when the button is pressed: [name, bytes].
  async saved(button) {
    const before = new Set(readdirSync(this.downloads));
    await this.pressButton(button);
    for (let waited = 0; waited < PATIENCE; waited += 50) {
      await new Promise((done) => setTimeout(done, 50));
      const names = readdirSync(this.downloads);
      const name = names.find((one) => !before.has(one) && !/\.(crdownload|part)$|^\.|^[\da-f-]{36}$/.test(one));
      if (!name || names.some((one) => /\.(crdownload|part)$/.test(one))) continue;
      const bytes = readFileSync(join(this.downloads, name));
      if (bytes.length === 0) continue;
      rmSync(join(this.downloads, name));
      return [name, bytes];
    }
    throw new Error('nothing was saved by ' + button);
  }

  // What axe-core finds of weight.
  async barriers() {
    await this.page.evaluate(axe);
    const {violations} = await this.page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
    return violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
  }
}
