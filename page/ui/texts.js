// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of words/messages_page.def, and numbers, in the language of the reader.

const Texts = {lang: 'es', rows: new Map()};

// The text with its arguments: {1}, and {1|word|words} for what goes with a number.
function t(name, ...given) {
  const text = Texts.rows.get(name)?.[Texts.lang === 'es' ? 0 : 1] ?? '';
  return text.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, at, one, many) => {
    const value = String(given[at - 1] ?? '');
    return one === undefined ? value : value === '1' ? one : many;
  });
}

function numeral(x, decimals) {
  if (!Number.isFinite(x)) return '–';
  const locale = Texts.lang === 'es' ? 'es-CL' : 'en-US';
  return x.toLocaleString(locale, {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

// As many decimals as tell amounts of that size apart.
function numeralOf(x) {
  const size = Math.abs(x);
  return numeral(x, size === 0 || size >= 100 || Number.isInteger(x) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 3 : 4);
}

// What a person typed: 310.000 and 0,5 in Spanish, 310,000 and 0.5 in English. NaN of what is neither, as 0.5 in Spanish.
function readNumber(text) {
  const plain = Texts.lang === 'es' ? text.trim().replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')) : text.trim();
  return /^[-−]?([1-9]\d{0,2}(,\d{3})+|\d+)(\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '').replace('−', '-')) : NaN;
}

// The same to be typed over: without marks of thousands.
const typed = (value) => (typeof value !== 'number' ? value : Texts.lang === 'es' ? String(value).replace('.', ',') : String(value));

// A probability in %: only what always or never happened is 100 or 0.
function chance(p) {
  if (!Number.isFinite(p)) return '–';
  if (p > 0 && p < 0.0005) return '< ' + numeral(0.1, 1);
  if (p < 1 && p > 0.9995) return '> ' + numeral(99.9, 1);
  return numeral(100 * p, 1);
}

// Rows of a table of the program: its mark between cells, quotes doubled.
function parseLines(text, mark) {
  const rows = [], cells = new RegExp(`(?:^|${mark})(?:"((?:[^"]|"")*)"|([^${mark}]*))`, 'g');
  for (const [, line] of text.matchAll(/((?:"[^"]*"|[^"\n])*)\n/g))
    rows.push([...line.replace(/\r$/, '').matchAll(cells)].map((m) => (m[1] ?? m[2]).replaceAll('""', '"')));
  return rows;
}

function parseCsv(text) {
  const rows = parseLines(text, ','), head = rows.shift() ?? [];
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}
