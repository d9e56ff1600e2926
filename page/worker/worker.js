// SPDX-License-Identifier: GPL-3.0-or-later
// A worker: does what it is told, one thing after another, and answers with the same number.

let program = null;

const deeds = {
  start: async (module) => {
    program = await Program.start(module);
  },
  put: (files) => files.forEach(([path, bytes]) => program.files.put(path, bytes)),
  remove: (path) => program.files.removeUnder(path),
  texts: () => program.texts(),
  open: (request) => program.open(request),
  names: () => program.names(),
  ranges: () => program.ranges(),
  variant: () => program.variant(),
  begin: () => program.begin(),
  run: (first, last) => program.run(first, last),
  pack: () => program.pack(),
  merge: (bytes) => program.merge(bytes),
  summary: () => program.summary(),
  summaryPeople: () => program.summaryPeople(),
  compare: (request) => program.compare(request),
  sensitivity: (request) => program.sensitivity(request),
  check: (request) => program.checked(request),
  monitor: (request) => program.monitor(request),
  form: (request) => program.form(request),
  solve: (request) => program.solve(request),
};

let before = Promise.resolve();
onmessage = ({data: {id, deed, given}}) => {
  before = before.then(async () => {
    try {
      postMessage({id, value: await deeds[deed](...given)});
    } catch (error) {
      postMessage({id, refusal: {status: error.status ?? 0, report: error.report ?? [], text: String(error.message ?? error)}});
    }
  });
};
