import { processors, startThread } from '../workspace/index.ts';
import type { NotebookReading, ReadFile, ReadingRequest } from './notebook-reading.ts';

/** Files from which a second thread is worth its start: it loads the parser once more. */
const FEWEST = 60;

/** What a thread is given. */
export interface ThreadTask {
  readonly request: ReadingRequest;
  /** Which of the places it reads. */
  readonly indices: readonly number[];
}

/** What a thread hands over: a file that it could read, by its index among the places. */
export interface ThreadResult {
  readonly index: number;
  readonly read: ReadFile;
}

/**
 * Reads all files, in their order whatever is ready first. Of many that are only read, a second thread does every other
 * one; what it doesn't hand over, such as files that can't be read, is read here.
 */
export async function readAll(
  reading: NotebookReading,
  request: ReadingRequest,
  threads: number | null,
): Promise<readonly ReadFile[]> {
  const { places, purpose } = request;
  const results: (ReadFile | undefined)[] = places.map(() => undefined);
  const count = threads ?? (places.length < FEWEST ? 1 : processors());
  if (count > 1 && purpose === 'reading') {
    const indices = places.flatMap((_, index) => (index % 2 === 1 ? [index] : []));
    const task: ThreadTask = { request, indices };
    const thread = startThread('reading-thread', task, (result) => {
      const { index, read } = result as ThreadResult;
      results[index] = read;
    });
    if (thread !== null) {
      for (const [index, place] of places.entries()) {
        if (index % 2 === 0) results[index] = await reading.read(place);
      }
      await thread;
    }
  }
  const all: ReadFile[] = [];
  for (const [index, place] of places.entries()) all.push(results[index] ?? (await reading.read(place)));
  return all;
}
