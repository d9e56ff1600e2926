// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of more than one forecast, each asked by a button of the last worker: the search, what moves a result, differences.

const MOVERS = 2048; // base points
const valueOf = (id) => document.getElementById(id).value;

async function asker() {
  await team.grow();
  return team.hands[team.hands.length - 1];
}

const wordsOf = (refusal) => (refusal.report?.length ? refusal.report.map((entry) => entry[4]).join(' ') : t('PAGE_FAILED', refusal.message));

async function find(event) {
  event.preventDefault();
  const found = document.getElementById('found');
  found.textContent = t('PAGE_LOADING');
  const name = valueOf('find-input');
  const sets = Object.fromEntries(Object.entries(State.sets).filter(([key]) => key !== name && !key.startsWith(name + '.2')));
  const request = asked(SEARCH, [['find', name], ['so-that', `mean(${valueOf('find-event')}.${valueOf('find-year')}) >= ${Number(valueOf('find-chance'))}%`]],
    {variant: State.variant, sets});
  const hand = await asker();
  try {
    const [line] = new TextDecoder().decode(await hand.do('solve', request)).split('\n');
    const [verdict, answer] = line.split('\t'), row = Programme.base.find((one) => one.name === name);
    const id = {smallest: 'PAGE_FOUND_SMALLEST', largest: 'PAGE_FOUND_LARGEST', everywhere: 'PAGE_FOUND_EVERYWHERE', nowhere: 'PAGE_FOUND_NOWHERE'}[verdict];
    found.textContent = t(id ?? 'PAGE_FOUND_UNCLEAR', numeralOf(Number(answer)), row.unitWords, numeral(SEARCH, 0));
  } catch (refusal) {
    found.textContent = wordsOf(refusal);
  }
}

async function movers(event) {
  event.preventDefault();
  const box = document.getElementById('moved'), output = valueOf('moves-output'), year = valueOf('moves-year');
  box.textContent = t('PAGE_LOADING');
  try {
    const hand = await asker();
    const bytes = await hand.do('sensitivity', asked(MOVERS, [['only', output + (year && '.' + year)]]));
    const lines = new TextDecoder().decode(bytes).split('\n\n')[0].split('\n').map((line) => line.split('\t'));
    drawMovers(box, lines, Programme.names.event.has(output));
  } catch (refusal) {
    box.textContent = wordsOf(refusal);
  }
}

function drawMovers(box, lines, ofEvent) {
  const percent = (x) => numeral(100 * Number(x), 1), level = (x) => (ofEvent ? chance(Number(x)) + (x === 'nan' ? '' : ' %') : numeralOf(Number(x)));
  const rows = lines.filter(([kind]) => kind === 'set').map(([, title, grade, total, low, high, atLow, atHigh]) => {
    const share = make('td', {class: 'chance'}, `${percent(total)} [${percent(low)}–${percent(high)}]`);
    share.style.setProperty('--share', 100 * Number(total) + '%');
    return make('tr', {}, make('th', {scope: 'row'}, title), make('td', {}, grade), share, make('td', {}, level(atLow)), make('td', {}, level(atHigh)));
  });
  const heads = ['PAGE_MOVES_GRADE', 'PAGE_MOVES_SHARE', 'PAGE_MOVES_LOW', 'PAGE_MOVES_HIGH'].map((name) => t(name));
  const judged = lines.find(([kind]) => kind === 'judgement');
  box.replaceChildren(make('table', {}, head(t('PAGE_MOVES_INPUT'), heads), make('tbody', {}, ...rows)));
  if (judged) box.append(make('p', {class: 'under'}, t('PAGE_MOVES_JUDGEMENT', ...judged.slice(1, 4).map(percent), numeral(MOVERS, 0))));
}

// Scenario minus base, of the same draws: those that were kept, and what is there now.
async function differences() {
  const box = document.getElementById('differences');
  const scenarios = [...Outcome.kept.map(([name, , moved]) => [name, moved]), ...(isMoved() ? [[t('PAGE_NOW'), State]] : [])].slice(-11);
  if (scenarios.length === 0) return void (box.textContent = t('PAGE_DIFFER_NONE'));
  box.textContent = t('PAGE_LOADING');
  const items = scenarios.flatMap(([, {variant, sets}], i) => [['scenario', i], ...(variant ? [['variant', variant]] : []), ...setTexts(sets).map((text) => ['set', text])]);
  try {
    const hand = await asker();
    const rows = tableOf(await hand.do('compare', [['programme', Programme.path], ['lang', Texts.lang], ['replicates', FIRST], ['scenario', 'base'], ...items]));
    drawDifferences(box, rows, scenarios.map(([name]) => name));
  } catch (refusal) {
    box.textContent = wordsOf(refusal);
  }
}

