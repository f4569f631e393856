import { dirname, resolve } from 'node:path';
import type { NotebookHistory } from '../analysis/history/notebook-history.ts';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Language } from '../language/language.ts';
import type { Diagnostic, Program } from '../language/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook, requireCurrentFormat, withoutPictures } from '../notebook/index.ts';
import type { ScannedFile } from '../report/scan.ts';
import { SolidifyError } from '../text/error.ts';
import {
  nearestRoot,
  noCache,
  openCache,
  ownVersion,
  findInputs,
  readInput,
  sourceReaderFor,
} from '../workspace/index.ts';
import type { InputFile, InputPlace, UnreadableInput } from '../workspace/inputs.ts';
import { prototypeReader } from './files-beside.ts';
import { loadPython } from './languages.ts';
import { moduleFoldersFinder } from './module-folders.ts';

/** A prototype as read from disk: the notebooks that can be analysed, and word of those that can't. */
export interface LoadedPrototype {
  readonly language: Language;
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

/** How notebooks are read. */
export interface ReadingOptions {
  /** The interpreter that `--python` names, where the modules of star imports are looked for. */
  readonly python?: string | null;
  /** Rules for secrets whose findings are false alarms. */
  readonly allowedSecrets?: readonly string[];
  /** Whether the history of the notebooks is looked at, and whether what it holds is kept for later runs. */
  readonly history?: HistoryReading;
}

/** How histories are read. */
export type HistoryReading = 'left-out' | 'cached' | 'uncached';

/**
 * Reads and analyses the notebooks that the paths lead to, up to the facts. Those that are to be rewritten must be of a
 * format that can be.
 * @throws SolidifyError (usage) for a path that leads nowhere, and for a rule that there isn't.
 */
export async function loadPrototype(
  paths: readonly string[],
  purpose: 'reading' | 'rewriting',
  { python = null, allowedSecrets = [], history = 'left-out' }: ReadingOptions = {},
): Promise<LoadedPrototype> {
  if (allowedSecrets.length > 0) {
    const { requireSecretRules } = await import('../secrets/index.ts');
    requireSecretRules(allowedSecrets);
  }
  const { places, unreadable } = findInputs(paths);
  const language = await loadPython();
  const findFolders = moduleFoldersFinder(python);
  const reader = prototypeReader(places, language.frontEnd, allowedSecrets);
  const notebooks: PrototypeNotebook[] = [];
  const files: ScannedFile[] = unreadable.map((each) => failedFile(unreadableInput(each)));
  const inputs = new Map<string, InputFile>();
  const readProgram = (input: InputPlace, notebook: Notebook): Promise<PrototypeNotebook> => {
    const beside = sourceReaderFor(dirname(resolve(input.realPath)));
    const folders = () => findFolders(notebook.kernel?.name ?? null);
    return reader.notebook(input, notebook, language.frontEnd.analyze(notebook, beside, folders));
  };
  for (const place of places) {
    const reading = readInput(place);
    if (reading.kind === 'unreadable') {
      files.push(failedFile(unreadableInput(reading)));
      continue;
    }
    // Where nothing is rewritten, one file after the other is in memory, and no picture longer than it takes to read it.
    if (purpose === 'rewriting') inputs.set(place.path, reading.file);
    const whole = read(reading.file, purpose);
    const notebook = purpose === 'reading' && !('diagnostics' in whole) ? withoutPictures(whole) : whole;
    if ('diagnostics' in notebook) {
      files.push(notebook);
    } else if (notebook.language !== language.id) {
      files.push(failedFile(unsupportedLanguage(notebook), notebook));
    } else {
      const found = await readProgram(place, notebook);
      notebooks.push(found);
      files.push(scannedFile(notebook, found.program));
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
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
    return withHistory(await readProgram(input, notebook));
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
  return readHistories(files, { language, cache: history === 'cached' ? openCache(ownVersion()) : noCache });
}

function read(input: InputFile, purpose: 'reading' | 'rewriting'): Notebook | ScannedFile {
  try {
    const notebook = readNotebook(input.path, input.text);
    if (purpose === 'rewriting') requireCurrentFormat(notebook);
    return notebook;
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    return failedFile(error);
  }
}

function unreadableInput({ path, message, hint }: UnreadableInput): SolidifyError {
  return new SolidifyError('usage', 'unreadable', message, { place: { file: path }, hint });
}

function unsupportedLanguage({ path, language }: Notebook): SolidifyError {
  const message = `its language is ${language}; only Python notebooks can be analysed`;
  const hint = 'Give notebooks of a Python kernel.';
  return new SolidifyError('usage', 'unsupported-language', message, { place: { file: path }, hint });
}

/** A file that `problem` keeps from being analysed; its place names the file. */
function failedFile(problem: SolidifyError, notebook?: Notebook): ScannedFile {
  return {
    path: problem.place.file ?? '',
    format: notebook?.format ?? null,
    language: notebook?.language ?? null,
    program: null,
    cells: 0,
    diagnostics: [
      {
        code: diagnosticCode(problem),
        message: `${problem.message}. ${problem.hint}`,
        cell: null,
        line: null,
      },
    ],
    problem,
  };
}

function diagnosticCode({ code }: SolidifyError): Diagnostic['code'] {
  return code === 'unsupported-format' || code === 'unsupported-language' ? code : 'unreadable';
}

function scannedFile(notebook: Notebook, program: Program): ScannedFile {
  return {
    path: notebook.path,
    format: notebook.format,
    language: notebook.language,
    program,
    cells: notebook.cells.length,
    diagnostics: program.diagnostics,
    problem: null,
  };
}
