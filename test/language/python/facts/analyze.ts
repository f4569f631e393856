import type { SourceReader } from '../../../../src/program/language.ts';
import type { Definition, Program, Statement } from '../../../../src/program/program.ts';
import { createPythonFrontEnd } from '../../../../src/language/python/front-end.ts';
import { readNotebook } from '../../../../src/notebook/index.ts';
import type { Notebook } from '../../../../src/notebook/notebook.ts';
import { pythonParser } from '../../../python-parser.ts';

const frontEnd = createPythonFrontEnd(await pythonParser());

/** The facts of cells; each text is one. Files beside the notebook by path. */
export function analyze(cells: readonly string[], files: Readonly<Record<string, string>> = {}): Program {
  return analyzeNotebook(notebookOf(cells), files);
}

/** The facts of a notebook. */
export function analyzeNotebook(notebook: Notebook, files: Readonly<Record<string, string>> = {}): Program {
  return frontEnd.analyze(notebook, readerOf(files));
}

/** Reads from texts by path. */
export function readerOf(files: Readonly<Record<string, string>>): SourceReader {
  const below = (folder: string): readonly string[] => {
    const prefix = folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`;
    const inside = Object.keys(files).filter((path) => path.startsWith(prefix));
    return [...new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  };
  return { read: (path) => files[path] ?? null, exists: (path) => path in files, list: below };
}

/** A notebook read from percent text. */
export function notebookOf(cells: readonly string[]): Notebook {
  return readNotebook('sample.py', cells.map((cell) => `# %%\n${cell}\n`).join(''));
}

/** The statements of one cell's text. */
export function statementsOf(
  cell: string,
  files: Readonly<Record<string, string>> = {},
): readonly Statement[] {
  return analyze([cell], files).statements;
}

/** The only statement of a cell's text. */
export function statementOf(cell: string): Statement {
  const [statement, ...others] = statementsOf(cell);
  if (statement === undefined || others.length > 0) throw new Error('not one statement');
  return statement;
}

/** The definitions that a program holds, nested ones too. */
export function definitionsOf(program: Program): readonly Definition[] {
  return program.statements.flatMap((statement) =>
    statement.kind === 'definition'
      ? [statement.definition]
      : statement.kind === 'action'
        ? statement.nested
        : [],
  );
}

/** The definition of a name in the given cells. */
export function definitionOf(name: string, ...cells: readonly string[]): Definition {
  const found = definitionsOf(analyze(cells)).find(({ names }) => names.includes(name));
  if (found === undefined) throw new Error(`no definition of ${name}`);
  return found;
}

/** `name:form`, with `?` where conditional and `=identity` where there is one. */
export function bindingsOf(statements: readonly Statement[]): readonly string[] {
  return statements
    .flatMap(({ bindings }) => bindings)
    .map(
      ({ name, form, conditional, identity }) =>
        `${name}:${form}${conditional ? '?' : ''}${identity === null ? '' : `=${identity}`}`,
    );
}
