import { dirname, resolve } from 'node:path';
import type { PrototypeNotebook, SecretPlace } from '../analysis/prototype.ts';
import type { Language, SourceReader } from '../language/language.ts';
import type { Diagnostic, Program } from '../language/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook } from '../notebook/index.ts';
import type { ScannedFile } from '../report/scan.ts';
import { SolidifyError } from '../text/error.ts';
import { readInputs, sourceReaderFor } from '../workspace/index.ts';
import type { InputFile } from '../workspace/inputs.ts';
import { loadPython } from './languages.ts';

/** A prototype as read from disk: the notebooks that can be analysed, and word of those that can't. */
export interface LoadedPrototype {
  readonly language: Language;
  readonly notebooks: readonly PrototypeNotebook[];
  /** Every input, in order. */
  readonly files: readonly ScannedFile[];
  /** The file of each notebook, by the notebook's path. */
  readonly inputs: ReadonlyMap<string, InputFile>;
}

/**
 * Reads and analyses the notebooks that the paths lead to, up to the facts.
 * @throws SolidifyError (usage) for a path that leads nowhere.
 */
export async function loadPrototype(paths: readonly string[]): Promise<LoadedPrototype> {
  const { files: inputs, unreadable } = readInputs(paths);
  const language = await loadPython();
  const notebooks: PrototypeNotebook[] = [];
  const files: ScannedFile[] = unreadable.map(({ path, message }) => failedFile(path, 'unreadable', message));
  for (const input of inputs) {
    const notebook = read(input);
    if ('diagnostics' in notebook) {
      files.push(notebook);
    } else if (notebook.language !== language.id) {
      const message = `its language is ${notebook.language}; only Python notebooks can be analysed`;
      files.push(failedFile(input.path, 'unsupported-language', message, notebook));
    } else {
      const beside = sourceReaderFor(dirname(resolve(input.realPath)));
      const program = language.frontEnd.analyze(notebook, beside);
      const secrets = await secretsOf(notebook);
      notebooks.push({ notebook, program, secrets, localModules: localModules(program, beside) });
      files.push(scannedFile(notebook, program));
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { language, notebooks, files, inputs: new Map(inputs.map((input) => [input.path, input])) };
}

function read(input: InputFile): Notebook | ScannedFile {
  try {
    return readNotebook(input.path, input.text);
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    const code = error.code === 'unsupported-format' ? 'unsupported-format' : 'unreadable';
    return failedFile(input.path, code, `${error.message}. ${error.hint}`);
  }
}

function failedFile(
  path: string,
  code: Diagnostic['code'],
  message: string,
  notebook?: Notebook,
): ScannedFile {
  return {
    path,
    format: notebook?.format ?? null,
    language: notebook?.language ?? null,
    program: null,
    cells: 0,
    diagnostics: [{ code, message, cell: null, line: null }],
  };
}

function scannedFile(notebook: Notebook, program: Program): ScannedFile {
  return {
    path: notebook.path,
    format: notebook.format,
    language: notebook.language,
    program,
    cells: notebook.cells.length,
    diagnostics: program.diagnostics,
  };
}

/** Secret scanners take long to load, so they are only when there is code that could move. */
async function secretsOf(notebook: Notebook): Promise<readonly SecretPlace[]> {
  const { findSecrets } = await import('../secrets/index.ts');
  const code = notebook.cells.filter((cell) => cell.kind === 'code');
  return findSecrets(code.map((cell) => ({ cell: cell.index, source: cell.source })));
}

/** Python looks beside the notebook first, so a file there wins over an installed module of the same name. */
function localModules(program: Program, beside: SourceReader): ReadonlySet<string> {
  const imported = new Set(
    program.statements.flatMap((statement) =>
      statement.kind === 'import' ? statement.names.map(({ module }) => module.split('.')[0] ?? '') : [],
    ),
  );
  const isLocal = (name: string): boolean =>
    name !== '' && (beside.exists(`${name}.py`) || beside.exists(`${name}/__init__.py`));
  return new Set([...imported].filter(isLocal));
}
