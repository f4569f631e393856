import type { Observer } from '../kernel/conversation.ts';
import type { RecordedFunction } from '../plan/recording.ts';

/** What watches calls from within a kernel. */
export interface Recorder {
  /**
   * The code that watches: the modules in the order in which the kernel takes them, and the one that starts. What it writes are
   * the records of `kernel/observation.ts`; it is configured by what `kernel/record.ts` says.
   */
  observer(): Pick<Observer, 'modules' | 'main'>;
  /** Environment variables of the runs of each notebook: what differs under two of them would differ in a test. */
  readonly runs: readonly Readonly<Record<string, string>>[];
  /** Modules that a test may import although the package doesn't: values may be of these. */
  readonly testLibraries: readonly string[];
  /** Gives each file of real values its place beside the tests, and the code that reads it. */
  placeData(functions: readonly RecordedFunction[]): readonly RecordedFunction[];
}
