// SPDX-License-Identifier: GPL-3.0-or-later
// The few calls of the system (WASI preview 1) that the C library makes: to read files that lie in memory.
// Nothing is written, no clock is read, nothing is random.

const ERRNO = {ok: 0, badFile: 8, invalid: 28, isFolder: 31, noEntry: 44, noSystem: 52, notFolder: 54, readOnly: 69};
const FILE_KIND = {folder: 3, regular: 4};

// The calls for a program whose files are `files`; memory() is its memory.
function systemCalls(files, memory) {
  const open = new Map([[3, {path: '', folder: true}]]); // what is open, by number; 3 is the root
  let next = 4;
  const view = () => new DataView(memory().buffer);
  const bytesAt = (at, size) => new Uint8Array(memory().buffer, at, size);
  const textAt = (at, size) => new TextDecoder().decode(bytesAt(at, size));

  const putStat = (at, folder, size) => {
    bytesAt(at, 64).fill(0);
    view().setUint8(at + 16, folder ? FILE_KIND.folder : FILE_KIND.regular);
    view().setBigUint64(at + 24, 1n, true);
    view().setBigUint64(at + 32, BigInt(size), true);
    return ERRNO.ok;
  };

  const calls = {
    fd_prestat_get(fd, at) {
      if (fd !== 3) return ERRNO.badFile;
      view().setUint32(at, 0, true);
      view().setUint32(at + 4, 1, true);
      return ERRNO.ok;
    },
    fd_prestat_dir_name(fd, at) {
      bytesAt(at, 1)[0] = '.'.charCodeAt(0);
      return ERRNO.ok;
    },
    fd_fdstat_get(fd, at) {
      const file = open.get(fd);
      if (!file) return ERRNO.badFile;
      bytesAt(at, 24).fill(0);
      view().setUint8(at, file.folder ? FILE_KIND.folder : FILE_KIND.regular);
      view().setBigUint64(at + 8, 0xffffffffffffffffn, true);
      view().setBigUint64(at + 16, 0xffffffffffffffffn, true);
      return ERRNO.ok;
    },
    fd_filestat_get(fd, at) {
      const file = open.get(fd);
      return file ? putStat(at, file.folder, file.folder ? 0 : file.bytes.length) : ERRNO.badFile;
    },
    path_filestat_get(fd, flags, path, size, at) {
      const name = textAt(path, size), bytes = files.read(name);
      if (bytes) return putStat(at, false, bytes.length);
      return files.isFolder(name) ? putStat(at, true, 0) : ERRNO.noEntry;
    },
    path_open(fd, dirFlags, path, size, openFlags, rights, inheriting, fdFlags, at) {
      const name = textAt(path, size), bytes = files.read(name);
      if (!bytes && !files.isFolder(name)) return ERRNO.noEntry;
      if (bytes && openFlags & 2) return ERRNO.notFolder;
      open.set(next, bytes ? {bytes, at: 0} : {path: name, folder: true});
      view().setUint32(at, next++, true);
      return ERRNO.ok;
    },
    fd_read(fd, vectors, count, at) {
      const file = open.get(fd);
      if (!file) return ERRNO.badFile;
      if (file.folder) return ERRNO.isFolder;
      let done = 0;
      for (let i = 0; i < count; i++) {
        const to = view().getUint32(vectors + 8 * i, true), room = view().getUint32(vectors + 8 * i + 4, true);
        const piece = file.bytes.subarray(file.at, file.at + room);
        bytesAt(to, piece.length).set(piece);
        file.at += piece.length;
        done += piece.length;
      }
      view().setUint32(at, done, true);
      return ERRNO.ok;
    },
    // Entries from `cookie` on; the last one may be cut, and is then asked for again.
    fd_readdir(fd, buffer, room, cookie, at) {
      const file = open.get(fd);
      if (!file || !file.folder) return ERRNO.notFolder;
      const names = files.list(file.path);
      let used = 0;
      for (let i = Number(cookie); i < names.length && used < room; i++) {
        const name = new TextEncoder().encode(names[i][0]), entry = new Uint8Array(24 + name.length);
        const head = new DataView(entry.buffer);
        head.setBigUint64(0, BigInt(i + 1), true);
        head.setBigUint64(8, 1n, true);
        head.setUint32(16, name.length, true);
        head.setUint8(20, names[i][1] ? FILE_KIND.folder : FILE_KIND.regular);
        entry.set(name, 24);
        const piece = entry.subarray(0, room - used);
        bytesAt(buffer + used, piece.length).set(piece);
        used += piece.length;
      }
      view().setUint32(at, used, true);
      return ERRNO.ok;
    },
    fd_close: (fd) => (open.delete(fd) ? ERRNO.ok : ERRNO.badFile),
    fd_fdstat_set_flags: () => ERRNO.ok,
    fd_seek(fd, offset, whence, at) {
      const file = open.get(fd);
      if (!file || file.folder) return ERRNO.badFile;
      file.at = Number(offset) + (whence === 1 ? file.at : whence === 2 ? file.bytes.length : 0);
      view().setBigUint64(at, BigInt(file.at), true);
      return ERRNO.ok;
    },
    fd_write: () => ERRNO.readOnly,
    path_readlink: () => ERRNO.invalid,
    environ_sizes_get(count, size) {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return ERRNO.ok;
    },
    environ_get: () => ERRNO.ok,
    proc_exit(code) {
      throw new Error('the program ended with ' + code);
    },
  };
  // What else the library names, and never reaches here, fails as a call that the system does not have.
  return new Proxy(calls, {get: (target, name) => target[name] || (() => ERRNO.noSystem)});
}
