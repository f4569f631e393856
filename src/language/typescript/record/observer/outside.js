/** Notices what a call reads or changes beyond its arguments: files, network, processes. No test can rely on those. */

import fs from 'node:fs';
import * as processes from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const QUIET = new Set(['constants', 'promises', 'Stats', 'Dirent', 'Utf8Stream']);

const DENO = {
  files:
    'readTextFile readFile writeTextFile writeFile open create readDir remove rename mkdir stat lstat copyFile truncate makeTempDir makeTempFile watchFs symlink link readLink realPath chmod chown utime'
      .split(' ')
      .flatMap((name) => [name, `${name}Sync`]),
  network: [
    'connect',
    'connectTls',
    'startTls',
    'listen',
    'listenTls',
    'listenDatagram',
    'serve',
    'resolveDns',
    'openKv',
  ],
  programs: ['Command', 'run', 'kill', 'exit'],
};

/** Lets `notice` know, in a word, whenever something outside is touched. */
export function watchOutside(notice) {
  const { Deno, process } = globalThis;
  for (const name of ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'])
    watch(globalThis, name, 'network', notice);
  for (const [word, names] of Object.entries(DENO)) {
    for (const name of Deno === undefined ? [] : names) watch(Deno, name, word, notice);
  }
  // Deno's own `node:fs` can't be replaced, and what the kernel itself reads goes through it.
  if (Deno !== undefined || process === undefined) return;
  for (const place of [fs, fs.promises]) {
    for (const name of Object.keys(place))
      if (!QUIET.has(name) && !name.startsWith('_')) watch(place, name, 'files', notice);
  }
  const started = processes.default;
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
    watch(started, name, 'programs', notice);
  syncBuiltinESMExports();
}

function watch(owner, name, word, notice) {
  const found = Object.getOwnPropertyDescriptor(owner, name);
  if (typeof found?.value !== 'function' || !(found.writable || found.configurable)) return;
  const watched = new Proxy(found.value, {
    apply(target, self, given) {
      notice(word);
      return Reflect.apply(target, self, given);
    },
    construct(target, given, made) {
      notice(word);
      return Reflect.construct(target, given, made);
    },
  });
  try {
    Object.defineProperty(owner, name, { ...found, value: watched });
  } catch {
    // It stays unseen: the test of such a call fails where it can't reach outside.
  }
}
