import { dirname } from 'node:path';
import type { NotebookHistory } from '../analysis/history/notebook-history.ts';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import { IMPRINT_VERSION } from '../program/imprint.ts';
import type { ReadingLanguage } from '../language/language.ts';
import type { Language } from '../program/language.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { ScannedFile } from '../report/scan.ts';
import { findInputs, nearestRoot, noCache, openCache, ownVersion } from '../workspace/index.ts';
import type { InputFile, InputPlace } from '../workspace/inputs.ts';
import { LANGUAGE_IDS } from './languages.ts';
import {
  failedFile,
  notebookReading,
  unreadableInput,
  type NotebookReading,
  type ReadFile,
  type ReadingRequest,
} from './notebook-reading.ts';
import { readAll } from './reading-threads.ts';

/** A prototype as read from disk: the notebooks of one language that can be analysed, and word of those that can't. */
export interface LoadedPrototype {
  readonly language: ReadingLanguage;
  readonly notebooks: readonly PrototypeNotebook[];
  /** Every input, in order. */
  readonly files: readonly ScannedFile[];
  /** Where the file of each notebook is, by the notebook's path. */
  readonly places: ReadonlyMap<string, InputPlace>;
  /** The files themselves, where notebooks are to be rewritten. */
  readonly inputs: ReadonlyMap<string, InputFile>;
  /** Analyses a notebook of the prototype once more, with other sources. */
  reread(notebook: Notebook): Promise<PrototypeNotebook>;
}

/** What paths lead to: a prototype for each language, in the order of the languages, and none where nothing can be analysed. */
export interface LoadedPrototypes {
  readonly prototypes: readonly LoadedPrototype[];
  /** Every input, in order. */
  readonly files: readonly ScannedFile[];
}

/** How notebooks are read. */
export interface ReadingOptions {
  /** The interpreter that `--python` names, where the modules of star imports are looked for. */
  readonly python?: string | null;
  /** Rules for secrets whose findings are false alarms. */
  readonly allowedSecrets?: readonly string[];
  /** Whether the history of the notebooks is looked at, and whether what it holds is kept for later runs. */
  readonly history?: HistoryReading;
  /** Whether secrets in outputs are told, as diagnostics of their files. */
  readonly outputs?: ReadingRequest['outputs'];
  /** How many threads read; null: as many as pay. */
  readonly threads?: number | null;
}

/** How histories are read. */
export type HistoryReading = 'left-out' | 'cached' | 'uncached';

/**
 * Reads and analyses the notebooks that the paths lead to, up to the facts. Those that are to be rewritten must be of a
 * format that can be. Notebooks of different languages have nothing to do with one another.
 * @throws SolidifyError (usage) for a path that leads nowhere, and for a rule that there isn't.
 */
export async function loadPrototypes(
  paths: readonly string[],
  purpose: 'reading' | 'rewriting',
  {
    python = null,
    allowedSecrets = [],
    history = 'left-out',
    outputs = 'untold',
    threads = null,
  }: ReadingOptions = {},
): Promise<LoadedPrototypes> {
  if (allowedSecrets.length > 0) {
    const { requireSecretRules } = await import('../secrets/index.ts');
    requireSecretRules(allowedSecrets);
  }
  const { places, unreadable } = findInputs(paths);
  const request: ReadingRequest = { places, purpose, python, allowedSecrets, outputs };
  const reading = notebookReading(request);
  const read = await readAll(reading, request, threads);
  const files = [
    ...unreadable.map((each) => failedFile(unreadableInput(each))),
    ...read.map(({ file }) => file),
  ];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const prototypes: LoadedPrototype[] = [];
  for (const id of LANGUAGE_IDS) {
    const own = read.filter(({ language }) => language === id);
    if (own.length === 0) continue;
    const language = await reading.language(id);
    prototypes.push(await prototypeOf(own, { language, files, places, history, reading }));
  }
  return { prototypes, files };
}

async function prototypeOf(
  read: readonly ReadFile[],
  {
    language,
    files,
    places,
    history,
    reading,
  }: Pick<LoadedPrototype, 'language' | 'files'> & {
    readonly places: readonly InputPlace[];
    readonly history: HistoryReading;
    readonly reading: NotebookReading;
  },
): Promise<LoadedPrototype> {
  const notebooks = read.flatMap(({ notebook }) => notebook ?? []);
  const inputs = new Map(read.flatMap(({ input }) => (input === null ? [] : [[input.path, input] as const])));
  const byPath = new Map(places.map((place) => [place.path, place]));
  const realPaths = new Map(places.map(({ path, realPath }) => [path, realPath]));
  const histories =
    history === 'left-out' ? null : await historiesOf(notebooks, realPaths, { language, history });
  const withHistory = (found: PrototypeNotebook): PrototypeNotebook => {
    const own = histories?.get(found.notebook.path);
    return own === undefined ? found : { ...found, history: own };
  };
  const reread = async (notebook: Notebook): Promise<PrototypeNotebook> => {
    const input = byPath.get(notebook.path);
    if (!input) throw new RangeError(`no notebook ${notebook.path}`);
    return withHistory(await reading.analyze(input, notebook));
  };
  return { language, notebooks: notebooks.map(withHistory), files, places: byPath, inputs, reread };
}

/** The histories of those notebooks that lie in a repository; without one, nothing is loaded for it. */
async function historiesOf(
  notebooks: readonly PrototypeNotebook[],
  realPaths: ReadonlyMap<string, string>,
  { language, history }: { readonly language: Language; readonly history: 'cached' | 'uncached' },
): Promise<ReadonlyMap<string, NotebookHistory> | null> {
  const roots = new Map<string, string | null>();
  const rootAround = (folder: string): string | null => {
    const root = roots.get(folder) ?? nearestRoot(folder);
    roots.set(folder, root);
    return root;
  };
  const files = notebooks.flatMap(({ notebook }) => {
    const realPath = realPaths.get(notebook.path);
    const root = realPath === undefined ? null : rootAround(dirname(realPath));
    return realPath === undefined || root === null ? [] : [{ notebook, realPath, root }];
  });
  if (files.length === 0) return null;
  const { readHistories } = await import('./history/histories.ts');
  return readHistories(files, {
    language,
    cache: history === 'cached' ? openCache(`${ownVersion()} ${IMPRINT_VERSION} ${language.id}`) : noCache,
  });
}
