// SPDX-License-Identifier: GPL-3.0-or-later
// The program of the page in node: the scripts of page/worker as they are, over the module of a build.
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

const scripts = ['files', 'system', 'program'];
const source = scripts.map((name) => readFileSync(`page/worker/${name}.js`, 'utf8')).join('\n');
export const {Program, Refusal} = new Function(source + '\nreturn {Program, Refusal};')();

// `module`: the path of exante.wasm.
export async function start(module) {
  return Program.start(await WebAssembly.compile(readFileSync(module)));
}

// Puts every file below `folder` into the program's memory under the same path.
export function load(program, folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) load(program, path);
    else program.files.put(path, new Uint8Array(readFileSync(path)));
  }
}
