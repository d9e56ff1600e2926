// SPDX-License-Identifier: GPL-3.0-or-later
// Elements and pictures. Texts go in as texts, never as markup.

function make(tag, attributes = {}, ...children) {
  const svg = ['svg', 'g', 'line', 'rect', 'circle', 'text', 'title'].includes(tag);
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const COLOURS = ['ink', 'paper', 'line', 'main', 'mid', 'tint', 'base'];

// What the page shows now, and what is saved: dark on white.
const screenPalette = () => {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
};
const PAPER = {ink: '#0a132d', paper: '#ffffff', line: '#dde3ea', main: '#006fb3', mid: '#8ec1e0', tint: '#cfe3f1', base: '#8a8f98'};

// Round steps that cut 0 … most into about four.
function ticks(most) {
  const rough = most / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((m) => m * power >= rough) * power;
  return Array.from({length: Math.floor(most / step) + 1}, (_, i) => i * step);
}

// Bands of years: `rows` and `before` are of one output, a row a year; the axis begins at 0.
function picture(title, rows, before, palette) {
  const width = 360, height = 200, left = 58, bottom = 24, top = 8;
  const number = (row, name) => Number(row?.[name] || NaN);
  const all = [...rows, ...before].map((row) => number(row, 'p95')).filter(Number.isFinite);
  const most = Math.max(1e-9, ...all) * 1.05, y = (v) => height - bottom - (v / most) * (height - bottom - top);
  const svg = make('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg'});
  for (const tick of ticks(most))
    svg.append(make('line', {x1: left, x2: width, y1: y(tick), y2: y(tick), stroke: palette.line}),
      make('text', {x: left - 6, y: y(tick) + 4, 'text-anchor': 'end', fill: palette.ink, 'font-size': 12}, numeralOf(tick)));
  const step = (width - left) / rows.length;
  const bar = (at, row, from, to, size, fill) => {
    const low = number(row, from), high = number(row, to);
    if (Number.isFinite(low)) svg.append(make('rect', {x: at - size / 2, y: y(high), width: size, height: Math.max(1, y(low) - y(high)), fill, stroke: palette.main, 'stroke-width': from === 'p25' || fill === palette.base ? 0 : 0.75}));
  };
  rows.forEach((row, i) => {
    const at = left + step * (i + 0.5), old = before.find((b) => b.year === row.year), size = Math.min(34, step * 0.5);
    bar(at - size * 0.55, old, 'p05', 'p95', size * 0.35, palette.base);
    bar(at, row, 'p05', 'p95', size, palette.tint);
    bar(at, row, 'p25', 'p75', size * 0.7, palette.mid);
    const median = number(row, 'p50');
    if (Number.isFinite(median))
      svg.append(make('circle', {cx: at, cy: y(median), r: 4, fill: palette.main, stroke: palette.paper, 'stroke-width': 1.5}));
    svg.append(make('text', {x: at, y: height - 6, 'text-anchor': 'middle', fill: palette.ink, 'font-size': 12}, row.year));
  });
  return svg;
}

// The same to be taken away: with its title, and a paper below.
function printed(title, rows, before) {
  const svg = picture(title, rows, before, PAPER), head = make('text', {x: 4, y: -8, fill: PAPER.ink, 'font-size': 14, 'font-weight': 'bold'}, title);
  const legend = make('text', {x: 4, y: 218, fill: PAPER.ink, 'font-size': 8}, t('PAGE_LEGEND'));
  svg.setAttribute('viewBox', '-8 -28 376 256');
  svg.setAttribute('font-family', "Roboto, 'Segoe UI', Arial, sans-serif");
  svg.setAttribute('width', 752);
  svg.setAttribute('height', 512);
  svg.prepend(make('rect', {x: -8, y: -28, width: 376, height: 256, fill: PAPER.paper}), head);
  svg.append(legend);
  return new XMLSerializer().serializeToString(svg);
}

async function savePng(name, text) {
  const image = new Image(), canvas = document.createElement('canvas'), scale = 2;
  const address = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  image.src = address;
  await image.decode();
  [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save(name, blob, 'image/png'), 'image/png');
}

function bands(title, rows, before, decimals, palette) {
  const text = () => printed(title, rows, before);
  return make('figure', {}, make('figcaption', {}, title), picture(title, rows, before, palette), numbers(rows, decimals),
    make('p', {class: 'buttons'}, make('button', {click: () => save(title + '.svg', text(), 'image/svg+xml')}, t('PAGE_SAVE_PICTURE')),
      make('button', {click: () => savePng(title + '.png', text())}, t('PAGE_SAVE_PNG'))));
}

const range = (row, decimals) => (row ? t('PAGE_MEDIAN_RANGE', ...['p50', 'p05', 'p95'].map((q) => numeral(Number(row[q] || NaN), decimals))) : '');

// The same numbers, to read.
function numbers(rows, decimals) {
  const table = make('table', {}, make('tbody', {}, ...rows.map((row) => make('tr', {}, make('th', {scope: 'row'}, row.year), make('td', {}, range(row, decimals))))));
  return make('details', {}, make('summary', {}, t('PAGE_RANGE_HEAD')), table);
}

function save(name, content, kind) {
  const address = URL.createObjectURL(new Blob([content], {type: kind}));
  make('a', {href: address, download: name.replace(/[^\p{L}\p{N}._ -]/gu, '')}).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
