import { dirname } from 'node:path';
import { bareNotebook } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { FrontEnd } from '../../program/language.ts';
import { readNotebook } from '../../notebook/index.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { SolidifyError } from '../../text/error.ts';
import { readInputs, sourceReaderFor } from '../../workspace/index.ts';
import type { InputFile } from '../../workspace/inputs.ts';
import type { FindModuleFolders } from '../../language/language.ts';
import type { LanguageId } from '../../program/program.ts';
import { languageOf } from '../languages.ts';
import { unsupportedLanguage } from '../notebook-reading.ts';

/** A notebook that could be read, not yet analysed. */
export interface ReadFile {
  readonly input: InputFile;
  readonly notebook: Notebook;
  /** The language that reads it. */
  readonly language: LanguageId;
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
      const language = languageOf(notebook);
      if (language === null) problems.push(unsupportedLanguage(notebook));
      else files.push({ input, notebook, language });
    } catch (error) {
      if (!(error instanceof SolidifyError)) throw error;
      problems.push(error);
    }
  }
  return { files, problems };
}

/** A notebook's facts, without the searches that only a move needs. */
export function analyzed(
  { input, notebook }: Pick<ReadFile, 'input' | 'notebook'>,
  frontEnd: FrontEnd,
  findFolders: FindModuleFolders,
): PrototypeNotebook {
  const beside = sourceReaderFor(dirname(input.realPath));
  const folders = () => findFolders(notebook.kernel?.name ?? null);
  return bareNotebook(notebook, frontEnd.analyze(notebook, beside, folders));
}
