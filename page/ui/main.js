// SPDX-License-Identifier: GPL-3.0-or-later
// The page: what is asked, when, and of whom.

const FIRST = 20000, MOST = 200000, CHUNK = 20000, SEARCH = 5000;
const EXAMPLE = 'scenarios/redes';

const Programme = {path: EXAMPLE, base: [], names: {}};
// bases: the base by the number of replicates. Only what comes of the same replicates is compared.
const Outcome = {bases: new Map(), first: [], rows: [], kept: [], replicates: FIRST};
let team, turn = 0, busy = false, again = false;
let current = ''; // what was asked last
let held = null; // the forecast that the lead has just made
const PAUSE = 300; // of quiet, in ms, before more replicates are asked for

const asked = (replicates, more = [], {variant, sets} = State) => [['programme', Programme.path], ['lang', Texts.lang], ['replicates', replicates],
  ...(variant ? [['variant', variant]] : []), ...setTexts(sets).map((text) => ['set', text]), ...more];

// Only what is on the screen is computed.
const only = () => [['only', [...Programme.names.event.keys(), ...Programme.names.quantity.keys()].filter((name) => Programme.names.output.has(name)).join(',')]];

const tableOf = (bytes) => parseCsv(new TextDecoder().decode(bytes));

async function readNames() {
  const names = {programme: new Map(), variant: new Map(), input: new Map(), output: new Map(), event: new Map(), quantity: new Map()};
  for (const [kind, name, text] of await team.lead.do('names')) names[kind].set(name, text);
  Programme.names = names;
}

// Opens the programme as it is, without what was moved, to learn what it has.
async function learn() {
  await team.lead.do('open', asked(MOST, [], {variant: State.variant, sets: {}}));
  await readNames();
  Programme.base = readRanges(await team.lead.do('ranges'));
}

// The answers to deeds about so many replicates.
const computed = (hand, replicates, request, ...deeds) => hand.alone(async () => {
  await hand.do('open', request);
  await hand.do('begin');
  await hand.do('run', 0, replicates);
  return Promise.all(deeds.map((deed) => hand.do(deed)));
});

async function forecast(replicates, request) {
  const [bytes] = await computed(team.lead, replicates, request, 'summary');
  held = {key: JSON.stringify(request), rows: tableOf(bytes)};
  return held.rows;
}

// The base before anything was moved: drawn in grey.
async function base() {
  Outcome.bases = new Map([[FIRST, await forecast(FIRST, asked(MOST, only(), {variant: '', sets: {}}))]]);
}

const isMoved = () => State.variant !== '' || setTexts().length > 0;

// The base of more replicates, for what was moved before these were there. The lead has to begin anew behind it.
async function completeBase(request, mine) {
  const hand = team.hands[team.hands.length - 1];
  await hand.alone(async () => {
    if (turn !== mine) return;
    await hand.do('open', asked(MOST, only(), {variant: '', sets: {}}));
    await hand.do('begin');
    for (let done = 0; done < MOST && turn === mine; done += CHUNK) {
      await hand.do('run', done, done + CHUNK);
      if (!Outcome.bases.has(done + CHUNK)) Outcome.bases.set(done + CHUNK, tableOf(await hand.do('summary')));
    }
  });
  if (hand === team.lead && turn === mine) await computed(hand, FIRST, request);
}

// What was moved is shown beside the base of as many replicates; where there is none yet, it waits.
function show(rows, replicates) {
  const moved = isMoved();
  if (!moved) Outcome.bases.set(replicates, rows);
  if (!Outcome.bases.has(replicates)) return;
  if (replicates === FIRST) Outcome.first = rows;
  Object.assign(Outcome, {rows, replicates});
  drawOutcome(rows, moved ? Outcome.bases.get(replicates) : [], replicates);
}

