// SPDX-License-Identifier: GPL-3.0-or-later
// What holds and what does not, counted.

export class Tally {
  passed = 0;
  failed = 0;

  holds(what, is) {
    if (is) this.passed++;
    else console.error(`failed: ${what}`);
    this.failed += !is;
  }

  same(what, ours, theirs) {
    this.holds(`${what}: ${JSON.stringify(ours)?.slice(0, 600)}, not ${JSON.stringify(theirs)?.slice(0, 600)}`, ours === theirs);
  }

  // Says how many, and ends the program.
  finish(name) {
    console.log(`${name}: ${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed ? 1 : 0);
  }
}
