import { runNotebook, verifyNotebooks } from '../src/kernel/index.ts';
import type { NotebookRun } from '../src/kernel/run.ts';
import type { Verification } from '../src/kernel/verification.ts';
import { copyCase, packagePath, readCase } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import { helper } from './kernel/notebooks.ts';

/** Seconds that a cell of a case may take. */
const cellTimeout = 60;

/** Runs a case as written, in a fresh kernel. */
export function runInKernel(example: Case, python: string): Promise<NotebookRun> {
  return runNotebook({
    notebook: readCase(example, example.text),
    folder: copyCase(example),
    path: [],
    python,
    helper,
    cellTimeout,
    onProgress: () => undefined,
  });
}

/** Compares a case with what an extraction made of it, as the product does: in three fresh kernels. */
export function verifyInKernels(
  example: Case,
  extraction: CaseExtraction,
  python: string,
): Promise<Verification> {
  return verifyNotebooks({
    before: { notebook: readCase(example, example.text), folder: copyCase(example), path: [] },
    after: {
      notebook: readCase(example, extraction.notebookText),
      folder: copyCase(example),
      path: [packagePath(extraction)],
    },
    python,
    helper,
    cellTimeout,
    edits: null,
    onProgress: () => undefined,
  });
}
