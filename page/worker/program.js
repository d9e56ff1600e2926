// SPDX-License-Identifier: GPL-3.0-or-later
// The program: page/api.h over a module of WebAssembly and files in memory.

// A status of sim/status.h, and what was reported.
class Refusal extends Error {
  constructor(status, report) {
    super(report.map((line) => line.join(' ')).join('\n') || 'status ' + status);
    this.status = status;
    this.report = report;
  }
}

class Program {
  // `module`: WebAssembly.Module.
  static async start(module) {
    const self = new Program();
    self.files = new Files();
    const calls = systemCalls(self.files, () => self.exports.memory);
    const imports = {};
    for (const {name} of WebAssembly.Module.imports(module)) imports[name] = calls[name];
    const instance = await WebAssembly.instantiate(module, {wasi_snapshot_preview1: imports});
    self.exports = instance.exports;
    self.exports._initialize();
    self.page = self.exports.page_new();
    return self;
  }

  answer() {
    const at = this.exports.page_answer(this.page), size = this.exports.page_answer_size(this.page);
    return new Uint8Array(this.exports.memory.buffer.slice(at, at + size));
  }

  text() {
    return new TextDecoder().decode(this.answer());
  }

  // Lines of fields.
  lines() {
    const text = this.text();
    return text === '' ? [] : text.slice(0, -1).split('\n').map((line) => line.split('\t'));
  }

  report() {
    this.exports.page_report(this.page);
    return this.lines();
  }

  check(status) {
    if (status !== 0) throw new Refusal(status, this.report());
  }

  // Hands bytes over to `call`, which takes where they are and how many.
  give(bytes, call) {
    const at = this.exports.page_alloc(bytes.length);
    if (at === 0) throw new Refusal(-2, []);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    try {
      return call(at, bytes.length);
    } finally {
      this.exports.page_release(at);
    }
  }

  texts() {
    this.check(this.exports.page_texts(this.page));
    return this.lines();
  }

  // `request`: pairs [name, value]; an end of text in a value would begin another item.
  ask(name, request) {
    const text = request.map(([key, value]) => key + '=' + String(value).replaceAll('\0', ' ') + '\0').join('');
    this.check(this.give(new TextEncoder().encode(text), (at, size) => this.exports[name](this.page, at, size)));
  }

  open(request) {
    this.ask('page_open', request);
    return this.report();
  }

  names() {
    this.check(this.exports.page_names(this.page));
    return this.lines();
  }

  ranges() {
    this.check(this.exports.page_ranges(this.page));
    return this.lines();
  }

  variant() {
    this.check(this.exports.page_variant(this.page));
    return this.answer();
  }

  begin() {
    this.check(this.exports.page_begin(this.page));
  }

  run(first, last) {
    this.check(this.exports.page_run(this.page, first, last));
  }

  pack() {
    this.check(this.exports.page_pack(this.page));
    return this.answer();
  }

  merge(bytes) {
    this.check(this.give(bytes, (at, size) => this.exports.page_merge(this.page, at, size)));
  }

  summary() {
    this.check(this.exports.page_summary(this.page));
    return this.answer();
  }

  summaryPeople() {
    this.check(this.exports.page_summary_people(this.page));
    return this.answer();
  }

  compare(request) {
    this.ask('page_compare', request);
    return this.answer();
  }

  sensitivity(request) {
    this.ask('page_sensitivity', request);
    return this.answer();
  }

  checked(request) {
    this.ask('page_check', request);
    return this.answer();
  }

  monitor(request) {
    this.ask('page_monitor', request);
    return this.answer();
  }

  form(request) {
    this.ask('page_form', request);
    return this.lines();
  }

  solve(request) {
    this.ask('page_solve', request);
    return this.answer();
  }
}
