import type { Notebook } from '../notebook/notebook.ts';
import { MOST_ELEMENTS } from '../plan/index.ts';
import type { RecordedFunction, Recording } from '../plan/recording.ts';
import type { SeenHints } from '../plan/seen-types.ts';
import { agreeingCalls } from './agreement.ts';
import type { KernelObserver, PackageObserver } from './conversation.ts';
import { joinedHints } from './hints.ts';
import { keyOf, readObservation, type Observation } from './observation.ts';
import { runNotebooks, type Runner, type RunProgress, type RunRequest } from './run.ts';

/** A notebook whose calls are recorded: the rewritten one, and where and with what it runs. */
export interface RecordedNotebook extends Pick<
  RunRequest,
  'notebook' | 'kernel' | 'folder' | 'path' | 'files' | 'sources' | 'environment'
> {
  /** As it was, before anything moved: the strings that stand in its source may be repeated. */
  readonly original: Notebook;
  /** Texts that must not be repeated wherever they stand. */
  readonly hidden: readonly string[];
}

/** The package whose functions are observed. */
export interface ObservedPackage {
  readonly importName: string;
  readonly modules: readonly {
    readonly importName: string;
    readonly functions: readonly string[];
    readonly classes: readonly string[];
    readonly constants: readonly string[];
  }[];
  /** Functions whose real values are written to files, by their module's import name. */
  readonly data: Readonly<Record<string, readonly string[]>>;
  /** Import names of what it depends on: a test may use them. */
  readonly libraries: readonly string[];
}

/** Code that the kernel runs before the first cell; or, where a package watches itself, after the last one. */
export type WatchingCode = Pick<KernelObserver, 'modules' | 'main'> | Pick<PackageObserver, 'finish'>;

/** What recording needs. */
export interface RecordOptions extends Runner {
  readonly notebooks: readonly RecordedNotebook[];
  readonly observed: ObservedPackage;
  /** The code that watches calls from within the kernel; or what ends the watch of what the notebooks import, which watches itself. */
  readonly observer: WatchingCode;
  /** Environment variables of the runs of each notebook: what differs under two of them would differ in a test. */
  readonly runs: readonly Readonly<Record<string, string>>[];
  /** Gives each file of real values its place beside the tests, and the code that reads it. */
  readonly placeData: (functions: readonly RecordedFunction[]) => readonly RecordedFunction[];
  /** Whether types are looked at, for hints. */
  readonly hints: boolean;
  /** Gets the place of the notebook, and which of its runs (from 1) is at work. */
  readonly onProgress: (notebook: number, run: number, progress: RunProgress) => void;
}

/** Bytes of a file of real values: larger ones are no part of a repository, as its own checks say. */
const MOST_BYTES = 500_000;

/** The environment variable that tells what watches in a package which file to write to. */
export const OBSERVED_FILE = 'SOLIDIFY_OBSERVED';

/**
 * Runs each notebook more than once, in copies of its folder, with the package's functions observed. Calls that all its
 * runs show alike are recorded.
 * @throws SolidifyError as {@link runNotebooks} does.
 */
export async function recordNotebooks(options: RecordOptions): Promise<Recording> {
  const { notebooks, observed, runs: environments } = options;
  const requests = notebooks.flatMap((each) =>
    environments.map((variables) => requestFor(each, variables, options)),
  );
  const runs = await runNotebooks(options, requests, (run, progress) => {
    options.onProgress(Math.floor(run / environments.length), (run % environments.length) + 1, progress);
  });
  const observations = runs.map(readObservation);
  const byNotebook = notebooks.map((_, index) =>
    observations.slice(index * environments.length, (index + 1) * environments.length),
  );
  const names = observed.modules.flatMap(({ importName: module, functions }) =>
    functions.map((name) => ({ module, name })),
  );
  const classes = observed.modules.flatMap(({ importName: module, classes: all }) =>
    all.map((name) => ({ module, name })),
  );
  const hints = names.map((each) => ({ ...each, seen: joinedHints(hintsOf(keyOf(each), observations)) }));
  return {
    functions: [
      ...options.placeData(
        names.map((each) => ({
          ...each,
          ...agreeingCalls(each, byNotebook),
          ...(observed.data[each.module]?.includes(each.name)
            ? { data: { problem: dataProblem(keyOf(each), observations) } }
            : {}),
        })),
      ),
      ...classes.map((each) => ({ ...each, ...agreeingCalls(each, byNotebook) })).filter(isCalled),
    ],
    ...(options.hints ? { hints } : {}),
  };
}

/** A class of which nothing was called, such as one of data alone, has nothing to record. */
function isCalled({ skipped }: RecordedFunction): boolean {
  return skipped?.code !== 'never-called' && skipped?.code !== 'not-observed';
}

/** What hindered the recorder in writing real values to files, as it says it. */
function dataProblem(key: string, observations: readonly Observation[]): string | null {
  const problems = observations.flatMap(({ functions }) => functions.get(key)?.problems ?? []);
  return problems.find((problem) => /\bfile\b/.test(problem)) ?? null;
}

function hintsOf(key: string, observations: readonly Observation[]): readonly SeenHints[] {
  return observations.flatMap(({ functions }) => functions.get(key)?.hints ?? []);
}

function requestFor(
  { original, hidden, ...notebook }: RecordedNotebook,
  variables: Readonly<Record<string, string>>,
  { observed, observer, hints }: RecordOptions,
): RunRequest {
  const { importName, modules, data, libraries } = observed;
  const config = {
    package: importName,
    modules: Object.fromEntries(
      modules.map(({ importName: name, functions, classes: all, constants }) => [
        name,
        { functions, classes: all, constants },
      ]),
    ),
    libraries,
    sources: original.cells.filter(({ kind }) => kind === 'code').map(({ source }) => source),
    hidden,
    hints,
    data,
    mostBytes: MOST_BYTES,
    most: MOST_ELEMENTS,
  };
  return {
    ...notebook,
    place: 'copy',
    environment: { ...notebook.environment, ...variables },
    observer: 'finish' in observer ? { variable: OBSERVED_FILE, ...observer } : { ...observer, config },
  };
}
