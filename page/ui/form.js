// SPDX-License-Identifier: GPL-3.0-or-later
// The form that is filled in here: the workbook of exante new --form in memory, read and judged as one that was dropped.

const LISTS = ['component', 'criterion', 'result'];
// sheets: [{file, name, rows: [[[value, style, formula]…]…]}…] of what was typed, path: where the workers have them; drawn, turn:
// which state that is.
const Form = {sheets: [], path: '', drawn: '', turn: 0};

const formFile = () => t('PAGE_FORM_FILE') + '.xlsx';

// A number that was typed in the other language; what is none stays for the reader to judge.
function inMarks(text, from, to) {
  if (from === to) return text;
  if (to === 'es') return /^-?\d+(\.\d+)?\s*%?$/.test(text) ? text.replace('.', ',') : text;
  return /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?\s*%?$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : text;
}

function formInLanguage() {
  const form = State.form;
  if (form.lang === Texts.lang) return;
  form.values = Object.fromEntries(Object.entries(form.values).map(([id, text]) => [id, inMarks(text, form.lang, Texts.lang)]));
  form.lang = Texts.lang;
}

function formRequest({plan, values}) {
  const lists = LISTS.flatMap((name) => (plan[name] ?? '').split(',').map((text) => text.trim()).filter(Boolean).map((text) => [name, text]));
  const texts = ['years', 'unit'].filter((name) => plan[name]?.trim()).map((name) => [name, plan[name].trim()]);
  return [['programme', formFile()], ['lang', Texts.lang], ...texts, ...lists, ...Object.entries(values).map(([id, text]) => ['figure', `${id}=${text.trim()}`])];
}

// What page_form answered: the sheets, and what the form is about.
function readForm(lines) {
  const sheets = [], plan = {};
  for (const [kind, ...given] of lines) {
    if (kind === 'part') plan[given[0]] = plan[given[0]] === undefined ? given[1] : `${plan[given[0]]}, ${given[1]}`;
    else if (kind === 'sheet') sheets.push({file: given[0], name: given[1], rows: []});
    else {
      const cells = [], {rows} = sheets.at(-1), style = rows.length === 0 ? 'head' : 'plain';
      for (let i = 0; i < given.length; i += 2) cells.push([given[i][0] === 'n' ? Number(given[i].slice(1)) : given[i].slice(1), style, given[i + 1].slice(1)]);
      rows.push(cells);
    }
  }
  return {sheets, plan};
}

function formBook() {
  const texts = new SheetTexts(), widths = {'figures.csv': [50, 14, 12, 9, 10, 12, 24], 'inputs.csv': [36, 40, 8, 14, 12, 12, 12, 8, 10, 12, 12, 12, 60]};
  return bookOf(Form.sheets.map(({file, name, rows}) => [name, sheetOf(rows, widths[file] ?? rows[0].map(() => 28), texts, 1)]), texts);
}

// The same as files of a folder: without what explains.
function formTables() {
  const es = Texts.lang === 'es', mark = es ? ';' : ',';
  const text = (x) => {
    const plain = plainNumber(x);
    return es ? plain.replace('.', ',') : plain;
  };
  const cell = ([value]) => (typeof value === 'number' ? (Number.isFinite(value) ? text(value) : '#DIV/0!') : /[";,\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return Form.sheets.map(({file, rows}) => {
    const kept = rows[0].map(([title]) => !title.startsWith('#'));
    const lines = rows.filter(([[first]]) => !String(first).startsWith('#')).map((cells) => cells.filter((_, i) => kept[i]).map(cell).join(mark));
    return [`${t('PAGE_FORM_FILE')}/${file}`, '\ufeff' + lines.join('\r\n') + '\r\n'];
  });
}

const [WHAT, VALUE, UNIT, PART, ID] = [0, 1, 2, 3, 6];

function figureRow(cells, row) {
  const id = cells[ID][0], says = `form-says-${row}`;
  const box = make('input', {'data-figure': id, inputmode: 'decimal', autocomplete: 'off', 'aria-label': `${cells[WHAT][0]}, ${cells[UNIT][0]}`, 'aria-describedby': says});
  box.value = typed(cells[VALUE][0]);
  box.addEventListener('change', () => change(() => (State.form.values[id] = box.value)));
  return make('tr', {'data-row': row}, make('th', {scope: 'row'}, cells[WHAT][0]), make('td', {}, box), make('td', {}, cells[UNIT][0]), make('td', {}, cells[PART][0]), make('td', {class: 'says', id: says}));
}

