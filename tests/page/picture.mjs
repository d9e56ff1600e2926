// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the page in the READMEs: a ceiling that was moved, the base in grey beside it.
// usage: MODULES=FOLDER picture.mjs BROWSER PAGE
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {Tab, launch} from './browser.mjs';

const [name, file] = process.argv.slice(2), browser = await launch(name, '/nowhere');
for (const [lang, picture] of [['es', 'page/example.es.webp'], ['en', 'page/example.webp']]) {
  const tab = await Tab.open(browser, `${pathToFileURL(resolve(file)).href}#${encodeURIComponent(JSON.stringify({sets: {'budget.ceiling.2027': 380000}, lang}))}`);
  await tab.page.setViewport({width: 1120, height: 620});
  await tab.answer('budget.ceiling.2027=380000', 200000);
  await tab.page.screenshot({path: picture, type: 'webp', quality: 75});
  await tab.close();
}
await browser.close();
