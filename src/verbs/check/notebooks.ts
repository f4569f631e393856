import { dirname } from 'node:path';
import { bareNotebook } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { FrontEnd } from '../../program/language.ts';
import { readNotebook } from '../../notebook/index.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { SolidifyError } from '../../text/error.ts';
import { readInputs, sourceReaderFor } from '../../workspace/index.ts';
import type { InputFile } from '../../workspace/inputs.ts';
import type { FindModuleFolders } from '../module-folders.ts';

/** A notebook that could be read, not yet analysed. */
export interface ReadFile {
  readonly input: InputFile;
  readonly notebook: Notebook;
}

/** What paths lead to. */
export interface ReadFiles {
  readonly files: readonly ReadFile[];
  /** Why others can't be checked; the place of each names the file. */
  readonly problems: readonly SolidifyError[];
}

/**
 * Reads notebooks up to their cells.
 * @throws SolidifyError (usage) for a path that leads nowhere.
 */
export function readFiles(paths: readonly string[]): ReadFiles {
  const { files: inputs, unreadable } = readInputs(paths);
  const files: ReadFile[] = [];
  const problems = unreadable.map(
    ({ path, message, hint }) =>
      new SolidifyError('usage', 'unreadable', message, { place: { file: path }, hint }),
  );
  for (const input of inputs) {
    try {
      const notebook = readNotebook(input.path, input.text);
      if (notebook.language === 'python') files.push({ input, notebook });
      else problems.push(unsupported(notebook));
    } catch (error) {
      if (!(error instanceof SolidifyError)) throw error;
      problems.push(error);
    }
  }
  return { files, problems };
}

function unsupported({ path, language }: Notebook): SolidifyError {
  return new SolidifyError(
    'usage',
    'unsupported-language',
    `its language is ${language}; only Python notebooks can be checked`,
    { place: { file: path }, hint: 'Leave it out.' },
  );
}

/** A notebook's facts, without the searches that only a move needs. */
export function analyzed(
  { input, notebook }: ReadFile,
  frontEnd: FrontEnd,
  findFolders: FindModuleFolders,
): PrototypeNotebook {
  const beside = sourceReaderFor(dirname(input.realPath));
  const folders = () => findFolders(notebook.kernel?.name ?? null);
  return bareNotebook(notebook, frontEnd.analyze(notebook, beside, folders));
}

/** Top-level names of what a notebook may import, by its text alone: quick, and never too few. */
export function mayImport({ cells }: Notebook): ReadonlySet<string> {
  const names = new Set<string>();
  const pattern = /\b(?:from|import)[ \t\\\r\n]+([^\r\n;#]*)/g;
  for (const { kind, source } of cells) {
    if (kind !== 'code' || !source.includes('import')) continue;
    for (const [, what = ''] of source.matchAll(pattern)) {
      for (const part of what.split(',')) {
        const name = /^[ \t]*([^\W\d]\w*)/u.exec(part)?.[1];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return names;
}
