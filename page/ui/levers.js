// SPDX-License-Identifier: GPL-3.0-or-later
// What can be moved: rows of the inputs, each with what it is now and where that comes from.

const SHOWN_FIRST = ['budget.ceiling', 'plan.places', 'cost.'];
const LEVERS_FIRST = 14;

const keyOf = (row) => (row.year === '0' ? row.name : `${row.name}.${row.year}`);

function readRanges(lines) {
  return lines.map(([name, year, kind, least, most, can, central, low, high, unit, unitWords, grade, source]) => ({
    name, year, whole: kind === 'whole', least: Number(least), most: Number(most), can: can === '1',
    central: Number(central), low: Number(low), high: Number(high), unit, unitWords, grade, source}));
}

const leverTitle = (row) => Programme.names.input.get(row.name) + (row.year === '0' ? '' : ' ' + row.year);

// From half to twice what there is, within what the program admits; a share from 0 to 1.
function leverEnds(row) {
  if (row.least === 0 && row.most === 1) return [0, 1];
  const ends = row.central === 0 ? [0, 1] : [0.5 * row.central, 2 * row.central].sort((a, b) => a - b);
  return [Math.max(ends[0], row.least), Math.min(ends[1], row.most)];
}

// A round step: a two hundredth of the range, or whole.
function leverStep(row, [low, high]) {
  if (row.whole || row.unit === 'places') return 1;
  return 10 ** Math.floor(Math.log10((high - low) / 100));
}

function origin(row) {
  return row.low < row.high ? t('PAGE_ORIGIN', numeralOf(row.central), numeralOf(row.low), numeralOf(row.high), row.grade, row.source)
    : t('PAGE_ORIGIN_FIXED', numeralOf(row.central), row.grade, row.source);
}

function lever(row) {
  const key = keyOf(row), ends = leverEnds(row), step = leverStep(row, ends), title = leverTitle(row);
  const now = State.sets[key] ?? row.central, id = 'lever-' + key.replaceAll('.', '-');
  const common = {step: 'any', 'aria-label': `${title}, ${row.unitWords}`, 'aria-describedby': id};
  const slider = make('input', {type: 'range', min: ends[0], max: ends[1], ...common, step});
  const exact = make('input', {class: 'exact', inputmode: 'decimal', autocomplete: 'off', 'aria-label': common['aria-label'], 'aria-describedby': id});
  slider.value = now;
  // Of what was not moved, as many digits as are worth reading: more could be taken for thousands.
  exact.value = typed(key in State.sets || Number.isInteger(now) ? now : Number(now.toPrecision(Math.abs(now) >= 1000 ? 6 : 4)));
  const note = make('p', {class: 'origin', id}, row.unitWords + '. ' + origin(row));
  slider.addEventListener('input', () => {
    exact.value = typed(Number(slider.value));
    drag(() => (State.sets[key] = Number(slider.value)));
  });
  const take = (value) => Number.isFinite(value) && (value !== now || State.dragged) && change(() => (State.sets[key] = value));
  slider.addEventListener('change', () => take(Number(slider.value)));
  exact.addEventListener('change', () => {
    const value = readNumber(exact.value), wrong = Number.isNaN(value);
    exact.setAttribute('aria-invalid', String(wrong));
    note.textContent = row.unitWords + '. ' + (wrong ? t('PAGE_NUMBER', exact.value) : origin(row));
    take(value);
  });
  const parts = [make('legend', {}, title), make('div', {class: 'set'}, slider, exact), note];
  if (key in State.sets)
    parts.push(make('p', {class: 'origin'}, t('PAGE_MOVED', numeralOf(now)) + ' ',
      make('button', {click: () => change(() => delete State.sets[key])}, t('PAGE_BACK'))));
  return make('fieldset', {class: 'lever', 'data-key': key}, ...parts);
}

function isShown(row) {
  const first = SHOWN_FIRST.some((name) => (name.endsWith('.') ? row.name.startsWith(name) : row.name === name));
  return row.can && (first || keyOf(row) in State.sets || State.shown.includes(keyOf(row)));
}

function drawLevers() {
  const focus = document.activeElement?.closest?.('.lever')?.dataset.key, kind = document.activeElement?.type;
  const place = (row) => SHOWN_FIRST.findIndex((name) => row.name.startsWith(name));
  const rows = Programme.base.filter(isShown).sort((a, b) => (place(a) < 0) - (place(b) < 0) || place(a) - place(b)).slice(0, LEVERS_FIRST + State.shown.length + Object.keys(State.sets).length);
  document.getElementById('levers').replaceChildren(...rows.map(lever));
  if (focus) document.querySelector(`.lever[data-key="${CSS.escape(focus)}"] input${kind === 'range' ? '[type=range]' : '.exact'}`)?.focus();
  const others = Programme.base.filter((row) => row.can && !isShown(row));
  document.getElementById('more').replaceChildren(make('option', {value: ''}, t('PAGE_CHOOSE')),
    ...others.map((row) => make('option', {value: keyOf(row)}, `${leverTitle(row)} (${keyOf(row)})`)));
  document.getElementById('undo').disabled = State.past.length === 0;
}
