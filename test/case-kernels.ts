import { runNotebooks, verifyNotebooks } from '../src/kernel/index.ts';
import type { NotebookRun, Runner } from '../src/kernel/run.ts';
import type { Verification } from '../src/kernel/verification.ts';
import { copyCase, packagePath, readCase } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import { helper, ipython } from './kernel/notebooks.ts';

/** A cell of a case may take a minute. */
const runner: Runner = { helper, cellTimeout: 60, totalTimeout: null };

/** Runs a case as written, in a fresh kernel. */
export async function runInKernel(example: Case, python: string): Promise<NotebookRun> {
  const notebook = readCase(example, example.text);
  const folder = copyCase(example);
  const request = { notebook, kernel: ipython(python), folder, path: [], place: 'folder' } as const;
  const [run] = await runNotebooks(runner, [request], () => undefined);
  if (run === undefined) throw new Error('nothing was run');
  return run;
}

/** Compares a case with what an extraction made of it, as the product does: in three fresh kernels. */
export function verifyInKernels(
  example: Case,
  extraction: CaseExtraction,
  python: string,
): Promise<Verification> {
  const kernel = ipython(python);
  return verifyNotebooks({
    before: { notebook: readCase(example, example.text), kernel, folder: copyCase(example), path: [] },
    after: {
      kernel,
      notebook: readCase(example, extraction.notebookText),
      folder: copyCase(example, extraction.others),
      path: [packagePath(extraction)],
    },
    ...runner,
    writes: 'once',
    edits: null,
    onProgress: () => undefined,
  });
}
