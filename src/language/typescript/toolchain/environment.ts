import type { Notebook } from '../../../notebook/notebook.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { Environment } from '../../environment.ts';
import { findKernel } from '../kernels/index.ts';

/** Versions of Node that a package supports: from 20.19 on, `require` takes an ES module, which tslab needs. */
const VERSIONS = { minimum: '20.19', tested: ['20', '22', '24'] };

/** The environment of notebooks: the kernel of the first. `python`: what `--python` says, whose nbclient runs them. */
export function readEnvironment(notebooks: readonly Notebook[], python: string | null): Environment {
  const [first] = notebooks;
  const found = first === undefined ? null : tryToFind(first, python);
  return {
    name: 'the kernel',
    executable: found === null || found instanceof SolidifyError ? null : (found.argv?.[0] ?? null),
    problem: found instanceof SolidifyError ? found : null,
    versions: VERSIONS,
    requirementsFor: () => [],
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
