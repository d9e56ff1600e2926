// SPDX-License-Identifier: GPL-3.0-or-later
// The workers: the first answers at once, the others add replicates behind it.

class Hand {
  constructor(address) {
    this.worker = new Worker(address);
    this.waiting = new Map();
    this.next = 0;
    this.turns = Promise.resolve();
    this.worker.onmessage = ({data: {id, value, refusal}}) => {
      const {resolve, reject} = this.waiting.get(id);
      this.waiting.delete(id);
      if (refusal) reject(Object.assign(new Error(refusal.text), refusal));
      else resolve(value);
    };
    this.worker.onerror = (event) => {
      for (const {reject} of this.waiting.values()) reject(new Error(event.message || 'worker'));
      this.waiting.clear();
    };
  }

  // Deeds that go together: what another asks of this worker comes before or after.
  alone(deeds) {
    const done = this.turns.then(deeds);
    this.turns = done.catch(() => {});
    return done;
  }

  do(deed, ...given) {
    return new Promise((resolve, reject) => {
      this.waiting.set(this.next, {resolve, reject});
      this.worker.postMessage({id: this.next++, deed, given});
    });
  }
}

// What html.py packed: base64 of gzip.
function packed(id) {
  const text = document.getElementById(id).textContent.trim();
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

const TEAM_MOST = 8;

// Begins with one worker, while the module is still being compiled. The others come with grow(), after the first answer: they
// would only take its processor.
async function startTeam() {
  const source = document.getElementById('worker').textContent;
  const address = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  const lead = new Hand(address), files = new Map();
  const module = await WebAssembly.compileStreaming(new Response(packed('module'), {headers: {'Content-Type': 'application/wasm'}}));
  await lead.do('start', module);
  const team = {lead, hands: [lead]};
  team.put = async (list) => {
    for (const [path, bytes] of list) files.set(path, bytes);
    await Promise.all(team.hands.map((hand) => hand.do('put', list)));
  };
  team.remove = async (under) => {
    for (const path of [...files.keys()]) if (path === under || path.startsWith(under + '/')) files.delete(path);
    await Promise.all(team.hands.map((hand) => hand.do('remove', under)));
  };
  const grow = async () => {
    const count = Math.max(1, Math.min(TEAM_MOST, navigator.hardwareConcurrency || 1));
    const others = Array.from({length: count - 1}, () => new Hand(address));
    await Promise.all(others.map((hand) => hand.do('start', module)));
    team.hands.push(...others);
    await Promise.all(others.map((hand) => hand.do('put', [...files])));
  };
  team.grow = () => (team.ready ??= grow());
  return team;
}
