// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of it: the board of probabilities, the pictures, the scenarios side by side.

const yearsOf = (rows) => [...new Set(rows.map((row) => row.year))].filter((year) => year !== '').sort();
const rowOf = (rows, output, year) => rows.find((row) => row.output === output && row.year === year);
const yearWords = (year) => (year === '' ? t('PAGE_YEARS_ALL') : year);

function head(first, columns) {
  return make('thead', {}, make('tr', {}, first === '' ? make('td') : make('th', {scope: 'col'}, first), ...columns.map((text) => make('th', {scope: 'col'}, text))));
}

function chanceCell(row, before) {
  if (!row || row.mean === '') return make('td', {}, '');
  const cell = make('td', {class: 'chance'}, chance(Number(row.mean)) + ' %');
  cell.style.setProperty('--share', 100 * Number(row.mean) + '%');
  if (before && before.mean !== row.mean) cell.append(make('span', {class: 'before'}, chance(Number(before.mean)) + ' %'));
  return cell;
}

function drawBoard(rows, base) {
  const years = [...yearsOf(rows), ''], events = [...Programme.names.event].filter(([name]) => rows.some((row) => row.output === name));
  const body = events.map(([name, title]) => make('tr', {}, make('th', {scope: 'row'}, title),
    ...years.map((year) => chanceCell(rowOf(rows, name, year), rowOf(base, name, year)))));
  document.getElementById('board').replaceChildren(make('table', {}, head('', years.map(yearWords)), make('tbody', {}, ...body)));
}

function drawCharts(rows, base) {
  const figures = [], palette = screenPalette();
  for (const [name, decimals] of Programme.names.quantity) {
    const own = rows.filter((row) => row.output === name && row.year !== '');
    if (own.length === 0 || own.every((row) => row.p50 === '')) continue;
    const before = base.filter((row) => row.output === name && row.year !== '');
    figures.push(bands(Programme.names.output.get(name) ?? name, own, before, Number(decimals), palette));
  }
  const open = [...document.querySelectorAll('#charts figure')].map((figure) => figure.querySelector('details')?.open);
  document.getElementById('charts').replaceChildren(...figures);
  document.querySelectorAll('#charts details').forEach((details, i) => (details.open = open[i] ?? false));
}

// The outputs that are compared, over all years: name, title, decimals; of events, no decimals.
function comparable(rows) {
  const events = [...Programme.names.event].map(([name, title]) => [name, title, undefined]);
  const quantities = [...Programme.names.quantity].map(([name, decimals]) => [name, Programme.names.output.get(name), Number(decimals)]);
  return [...events, ...quantities].filter(([name]) => rowOf(rows, name, ''));
}

// All of the first replicates, the same for each.
function drawKept() {
  const rows = Outcome.first, columns = [[t('PAGE_BASE'), Outcome.bases.get(FIRST)], ...Outcome.kept, [t('PAGE_NOW'), rows]];
  const cell = (row, decimals) => (!row ? '' : decimals === undefined ? chance(Number(row.mean || NaN)) + ' %' : range(row, decimals));
  const body = comparable(rows).map(([name, title, decimals]) => make('tr', {}, make('th', {scope: 'row'}, title),
    ...columns.map(([, all]) => make('td', {}, cell(rowOf(all, name, ''), decimals)))));
  document.getElementById('kept').replaceChildren(make('table', {}, head('', columns.map(([name]) => name)),
    make('tbody', {}, ...body)));
}

function drawOutcome(rows, base, replicates) {
  drawBoard(rows, base);
  drawCharts(rows, base);
  drawKept();
  const errors = rows.filter((row) => Programme.names.event.has(row.output)).map((row) => Number(row.mc_se || 0));
  document.getElementById('status').textContent = t('PAGE_DONE', numeral(replicates, 0), numeral(100 * Math.max(0, ...errors), 2));
  document.getElementById('line').textContent = commandLine();
}

const quoted = (text) => (/^[\p{L}\p{N}_.,=/%+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function commandLine() {
  const options = [...(State.variant ? ['--variant', State.variant] : []), ...setTexts().flatMap((text) => ['--set', text]), '-n', String(Outcome.replicates)];
  return ['exante', 'run', Programme.path, ...options].map(quoted).join(' ');
}

// A column's letters in a workbook: 1 is A.
const letters = (n) => (n > 26 ? letters(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));

function place(file, line, column) {
  if (file === '' || line === '0') return file;
  const [book, sheet] = file.split('!');
  if (sheet !== undefined) return `${book}: ${sheet}!${column === '0' ? '' : letters(Number(column))}${line}`;
  return `${file}:${line}${column === '0' ? '' : ':' + column}`;
}

function reportLine(file, line, column, text) {
  const where = place(file, line, column);
  return (where ? where + ': ' : '') + text;
}

function drawReport(report, failure = '') {
  const errors = report.filter(([kind]) => kind === 'error'), box = document.getElementById('problems');
  box.replaceChildren();
  if (failure) box.append(make('p', {}, t('PAGE_FAILED', failure)));
  if (errors.length === 0) return;
  box.append(make('p', {}, t('PAGE_WRONG', errors.length)), make('ul', {}, ...errors.map(([, ...entry]) => make('li', {}, reportLine(...entry)))));
}
