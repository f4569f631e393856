import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SolidifyError } from '../text/error.ts';
import { errorCode } from './file.ts';

/** In milliseconds; who holds the lock writes a few files. */
const PATIENCE = 10_000;
const PAUSE = 20;

/**
 * Waits until no other process holds the lock of a folder, and takes it. Gives what releases it. A lock whose process is gone
 * counts as none.
 * @throws SolidifyError (refused) `busy` when it stays taken; errors of the system.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  for (let waited = 0; ; waited += PAUSE) {
    if (takeLock(path)) {
      return () => {
        rmSync(path, { force: true });
      };
    }
    if (isAbandoned(path)) rmSync(path, { force: true });
    else if (waited >= PATIENCE) throw busy(path);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

function takeLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that took a lock has ended without releasing it. One that hasn't said yet which it is counts as there. */
function isAbandoned(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

function busy(path: string): SolidifyError {
  return new SolidifyError('refused', 'busy', 'another run of Solidify is writing notebooks', {
    place: { file: path },
    hint: 'Nothing was written. Wait for it and run the command again; if there is none, delete this file.',
  });
}
