import { ownThread } from '../workspace/index.ts';
import { notebookReading } from './notebook-reading.ts';
import type { ThreadResult, ThreadTask } from './reading-threads.ts';

/** A thread that reads some of the files of a prototype. Those with a problem are left to the main thread, since errors don't travel. */
const thread = ownThread();
if (thread !== null) {
  const { request, indices } = thread.data as ThreadTask;
  const reading = notebookReading(request);
  for (const index of indices) {
    const place = request.places[index];
    if (place === undefined) continue;
    const read = await reading.read(place);
    if (read.notebook !== null) thread.hand({ index, read } satisfies ThreadResult);
  }
}
