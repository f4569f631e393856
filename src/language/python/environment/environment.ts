import { basename, dirname, join, resolve } from 'node:path';
import {
  includedFiles,
  pythonVersions,
  readInstallFiles,
  readPipInstalls,
  readRequirementFile,
  REQUIREMENT_FILES,
  resolveRequirements,
} from '../distributions/index.ts';
import type { PipInstall } from '../distributions/pip-install.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import type { SourceReader } from '../../../program/language.ts';
import { SolidifyError } from '../../../text/error.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import type { Environment } from '../../environment.ts';
import { readInstalled } from './installed.ts';
import { findInterpreter } from './interpreter.ts';
import type { Interpreter } from './interpreter-layout.ts';

/**
 * Finds the environment of notebooks: what `--python` says, else what the first kernelspec names, else python3.
 * @throws SolidifyError when `--python` names no Python.
 */
export function readPythonEnvironment(notebooks: readonly Notebook[], python: string | null): Environment {
  const kernel = notebooks.find((notebook) => notebook.kernel !== null)?.kernel?.name ?? null;
  const interpreter = findInterpreter(kernel, python);
  const version = interpreter?.version ?? notebooks[0]?.languageVersion ?? null;
  const lines = notebooks.flatMap((notebook) =>
    notebook.cells.filter((cell) => cell.kind === 'code').flatMap((cell) => readPipInstalls(cell.source)),
  );
  const installs = [...lines, ...installsBeside(notebooks)];
  return {
    name: 'Python',
    executable: interpreter?.executable ?? null,
    problem: interpreter === null ? noPython() : null,
    versions: pythonVersions(version),
    kernelFor: () => kernelOf(interpreter),
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

/** IPython in the interpreter's own environment, which runs the helper too. */
function kernelOf(interpreter: Interpreter | null): Kernel {
  if (interpreter !== null) {
    return { client: interpreter.executable, argv: null, environment: {}, lateResults: 0 };
  }
  throw noPython();
}

function noPython(): SolidifyError {
  return new SolidifyError('refused', 'no-python', 'no Python was found', {
    hint: 'Nothing was written. Name the notebook’s interpreter with --python.',
  });
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
