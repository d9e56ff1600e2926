// SPDX-License-Identifier: GPL-3.0-or-later
// What the planner has moved: a variant and numbers by name; and the form, null before there is one: the language that its texts
// were typed in, what it is about, figures by name. It is the link of the page, and can be undone.

const State = {variant: '', sets: {}, shown: [], form: null, past: [], dragged: false};

function stateText() {
  return JSON.stringify({variant: State.variant, sets: State.sets, shown: State.shown, form: State.form ?? undefined, lang: Texts.lang});
}

const textsOf = (said) => Object.fromEntries(Object.entries(said ?? {}).filter(([name, text]) => /^[a-z0-9_]+$/.test(name) && typeof text === 'string'));

// Takes over what a text says, as far as it is what such a text can be.
function stateFrom(text) {
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof said !== 'object' || said === null) return;
  State.variant = typeof said.variant === 'string' ? said.variant : '';
  State.sets = {};
  for (const [name, value] of Object.entries(said.sets ?? {}))
    if (/^[a-z0-9_.]+$/.test(name) && Number.isFinite(value)) State.sets[name] = value;
  State.shown = (Array.isArray(said.shown) ? said.shown : []).filter((name) => typeof name === 'string');
  State.form = typeof said.form === 'object' && said.form !== null ? {lang: said.form.lang === 'en' ? 'en' : 'es', plan: textsOf(said.form.plan), values: textsOf(said.form.values)} : null;
  if (said.lang === 'es' || said.lang === 'en') Texts.lang = said.lang;
}

// While a slider is dragged; what was before is kept once.
function drag(deed) {
  if (!State.dragged) State.past.push(stateText());
  State.dragged = true;
  deed();
  changed();
}

function change(deed) {
  if (!State.dragged) State.past.push(stateText());
  State.dragged = false;
  deed();
  history.replaceState(null, '', '#' + encodeURIComponent(stateText()));
  changed();
}

function undo() {
  const before = State.past.pop();
  if (before === undefined) return;
  const lang = Texts.lang;
  stateFrom(before);
  Texts.lang = lang;
  history.replaceState(null, '', '#' + encodeURIComponent(stateText()));
  changed();
}

// What somebody else saved of the page.
const takeState = (text) => change(() => {
  const lang = Texts.lang;
  stateFrom(text);
  Texts.lang = lang;
});

// A number as --set reads it: 1.234 might be thousands, 1.2340 cannot.
function plainNumber(x) {
  const text = String(x);
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? text + '0' : text;
}

const setTexts = (sets = State.sets) => Object.entries(sets).map(([name, value]) => `${name}=${plainNumber(value)}`);