// More replicates from all workers, until something is moved; the lead merges them. They are shown when they are the first
// so many, which the command line draws too.
async function refine(request, mine) {
  held = null;
  await Promise.all([team.grow(), new Promise((done) => setTimeout(done, PAUSE))]);
  if (turn === mine && isMoved() && !Outcome.bases.has(MOST)) await completeBase(request, mine);
  if (turn !== mine) return;
  const helpers = team.hands.slice(1), merged = new Set(), {lead} = team;
  let next = FIRST, done = FIRST, whole = FIRST;
  // What is computed elsewhere joins what the lead has.
  const join = async (first, bytes) => {
    await lead.do('merge', bytes);
    done += CHUNK;
    merged.add(first);
    while (merged.has(whole)) whole += CHUNK;
    const summary = whole === done && await lead.do('summary');
    if (summary && turn === mine) show(tableOf(summary), done);
  };
  const isOver = () => turn !== mine || next >= MOST;
  const part = (hand) => hand.alone(async () => {
    if (isOver()) return {};
    const first = next;
    next += CHUNK;
    await hand.do('begin');
    await hand.do('run', first, first + CHUNK);
    return {first, bytes: await hand.do('pack')};
  });
  const help = async (hand) => {
    await hand.alone(() => turn === mine && hand.do('open', request));
    while (!isOver()) {
      const {first, bytes} = await part(hand);
      if (bytes) await lead.alone(() => turn === mine && join(first, bytes));
    }
  };
  const go = async () => {
    if (isOver()) return;
    await lead.do('run', next, (next += CHUNK));
    const bytes = await lead.do('summary');
    if (turn === mine) show(tableOf(bytes), next);
  };
  if (helpers.length > 0) await Promise.all(helpers.map(help));
  else while (!isOver()) await lead.alone(go);
}

async function once() {
  const mine = ++turn;
  document.getElementById('status').textContent = t('PAGE_LOADING');
  try {
    const request = asked(MOST, only()), rows = held?.key === JSON.stringify(request) ? held.rows : await forecast(FIRST, request);
    drawReport([]);
    show(rows, FIRST);
    if (!again) refine(request, mine).catch((error) => drawReport([], error.message));
  } catch (refusal) {
    document.getElementById('status').textContent = '';
    drawReport(refusal.report ?? [], refusal.report?.length ? '' : refusal.message);
    if (Outcome.rows.length > 0) return;
    // A link whose state is none of this programme: what is wrong is said, above the base.
    Object.assign(State, {variant: '', sets: {}});
    drawLevers();
    show(Outcome.bases.get(FIRST), FIRST);
  }
}

async function changed() {
  document.getElementById('variant').value = State.variant;
  if (!State.dragged) drawLevers();
  drawForm();
  const key = JSON.stringify(asked(MOST));
  if (key === current) return;
  current = key;
  turn++;
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await once();
  }
  busy = false;
}

// All that is said in words.
function drawWords() {
  document.documentElement.lang = Texts.lang;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text, numeral(FIRST, 0));
  for (const element of document.querySelectorAll('[data-list]')) element.textContent = t('PAGE_FORM_LIST', t(element.dataset.list));
  const [title] = Programme.names.programme.values();
  document.getElementById('title').textContent = title;
  document.title = `${title} · exante`;
  const options = (id, pairs, value) => {
    const list = document.getElementById(id), now = value ?? list.value;
    list.replaceChildren(...pairs.map(([name, text]) => make('option', {value: name}, text)));
    if (pairs.some(([name]) => name === now)) list.value = now;
  };
  options('variant', [['', t('PAGE_BASE')], ...Programme.names.variant], State.variant);
  options('find-event', [...Programme.names.event].filter(([name]) => Programme.names.output.has(name)));
  const inputs = new Map(Programme.base.filter((row) => row.can && SHOWN_FIRST.some((name) => row.name.startsWith(name))).map((row) => [row.name, Programme.names.input.get(row.name)]));
  options('find-input', [...inputs]);
  const years = yearsOf(Outcome.bases.get(FIRST)).map((year) => [year, year]);
  options('find-year', years);
  options('moves-output', [...Programme.names.event, ...[...Programme.names.quantity.keys()].map((name) => [name, Programme.names.output.get(name)])]
    .filter(([name, title]) => title && Programme.names.output.has(name)));
  options('moves-year', [...years, ['', t('PAGE_YEARS_ALL')]]);
}

// Reads the programme at Programme.path; what is wrong is said and leaves the page as it was.
async function openProgramme(path) {
  const before = Programme.path;
  turn++;
  while (busy) await new Promise((resolve) => setTimeout(resolve, 20));
  Programme.path = path;
  try {
    await learn();
    await base();
  } catch (refusal) {
    drawReport(refusal.report ?? [], refusal.report?.length ? '' : refusal.message);
    document.getElementById('status').textContent = '';
    Programme.path = before;
    return false;
  }
  Outcome.kept = [];
  for (const id of ['found', 'moved', 'differences', 'monitored', 'checked']) document.getElementById(id).replaceChildren();
  current = '';
  drawWords();
  await changed();
  return true;
}

