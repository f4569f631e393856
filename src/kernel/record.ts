import type { Notebook } from '../notebook/notebook.ts';
import { MOST_ELEMENTS } from '../plan/index.ts';
import type { RecordedFunction, Recording } from '../plan/recording.ts';
import type { SeenHints } from '../plan/seen-types.ts';
import { agreeingCalls } from './agreement.ts';
import { withDataPaths } from './data-files.ts';
import { joinedHints } from './hints.ts';
import { keyOf, readObservation, type Observation } from './observation.ts';
import { runNotebooks, type Runner, type RunProgress, type RunRequest } from './run.ts';

/** A notebook whose calls are recorded: the rewritten one, and where and with what it runs. */
export interface RecordedNotebook extends Pick<
  RunRequest,
  'notebook' | 'folder' | 'path' | 'files' | 'sources'
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

/** What recording needs. */
export interface RecordOptions extends Runner {
  readonly notebooks: readonly RecordedNotebook[];
  readonly observed: ObservedPackage;
  /** The modules of `recorder/`, in the order to import them. */
  readonly recorder: readonly (readonly [name: string, source: string])[];
  /** Whether types are looked at, for hints. */
  readonly hints: boolean;
  /** Gets the place of the notebook, and which of its runs (from 1) is at work. */
  readonly onProgress: (notebook: number, run: number, progress: RunProgress) => void;
}

/** Bytes of a file of real values: larger ones are no part of a repository, as its own checks say. */
const MOST_BYTES = 500_000;

/** Seeds of hashes: what differs under two of them would differ in a test. */
const HASH_SEEDS = ['1', '2'];

/**
 * Runs each notebook under two hash seeds, in copies of its folder, with the package's functions observed. Calls that
 * both runs show alike are recorded.
 * @throws SolidifyError as {@link runNotebooks} does.
 */
export async function recordNotebooks(options: RecordOptions): Promise<Recording> {
  const { notebooks, observed } = options;
  const requests = notebooks.flatMap((each) => HASH_SEEDS.map((seed) => requestFor(each, seed, options)));
  const runs = await runNotebooks(options, requests, (run, progress) => {
    options.onProgress(Math.floor(run / HASH_SEEDS.length), (run % HASH_SEEDS.length) + 1, progress);
  });
  const observations = runs.map(readObservation);
  const byNotebook = notebooks.map((_, index) =>
    observations.slice(index * HASH_SEEDS.length, (index + 1) * HASH_SEEDS.length),
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
      ...withDataPaths(
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
  seed: string,
  { observed, recorder, hints }: RecordOptions,
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
    environment: { PYTHONHASHSEED: seed },
    observer: { modules: recorder, main: 'observe', config },
  };
}
