import { dirname, resolve } from 'node:path';
import type { Notebook } from '../../../notebook/notebook.ts';
import type { SourceReader } from '../../../program/language.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { Environment } from '../../environment.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import { findKernel } from '../kernels/index.ts';
import { readPackageFacts, resolveRequirements } from '../requirements/index.ts';

/** Versions of Node that a package supports: from 20.19 on, `require` takes an ES module, which tslab needs. */
const VERSIONS = { minimum: '20.19', tested: ['20', '22', '24'] };

/** The environment of notebooks: the kernel of the first. `python`: what `--python` says, whose nbclient runs them. */
export function readEnvironment(notebooks: readonly Notebook[], python: string | null): Environment {
  const [first] = notebooks;
  const found = first === undefined ? null : tryToFind(first, python);
  return {
    name: 'kernel',
    executable: found === null || found instanceof SolidifyError ? null : (found.argv?.[0] ?? null),
    // What installs and checks packages needs no kernel, and says itself what it lacks.
    problem: null,
    versions: VERSIONS,
    requirementsFor: (imports) => resolveRequirements(imports, readPackageFacts(foldersOf(notebooks))),
    kernelFor: (notebook) => findKernel(notebook, python),
  };
}

function tryToFind(notebook: Notebook, python: string | null): ReturnType<typeof findKernel> | SolidifyError {
  try {
    return findKernel(notebook, python);
  } catch (error) {
    if (error instanceof SolidifyError && error.kind === 'refused') return error;
    throw error;
  }
}

/** The folders of notebooks and those above them, the nearest first: where packages and what is said of them are looked for. */
function foldersOf(notebooks: readonly Notebook[]): readonly SourceReader[] {
  const found = new Set<string>();
  for (const { path } of notebooks) found.add(dirname(resolve(path)));
  // A set goes on with what is added while it is gone through.
  for (const folder of found) found.add(dirname(folder));
  return [...found].map(sourceReaderFor);
}
