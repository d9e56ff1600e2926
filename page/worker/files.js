// SPDX-License-Identifier: GPL-3.0-or-later
// The files of programmes, in memory: a flat map of paths to bytes, in which folders are what paths share.

class Files {
  constructor() {
    this.bytes = new Map();
  }

  put(path, bytes) {
    this.bytes.set(Files.plain(path), bytes);
  }

  read(path) {
    return this.bytes.get(Files.plain(path));
  }

  isFolder(path) {
    const under = Files.plain(path);
    if (under === '') return true;
    for (const name of this.bytes.keys()) if (name.startsWith(under + '/')) return true;
    return false;
  }

  // The names in a folder, sorted, each once.
  list(path) {
    const plain = Files.plain(path), under = plain === '' ? '' : plain + '/', names = new Map();
    for (const name of this.bytes.keys()) {
      if (!name.startsWith(under)) continue;
      const rest = name.slice(under.length), slash = rest.indexOf('/');
      names.set(slash < 0 ? rest : rest.slice(0, slash), slash >= 0);
    }
    return [...names].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }

  removeUnder(path) {
    const plain = Files.plain(path);
    for (const name of [...this.bytes.keys()])
      if (name === plain || name.startsWith(plain + '/')) this.bytes.delete(name);
  }

  static plain(path) {
    return path.split('/').filter((part) => part !== '' && part !== '.').join('/');
  }
}
