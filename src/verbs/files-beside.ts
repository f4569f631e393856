import { dirname, join, resolve } from 'node:path';
import type { ModuleFile, PrototypeNotebook } from '../analysis/prototype.ts';
import type { ReadingLanguage } from '../language/language.ts';
import type { SourceReader } from '../program/language.ts';
import type { Program, RunFile } from '../program/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook } from '../notebook/index.ts';
import { sourceReaderFor } from '../workspace/index.ts';
import type { InputPlace } from '../workspace/inputs.ts';
import { withoutPrivateParts } from './private-parts.ts';

/** Makes the notebooks of a prototype from their programs, with the files beside them that belong to it. */
export interface PrototypeReader {
  notebook(input: InputPlace, notebook: Notebook, program: Program): Promise<PrototypeNotebook>;
}

/** Reads what belongs to notebooks; what several of them share is looked through for secrets once. */
export function prototypeReader(
  inputs: readonly InputPlace[],
  language: ReadingLanguage,
  allowed: readonly string[],
): PrototypeReader {
  const { localModules } = language.modulesBeside;
  const sensitive = new Map<string, Promise<Sensitive>>();
  const sensitiveOf = (notebook: Notebook): Promise<Sensitive> => findSensitive(notebook, allowed);
  const given = new Map(inputs.map((input) => [resolve(input.realPath), input.path]));

  /** An input goes by the path that it was given by, other files by their place beside the notebook. */
  const pathOf = (path: string, input: InputPlace): string =>
    given.get(resolve(dirname(resolve(input.realPath)), path)) ?? join(dirname(input.path), path);
  const file = async (run: RunFile, input: InputPlace): Promise<PrototypeNotebook> => {
    const folder = dirname(resolve(input.realPath));
    const real = resolve(folder, run.path);
    const path = pathOf(run.path, input);
    const found = sensitive.get(real) ?? sensitiveOf(run.notebook);
    sensitive.set(real, found);
    const beside = [sourceReaderFor(folder), sourceReaderFor(dirname(real))];
    return {
      notebook: { ...run.notebook, path },
      program: run.program,
      ...(await found),
      localModules: localModules(run.program, beside),
      runFiles: await filesRunBy(run.program, input),
      moduleFiles: new Map(),
    };
  };
  const filesRunBy = async (
    { statements }: Program,
    input: InputPlace,
  ): Promise<PrototypeNotebook['runFiles']> => {
    const files = new Map<Program, PrototypeNotebook>();
    for (const statement of statements) {
      if (statement.kind !== 'magic' || statement.runs === null) continue;
      files.set(statement.runs.program, await file(statement.runs, input));
    }
    return files;
  };
  return {
    notebook: async (input, wholeNotebook, wholeProgram) => {
      const whole = { notebook: wholeNotebook, program: wholeProgram };
      const { notebook, program } = await withoutPrivateParts(whole, allowed);
      const beside = sourceReaderFor(dirname(resolve(input.realPath)));
      return {
        notebook,
        program,
        ...(await sensitiveOf(notebook)),
        localModules: localModules(program, [beside]),
        runFiles: await filesRunBy(program, input),
        moduleFiles: await modulesOf(
          { program, language },
          moduleReader((path) => pathOf(path, input), { beside, language, sensitiveOf }),
        ),
      };
    },
  };
}

/** Reads a module by its dotted name; null where there is none. */
type ModuleReader = (module: string) => Promise<ModuleFile | null>;

/** Reads modules beside a notebook, each once. `pathOf` gives the path that a file of the notebook's folder goes by. */
function moduleReader(
  pathOf: (path: string) => string,
  {
    beside,
    language,
    sensitiveOf,
  }: {
    readonly beside: SourceReader;
    readonly language: ReadingLanguage;
    readonly sensitiveOf: (notebook: Notebook) => Promise<Sensitive>;
  },
): ModuleReader {
  const { localModules, pathOf: pathOfModule } = language.modulesBeside;
  const known = new Map<string, ModuleFile | null>();
  const read: ModuleReader = async (module) => {
    const found = known.get(module);
    if (found !== undefined) return found;
    // A module that imports itself through others is not read again.
    known.set(module, null);
    const path = pathOfModule(module, beside);
    const text = path === null ? null : beside.read(path);
    if (path === null || text === null) return null;
    const whole = readNotebook(pathOf(path), text);
    const cell = {
      index: 0,
      kind: 'code',
      id: null,
      source: text,
      tags: [],
      executionCount: null,
      outputs: [],
    } as const;
    const notebook: Notebook = { ...whole, language: language.id, cells: [cell] };
    const program = language.frontEnd.analyze(notebook, beside);
    const file: PrototypeNotebook = {
      notebook,
      program,
      ...(await sensitiveOf(notebook)),
      localModules: localModules(program, [beside]),
      runFiles: new Map(),
      moduleFiles: await modulesOf({ program, language }, read),
    };
    known.set(module, { module, file });
    return { module, file };
  };
  return read;
}

async function modulesOf(
  { program: { statements }, language }: { readonly program: Program; readonly language: ReadingLanguage },
  read: ModuleReader,
): Promise<PrototypeNotebook['moduleFiles']> {
  const modules = new Map<string, ModuleFile>();
  for (const statement of statements) {
    if (statement.kind !== 'import') continue;
    for (const imported of statement.names) {
      for (const name of language.modulesBeside.candidates(imported)) {
        const found = await read(name);
        if (found !== null) modules.set(name, found);
      }
    }
  }
  return modules;
}

/** What of a notebook's sources must not be passed on, or not without a word. */
type Sensitive = Pick<PrototypeNotebook, 'secrets' | 'personalData'>;

/** Secret scanners take long to load, so they are only when there is code that could move. */
async function findSensitive(notebook: Notebook, allowed: readonly string[]): Promise<Sensitive> {
  const { findPersonalData, findSecrets } = await import('../secrets/index.ts');
  const code = notebook.cells
    .filter((cell) => cell.kind === 'code')
    .map((cell) => ({ cell: cell.index, source: cell.source }));
  return { secrets: await findSecrets(code, allowed), personalData: await findPersonalData(code) };
}
