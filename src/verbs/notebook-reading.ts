import { dirname, resolve } from 'node:path';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import type { Diagnostic, LanguageId, Program } from '../program/program.ts';
import type { ReadingLanguage } from '../language/language.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook, requireCurrentFormat, withoutPictures } from '../notebook/index.ts';
import type { ScannedFile } from '../report/scan.ts';
import { SolidifyError } from '../text/error.ts';
import { readInput, sourceReaderFor } from '../workspace/index.ts';
import type { InputFile, InputPlace, UnreadableInput } from '../workspace/inputs.ts';
import { prototypeReader } from './files-beside.ts';
import { LANGUAGE_NAMES, languageOf, loadLanguage } from './languages.ts';
import { outputDiagnostics } from './output-leaks.ts';

/** How notebooks are read. */
export interface ReadingRequest {
  /** All that are read: a notebook may run another. */
  readonly places: readonly InputPlace[];
  /** Those that are to be rewritten must be of a format that can be, and their files are kept. */
  readonly purpose: 'reading' | 'rewriting';
  /** The interpreter that `--python` names; null: the notebook's own. */
  readonly python: string | null;
  readonly allowedSecrets: readonly string[];
  /** Whether secrets in outputs are told. */
  readonly outputs: 'told' | 'untold';
}

/** One file as it was read. */
export interface ReadFile {
  readonly file: ScannedFile;
  /** Null where the file can't be analysed. */
  readonly notebook: PrototypeNotebook | null;
  /** The language that reads it; null where there is none. */
  readonly language: LanguageId | null;
  /** The file itself, where it is to be rewritten. */
  readonly input: InputFile | null;
}

/** Reads notebooks of one prototype, one by one. */
export interface NotebookReading {
  read(place: InputPlace): Promise<ReadFile>;
  /** The facts of a notebook that stands where a file is. */
  analyze(place: InputPlace, notebook: Notebook): Promise<PrototypeNotebook>;
  /** A language, loaded once. */
  language(id: LanguageId): Promise<ReadingLanguage>;
}

/** Makes a reading; languages are loaded as notebooks want them. */
export function notebookReading(request: ReadingRequest): NotebookReading {
  const { purpose, allowedSecrets, outputs } = request;
  const language = onceEach(loadLanguage);
  const analysisIn = onceEach(async (id) => analysisFor(await language(id), request));
  const analyze: NotebookReading['analyze'] = async (place, notebook) => {
    const id = languageOf(notebook);
    if (id === null) throw new RangeError(`no language reads ${notebook.path}`);
    return (await analysisIn(id))(place, notebook);
  };
  const read: NotebookReading['read'] = async (place) => {
    const reading = readInput(place);
    if (reading.kind === 'unreadable') return failed(unreadableInput(reading));
    const whole = parsed(reading.file, purpose);
    if (whole instanceof SolidifyError) return failed(whole);
    const id = languageOf(whole);
    if (id === null) return failed(unsupportedLanguage(whole), whole);
    // Where nothing is rewritten, one file after the other is in memory, and no picture longer than it takes to read it.
    const notebook = purpose === 'reading' ? withoutPictures(whole) : whole;
    const found = await analyze(place, notebook);
    const file = scannedFile(notebook, found.program);
    const further = outputs === 'told' ? await outputDiagnostics(notebook, allowedSecrets) : [];
    return {
      file: further.length > 0 ? { ...file, diagnostics: [...file.diagnostics, ...further] } : file,
      notebook: found,
      language: id,
      input: purpose === 'rewriting' ? reading.file : null,
    };
  };
  return { read, analyze, language };
}

type AnalyzeNotebook = NotebookReading['analyze'];

/** Makes something for each language when it is first asked for. */
function onceEach<Made>(make: (id: LanguageId) => Promise<Made>): (id: LanguageId) => Promise<Made> {
  const made = new Map<LanguageId, Promise<Made>>();
  return (id) => {
    const found = made.get(id) ?? make(id);
    made.set(id, found);
    return found;
  };
}

function analysisFor(
  language: ReadingLanguage,
  { places, python, allowedSecrets }: ReadingRequest,
): AnalyzeNotebook {
  const findFolders = language.moduleFolders(python);
  const reader = prototypeReader(places, language, allowedSecrets);
  return (place, notebook) => {
    const beside = sourceReaderFor(dirname(resolve(place.realPath)));
    const folders = () => findFolders(notebook.kernel?.name ?? null);
    return reader.notebook(place, notebook, language.frontEnd.analyze(notebook, beside, folders));
  };
}

function parsed(input: InputFile, purpose: ReadingRequest['purpose']): Notebook | SolidifyError {
  try {
    const notebook = readNotebook(input.path, input.text);
    if (purpose === 'rewriting') requireCurrentFormat(notebook);
    return notebook;
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    return error;
  }
}

/** Why a file can't be read. */
export function unreadableInput({ path, message, hint }: UnreadableInput): SolidifyError {
  return new SolidifyError('usage', 'unreadable', message, { place: { file: path }, hint });
}

/** Why a notebook can't be read that is none of the known languages. */
export function unsupportedLanguage({ path, language }: Notebook): SolidifyError {
  const message = `its language is ${language}; only ${LANGUAGE_NAMES} notebooks can be analysed`;
  const hint = 'Give notebooks of one of these.';
  return new SolidifyError('usage', 'unsupported-language', message, { place: { file: path }, hint });
}

function failed(problem: SolidifyError, notebook?: Notebook): ReadFile {
  return { file: failedFile(problem, notebook), notebook: null, language: null, input: null };
}

/** A file that `problem` keeps from being analysed; its place names the file. */
export function failedFile(problem: SolidifyError, notebook?: Notebook): ScannedFile {
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
