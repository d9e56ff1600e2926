// SPDX-License-Identifier: GPL-3.0-or-later
// The workers: the first answers at once, the others add replicates behind it.

class Hand {
  constructor(address) {
    this.worker = new Worker(address);
    this.waiting = new Map();
    this.next = 0;
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

  do(deed, ...given) {
    return new Promise((resolve, reject) => {
      this.waiting.set(this.next, {resolve, reject});
      this.worker.postMessage({id: this.next++, deed, given});
    });
  }
}

async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const TEAM_MOST = 8;

async function startTeam() {
  const source = document.getElementById('worker').textContent;
  const address = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  const module = await WebAssembly.compile(await unpack('module'));
  const count = Math.max(1, Math.min(TEAM_MOST, navigator.hardwareConcurrency || 1));
  const hands = Array.from({length: count}, () => new Hand(address));
  await hands[0].do('start', module);
  const others = hands.slice(1).map((hand) => hand.do('start', module));
  return {lead: hands[0], hands, ready: Promise.all(others), all: (deed, ...given) => Promise.all(hands.map((hand) => hand.do(deed, ...given)))};
}
