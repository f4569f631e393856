import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Processors that this process may use at once. */
export function processors(): number {
  return availableParallelism();
}

/**
 * Starts a script of the bundle in a thread of its own; null where there is no bundle, as in a checkout. `take` gets what the thread
 * hands over, one by one; the promise is fulfilled when the thread has ended, however it did.
 */
export function startThread(
  script: 'reading-thread',
  data: unknown,
  take: (result: unknown) => void,
): Promise<void> | null {
  const url = new URL(`./${script}.js`, import.meta.url);
  if (!existsSync(fileURLToPath(url))) return null;
  const worker = new Worker(url, { workerData: data });
  worker.on('message', take);
  return new Promise((resolve) => {
    // An error ends the thread too: what it didn't hand over is for the caller to do.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      resolve();
    });
  });
}

/** What a thread was started with, and how it hands results over; null in the main thread. */
export function ownThread(): { readonly data: unknown; readonly hand: (result: unknown) => void } | null {
  if (isMainThread || parentPort === null) return null;
  const port = parentPort;
  return {
    data: workerData,
    hand: (result) => {
      port.postMessage(result);
    },
  };
}
