import { basename, dirname, join, resolve } from 'node:path';
import {
  includedFiles,
  pythonVersions,
  readInstallFiles,
  readPipInstalls,
  readRequirementFile,
  REQUIREMENT_FILES,
  resolveRequirements,
} from '../../language/python/distributions/index.ts';
import type { PipInstall } from '../../language/python/distributions/pip-install.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { SourceReader } from '../../program/language.ts';
import type { ExternalImport } from '../../plan/index.ts';
import type { Requirement } from '../../plan/plan.ts';
import { findInterpreter, readInstalled, sourceReaderFor } from '../../workspace/index.ts';
import type { Interpreter } from '../../workspace/interpreter-layout.ts';

/** The Python that the notebooks run on, and what it says about dependencies. */
export interface Environment {
  /** Null where none was found. */
  readonly interpreter: Interpreter | null;
  /** Oldest supported and tested versions of the package. */
  readonly python: { readonly minimum: string; readonly tested: readonly string[] };
  requirementsFor(imports: readonly ExternalImport[]): readonly Requirement[];
}

/**
 * Finds the environment of notebooks: what `--python` says, else what the first kernelspec names, else python3.
 * @throws SolidifyError when `--python` names no Python.
 */
export function readEnvironment(notebooks: readonly Notebook[], python: string | null): Environment {
  const kernel = notebooks.find((notebook) => notebook.kernel !== null)?.kernel?.name ?? null;
  const interpreter = findInterpreter(kernel, python);
  const version = interpreter?.version ?? notebooks[0]?.languageVersion ?? null;
  const lines = notebooks.flatMap((notebook) =>
    notebook.cells.filter((cell) => cell.kind === 'code').flatMap((cell) => readPipInstalls(cell.source)),
  );
  const installs = [...lines, ...installsBeside(notebooks)];
  return {
    interpreter,
    python: pythonVersions(version),
    requirementsFor: (imports) => {
      const installed = interpreter ? readInstalled(interpreter.sitePackages) : null;
      const required = resolveRequirements(
        imports.filter((each) => !each.optional),
        installed,
        installs,
      );
      const optional = resolveRequirements(
        imports.filter((each) => each.optional),
        installed,
        installs,
      );
      const known = new Set(required.map((each) => each.importName));
      // A guarded import is one that the code can do without: it counts only where it was really there.
      return [
        ...required,
        ...optional.filter((each) => each.source === 'environment' && !known.has(each.importName)),
      ];
    },
  };
}

/** What requirements files in the notebooks' folders name, and those that the notebooks install from. */
function installsBeside(notebooks: readonly Notebook[]): readonly PipInstall[] {
  const folders = new Set(notebooks.map(({ path }) => dirname(resolve(path))));
  return [...folders].flatMap((folder) => {
    const here = notebooks.filter(({ path }) => dirname(resolve(path)) === folder);
    const named = here.flatMap(({ cells }) =>
      cells.flatMap(({ kind, source }) => (kind === 'code' ? readInstallFiles(source) : [])),
    );
    return installsFrom(sourceReaderFor(folder), [...REQUIREMENT_FILES, ...named]);
  });
}

/** What files name, and the files that they take in, each once. */
function installsFrom(beside: SourceReader, files: readonly string[]): readonly PipInstall[] {
  const found: PipInstall[] = [];
  const pending = new Set(files);
  // A set goes on with what is added while it is gone through.
  for (const file of pending) {
    const text = beside.read(file) ?? '';
    found.push(...readRequirementFile(basename(file), text));
    for (const path of includedFiles(file, text)) pending.add(join(dirname(file), path));
  }
  return found;
}