function differenceCell(row, decimals) {
  if (!row || row.mean_difference === '') return '';
  const signed = (x, digits) => {
    const text = numeral(Math.abs(x), digits);
    return (!/[1-9]/.test(text) ? '' : x > 0 ? '+' : '−') + text;
  };
  const mean = Number(row.mean_difference), error = 1.96 * Number(row.mc_se);
  if (decimals === undefined) return t('PAGE_DIFFER_POINTS', ...[mean, mean - error, mean + error].map((x) => signed(100 * x, 1)));
  return t('PAGE_MEDIAN_RANGE', ...[mean, Number(row.p05), Number(row.p95)].map((x) => signed(x, decimals)));
}

function drawDifferences(box, rows, names) {
  const of = (i, output) => rows.find((row) => row.variant === String(i) && row.output === output && row.year === '');
  const body = comparable(Outcome.first).map(([output, title, decimals]) => make('tr', {}, make('th', {scope: 'row'}, title),
    ...names.map((name, i) => make('td', {}, differenceCell(of(i, output), decimals)))));
  box.replaceChildren(make('p', {class: 'under'}, t('PAGE_DIFFER_NOTE', numeral(FIRST, 0))), make('table', {}, head('', names), make('tbody', {}, ...body)));
}

// What the official monitoring would find, of the replicates of the first answer.
async function monitor() {
  const box = document.getElementById('monitored');
  box.textContent = t('PAGE_LOADING');
  try {
    const hand = await asker();
    const [words, table] = new TextDecoder().decode(await hand.do('monitor', asked(FIRST))).split(/\n\n(.*)/s);
    drawMonitor(box, words.split('\n').map((line) => line.split('\t')), parseCsv(table));
  } catch (refusal) {
    box.textContent = wordsOf(refusal);
  }
}

function drawMonitor(box, words, rows) {
  const years = [...yearsOf(rows), ''], percent = (x) => numeral(100 * Number(x), 1);
  const body = words.filter(([kind]) => kind === 'finding').map(([, name, title]) => {
    const own = rows.filter((row) => row.rule === name), [first] = own;
    const before = first.reference_share === '' ? '–' : `${percent(first.reference_share)} [${percent(first.reference_low)}–${percent(first.reference_high)}]`;
    const cells = years.map((year) => {
      const row = own.find((one) => one.year === year);
      return chanceCell(row && row.probability !== '' ? {mean: row.probability} : null);
    });
    for (const cell of cells) if (cell.textContent === '') cell.textContent = '–';
    return make('tr', {}, make('th', {scope: 'row'}, title), ...cells, make('td', {}, before));
  });
  const heads = [...years.map((year) => (year === '' ? t('PAGE_MONITOR_ANY') : year)), t('PAGE_MONITOR_BEFORE')];
  box.replaceChildren(make('table', {}, head(t('PAGE_MONITOR_FINDING'), heads), make('tbody', {}, ...body)),
    ...words.filter(([kind]) => kind === 'note').map(([, text]) => make('p', {class: 'under'}, text)));
}

// The claims of a form, contradictions first; what agrees is counted.
async function checkForm() {
  const box = document.getElementById('checked');
  box.textContent = t('PAGE_LOADING');
  try {
    const hand = await asker();
    const [verdicts, table] = new TextDecoder().decode(await hand.do('check', [['programme', Programme.path], ['lang', Texts.lang]])).split(/\n\n(.*)/s);
    drawCheck(box, new Map(verdicts.split('\n').map((line) => line.split('\t'))), parseCsv(table));
  } catch (refusal) {
    box.textContent = refusal.report?.length ? wordsOf(refusal) : t('PAGE_CHECK_NONE');
  }
}

// "CONTRADICE: 2 · exacta: 11".
function countVerdicts(words, rows) {
  const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
  return [...words].filter(([verdict]) => count(verdict) > 0).map(([verdict, word]) => `${word}: ${numeral(count(verdict), 0)}`).join(' · ');
}

const SETTLED = ['exact', 'rounds', 'truncates', 'holds'];

function drawCheck(box, words, rows) {
  if (rows.length === 0) return void (box.textContent = t('PAGE_CHECK_NONE'));
  const said = countVerdicts(words, rows);
  const open = rows.filter((row) => !SETTLED.includes(row.verdict)).sort((a, b) => (b.verdict === 'contradicts') - (a.verdict === 'contradicts'));
  const heads = ['PAGE_CHECK_VERDICT', 'PAGE_CHECK_STATED', 'PAGE_CHECK_RECOMPUTED', 'PAGE_CHECK_CORRECTED', 'PAGE_CHECK_CELL'].map((name) => t(name));
  const number = (text) => (text === '' ? '' : numeralOf(Number(text)));
  const body = open.map((row) => make('tr', {}, make('th', {scope: 'row'}, row.claim, ...(row.note ? [make('span', {class: 'before'}, row.note)] : [])),
    ...[words.get(row.verdict), row.stated, number(row.recomputed), row.corrected, row.cell].map((text) => make('td', {}, text))));
  box.replaceChildren(make('p', {}, said));
  if (open.length > 0) box.append(make('table', {}, head(t('PAGE_CHECK_CLAIM'), heads), make('tbody', {}, ...body)));
}
