import type { ObservedPackage, WatchingCode } from '../kernel/record.ts';
import type { RecordedFunction } from '../plan/recording.ts';
import type { FileText } from './package-files.ts';

/** What watches calls from within a kernel. */
export interface Recorder {
  /**
   * The code that watches: the modules in the order in which the kernel takes them, and the one that starts. What it writes are
   * the records of `kernel/observation.ts`; it is configured by what `kernel/record.ts` says. Where the package watches itself, what is run after the last cell.
   */
  observer(): WatchingCode;
  /** The files of a repository as an observed run imports them: where the package watches itself, with what does that. */
  watched(files: readonly FileText[], run: WatchedRun): readonly FileText[];
  /** Environment variables of the runs of each notebook: what differs under two of them would differ in a test. */
  readonly runs: readonly Readonly<Record<string, string>>[];
  /** Modules that a test may import although the package doesn't: values may be of these. */
  readonly testLibraries: readonly string[];
  /** Whether it looks at the types of what functions take and give, for `--annotate`. */
  readonly seesTypes: boolean;
  /** Gives each file of real values its place beside the tests, and the code that reads it. Null: it writes none (`--record-data`). */
  readonly placeData: ((functions: readonly RecordedFunction[]) => readonly RecordedFunction[]) | null;
}

/** A notebook's run in which a package watches itself. */
export interface WatchedRun {
  readonly observed: Pick<ObservedPackage, 'importName' | 'modules'>;
  /** Sources of the notebook's code cells: what stands there may be repeated. */
  readonly sources: readonly string[];
  /** Texts that must not be repeated wherever they stand. */
  readonly hidden: readonly string[];
}