// Each figure with its place in the sheet; what was typed elsewhere, as by an undo, is written into its box.
function drawFigures() {
  const [{rows}] = Form.sheets, box = document.getElementById('form-figures'), shape = JSON.stringify([Texts.lang, rows.map((cells) => [cells[WHAT][0], cells[ID][0]])]);
  if (Form.shape === shape && box.firstChild) {
    for (const input of box.querySelectorAll('input')) input.value = typed(rows[input.closest('tr').dataset.row - 1][VALUE][0]);
    return;
  }
  Form.shape = shape;
  const heads = ['PAGE_FORM_VALUE', 'PAGE_FORM_MEASURE', 'PAGE_FORM_PART', 'PAGE_FORM_SAYS'].map((name) => t(name));
  const body = rows.slice(1).map((cells, i) => (cells[ID][0] === '' ? make('tr', {}, make('th', {scope: 'colgroup', colspan: 5}, cells[WHAT][0].replace(/^#\s*/, ''))) : figureRow(cells, i + 2)));
  box.replaceChildren(make('table', {}, head(t('PAGE_FORM_FIGURE'), heads), make('tbody', {}, ...body)));
}

// What is said of the figure in a row: [text, it is wrong].
function sayOf(row, lines) {
  const cell = document.getElementById(`form-says-${row}`), input = cell?.closest('tr').querySelector('input');
  if (!cell) return false;
  cell.replaceChildren(...lines.map(([text, wrong]) => make('p', wrong ? {class: 'bad'} : {}, text)));
  input.setAttribute('aria-invalid', String(lines.some(([, wrong]) => wrong)));
  return true;
}

function claimLine(words, row) {
  const word = words.get(row.verdict), stated = Texts.lang === 'es' ? row.stated : row.stated_value, value = row.recomputed === '' ? '' : numeralOf(Number(row.recomputed));
  if (SETTLED.includes(row.verdict)) return [word, false];
  if (value === '') return [`${word}: ${row.claim}. ${row.note}`.trim(), false];
  const parts = [t(row.relation === 'equal' ? 'PAGE_FORM_DIFFERS' : 'PAGE_FORM_LIMIT', word, row.claim, stated, value)];
  if (row.corrected) parts.push(t('PAGE_FORM_MEND', row.corrected));
  return [[...parts, row.note].filter(Boolean).join(' '), row.verdict === 'contradicts'];
}

function drawClaims(words, claims) {
  const byRow = new Map();
  for (const claim of claims) {
    const row = claim.cell.match(/!\$?[A-Z]+\$?(\d+)$/)?.[1], line = claimLine(words, claim), lines = byRow.get(row) ?? [];
    if (!lines.some(([text]) => text === line[0])) lines.push(line);
    byRow.set(row, lines);
  }
  for (const {dataset} of document.querySelectorAll('#form-figures tr[data-row]')) sayOf(dataset.row, byRow.get(dataset.row) ?? []);
  document.getElementById('form-said').replaceChildren(make('p', {}, countVerdicts(words, claims)));
}

// What the reader refuses: beside the figure, or above them all.
function drawRefusal(refusal) {
  const byRow = new Map(), others = [];
  for (const [kind, file, line, column, text] of refusal.report ?? [])
    if (kind === 'error') {
      if (file.endsWith('!' + Form.sheets[0]?.name)) byRow.set(line, [...(byRow.get(line) ?? []), [text, true]]);
      else others.push(reportLine(file, line, column, text));
    }
  for (const {dataset} of document.querySelectorAll('#form-figures tr[data-row]')) sayOf(dataset.row, byRow.get(dataset.row) ?? []);
  const count = [...byRow.values()].flat().length + others.length;
  const list = others.length > 0 ? [make('ul', {}, ...others.map((text) => make('li', {}, text)))] : [];
  document.getElementById('form-said').replaceChildren(make('p', {class: 'bad'}, count === 0 ? wordsOf(refusal) : t('PAGE_WRONG', count)), ...list);
}

async function judge(hand) {
  const [verdicts, table] = new TextDecoder().decode(await hand.do('check', [['programme', formFile()], ['lang', Texts.lang]])).split(/\n\n(.*)/s);
  drawClaims(new Map(verdicts.split('\n').map((line) => line.split('\t'))), parseCsv(table));
}

async function fill(mine) {
  const hand = await asker(), {sheets, plan} = readForm(await hand.do('form', formRequest(State.form)));
  if (mine !== Form.turn) return;
  Form.sheets = sheets;
  for (const box of document.querySelectorAll('#form-plan input')) box.value = plan[box.name] ?? '';
  document.getElementById('form-buttons').hidden = false;
  drawFigures();
  Form.path = formFile();
  await team.put([[Form.path, new Uint8Array(await (await formBook()).arrayBuffer())]]);
  if (mine === Form.turn) await judge(hand);
}

// Draws the form as it is now, where that has changed; a forecast that is of the form follows it.
async function drawForm() {
  if (State.form) formInLanguage();
  const key = JSON.stringify([State.form, Texts.lang]);
  if (key === Form.drawn) return;
  Form.drawn = key;
  const mine = ++Form.turn;
  if (!State.form) {
    for (const id of ['form-figures', 'form-said']) document.getElementById(id).replaceChildren();
    document.getElementById('form-buttons').hidden = true;
    return;
  }
  const isOpen = Programme.path === Form.path;
  try {
    await fill(mine);
    if (mine === Form.turn && isOpen) await openProgramme(Form.path);
  } catch (refusal) {
    if (mine === Form.turn) drawRefusal(refusal);
  }
}

function listenToForm(on) {
  on('form-plan', 'submit', (event) => {
    event.preventDefault();
    const plan = Object.fromEntries([...new FormData(event.target)].map(([name, text]) => [name, text]));
    change(() => (State.form = {lang: Texts.lang, plan, values: State.form?.values ?? {}}));
  });
  on('form-again', 'click', () => change(() => (State.form = {...State.form, values: {}})));
  on('form-forecast', 'click', async () => {
    Object.assign(State, {variant: '', sets: {}, shown: []});
    document.getElementById('results').focus();
    await openProgramme(Form.path);
  });
  on('form-save', 'click', async () => save(formFile(), await formBook(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'));
  on('form-save-csv', 'click', async () => save(t('PAGE_FORM_FILE') + '.zip', await zipOf(formTables()), 'application/zip'));
}