async function takeFiles(list) {
  const files = await Promise.all([...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())]));
  if (files.length === 0) return;
  if (files.length === 1 && /\.json$/i.test(files[0][0])) return void takeState(new TextDecoder().decode(files[0][1]));
  const book = files.find(([name]) => /\.xls[xm]$/i.test(name)), folder = 'programa';
  const path = book ? book[0] : folder;
  await team.grow();
  await team.remove(path);
  await team.put(book ? [book] : files.map(([name, bytes]) => [`${folder}/${name}`, bytes]));
  const kept = {variant: State.variant, sets: State.sets, shown: State.shown};
  Object.assign(State, {variant: '', sets: {}, shown: []});
  if (!(await openProgramme(path))) Object.assign(State, kept);
}

// Answers about every output, with the replicates that are shown, by the last worker.
async function whole(...deeds) {
  turn++;
  const hand = await asker(), replicates = Outcome.replicates;
  return computed(hand, replicates, asked(replicates), ...deeds);
}

async function scenarioFile() {
  const hand = await asker();
  turn++;
  return hand.alone(async () => {
    await hand.do('open', asked(Outcome.replicates));
    return hand.do('variant');
  });
}

function listen() {
  const on = (id, event, deed) => document.getElementById(id).addEventListener(event, deed);
  const saveAs = (deed, name) => async () => save(name(), ...(await whole(deed)), 'text/csv');
  on('undo', 'click', undo);
  on('reset', 'click', () => change(() => Object.assign(State, {variant: '', sets: {}, shown: []})));
  on('variant', 'change', (event) => change(() => (State.variant = event.target.value)));
  on('more', 'change', (event) => event.target.value && change(() => State.shown.push(event.target.value)));
  on('find', 'submit', find);
  on('moves', 'submit', movers);
  on('differ', 'click', differences);
  on('monitor', 'click', monitor);
  on('check', 'click', checkForm);
  listenToForm(on);
  on('keep', 'submit', (event) => {
    event.preventDefault();
    Outcome.kept.push([document.getElementById('name').value.trim() || setTexts().join(' ') || State.variant || t('PAGE_NOW'), Outcome.first,
      {variant: State.variant, sets: {...State.sets}}]);
    drawKept();
  });
  on('save-workbook', 'click', saveWorkbook);
  on('save-state', 'click', () => save((Texts.lang === 'es' ? 'estado' : 'state') + '.json', stateText(), 'application/json'));
  on('save-people', 'click', saveAs('summaryPeople', () => (Texts.lang === 'es' ? 'resumen.csv' : 'summary.csv')));
  on('save-data', 'click', saveAs('summary', () => 'summary.csv'));
  on('save-scenario', 'click', async () => save((document.getElementById('name').value.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'escenario') + '.csv', await scenarioFile(), 'text/csv'));
  on('own', 'change', (event) => takeFiles(event.target.files));
  on('example', 'click', () => openProgramme(EXAMPLE));
  on('language', 'click', async () => {
    Texts.lang = Texts.lang === 'es' ? 'en' : 'es';
    await openProgramme(Programme.path);
  });
  // A table that is wider than the screen can be reached, and scrolled, by keys.
  const reach = new ResizeObserver((list) => list.forEach(({target: box}) => (box.scrollWidth > box.clientWidth ? box.setAttribute('tabindex', 0) : box.removeAttribute('tabindex'))));
  for (const box of document.querySelectorAll('.wide')) reach.observe(box);
  const drop = document.getElementById('drop');
  addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  addEventListener('dragleave', () => drop.classList.remove('over'));
  addEventListener('drop', (event) => { event.preventDefault(); drop.classList.remove('over'); takeFiles(event.dataTransfer.files); });
}

async function main() {
  if (location.hash.length > 1) {
    try { stateFrom(decodeURIComponent(location.hash.slice(1))); } catch { /* no state of ours */ }
  }
  team = await startTeam();
  for (const [name, es, en] of await team.lead.do('texts')) Texts.rows.set(name, [es, en]);
  const example = await new Response(packed('example-files')).json();
  await team.put(Object.entries(example).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  listen();
  if (!(await openProgramme(EXAMPLE))) { State.variant = ''; State.sets = {}; await openProgramme(EXAMPLE); }
}

main().catch((error) => (document.getElementById('problems').textContent = String(error.message ?? error)));
