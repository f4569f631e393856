import { runNotebooks, verifyNotebooks } from '../src/kernel/index.ts';
import type { NotebookRun, Runner } from '../src/kernel/run.ts';
import type { Verification } from '../src/kernel/verification.ts';
import { copyCase, packagePath, readCase } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import { helper } from './kernel/notebooks.ts';

/** A cell of a case may take a minute. */
const runnerOf = (python: string): Runner => ({ python, helper, cellTimeout: 60, totalTimeout: null });

/** Runs a case as written, in a fresh kernel. */
export async function runInKernel(example: Case, python: string): Promise<NotebookRun> {
  const notebook = readCase(example, example.text);
  const request = { notebook, folder: copyCase(example), path: [], place: 'folder' } as const;
  const [run] = await runNotebooks(runnerOf(python), [request], () => undefined);
  if (run === undefined) throw new Error('nothing was run');
  return run;
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
      folder: copyCase(example, extraction.others),
      path: [packagePath(extraction)],
    },
    ...runnerOf(python),
    writes: 'once',
    edits: null,
    onProgress: () => undefined,
  });
}
