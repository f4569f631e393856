import { dirname, join, resolve } from 'node:path';
import type { PrototypeNotebook, SecretPlace } from '../analysis/prototype.ts';
import type { SourceReader } from '../language/language.ts';
import type { Program, RunFile } from '../language/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { sourceReaderFor } from '../workspace/index.ts';
import type { InputFile } from '../workspace/inputs.ts';

/** Makes the notebooks of a prototype from their programs, with the files beside them that belong to it. */
export interface PrototypeReader {
  notebook(input: InputFile, notebook: Notebook, program: Program): Promise<PrototypeNotebook>;
}

/** Reads what belongs to notebooks; what several of them share is looked through for secrets once. */
export function prototypeReader(inputs: readonly InputFile[]): PrototypeReader {
  const secrets = new Map<string, Promise<readonly SecretPlace[]>>();
  const given = new Map(inputs.map((input) => [resolve(input.realPath), input.path]));

  const file = async (run: RunFile, input: InputFile): Promise<PrototypeNotebook> => {
    const folder = dirname(resolve(input.realPath));
    const real = resolve(folder, run.path);
    const path = given.get(real) ?? join(dirname(input.path), run.path);
    const found = secrets.get(real) ?? secretsOf(run.notebook);
    secrets.set(real, found);
    const beside = [sourceReaderFor(folder), sourceReaderFor(dirname(real))];
    return {
      notebook: { ...run.notebook, path },
      program: run.program,
      secrets: await found,
      localModules: localModules(run.program, beside),
      runFiles: await filesRunBy(run.program, input),
    };
  };
  const filesRunBy = async (
    { statements }: Program,
    input: InputFile,
  ): Promise<PrototypeNotebook['runFiles']> => {
    const files = new Map<Program, PrototypeNotebook>();
    for (const statement of statements) {
      if (statement.kind !== 'magic' || statement.runs === null) continue;
      files.set(statement.runs.program, await file(statement.runs, input));
    }
    return files;
  };
  return {
    notebook: async (input, notebook, program) => ({
      notebook,
      program,
      secrets: await secretsOf(notebook),
      localModules: localModules(program, [sourceReaderFor(dirname(resolve(input.realPath)))]),
      runFiles: await filesRunBy(program, input),
    }),
  };
}

/** Secret scanners take long to load, so they are only when there is code that could move. */
async function secretsOf(notebook: Notebook): Promise<readonly SecretPlace[]> {
  const { findSecrets } = await import('../secrets/index.ts');
  const code = notebook.cells.filter((cell) => cell.kind === 'code');
  return findSecrets(code.map((cell) => ({ cell: cell.index, source: cell.source })));
}

/** Python looks beside the notebook first, so a file there wins over an installed module of the same name. */
function localModules(program: Program, beside: readonly SourceReader[]): ReadonlySet<string> {
  const imported = new Set(
    program.statements.flatMap((statement) =>
      statement.kind === 'import' ? statement.names.map(({ module }) => module.split('.')[0] ?? '') : [],
    ),
  );
  const isLocal = (name: string): boolean =>
    name !== '' &&
    beside.some((reader) => reader.exists(`${name}.py`) || reader.exists(`${name}/__init__.py`));
  return new Set([...imported].filter(isLocal));
}
