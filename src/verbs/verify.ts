import { dirname, resolve } from 'node:path';
import { verifyNotebooks } from '../kernel/index.ts';
import type { Verification } from '../kernel/verification.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook } from '../notebook/index.ts';
import { SolidifyError } from '../text/error.ts';
import { findInterpreter, readAsset, readInputs } from '../workspace/index.ts';

/** What `verify` compares, and with what. */
export interface VerifyRequest {
  readonly before: string;
  readonly after: string;
  /** Null: what the kernelspec of the first notebook names, or python3. */
  readonly python: string | null;
  /** Seconds that one cell may take; null: any. */
  readonly cellTimeout: number | null;
}

/**
 * Runs two notebooks in fresh kernels and compares what they show.
 * @throws SolidifyError (usage) when a notebook can't be read, (refused) when it can't be run.
 */
export async function verify(
  request: VerifyRequest,
  progress: (line: string) => void,
): Promise<Verification> {
  const before = readOne(request.before);
  const after = readOne(request.after);
  const python = findInterpreter(before.notebook.kernel?.name ?? null, request.python)?.executable;
  if (python === undefined) {
    throw new SolidifyError('usage', 'no-python', 'no Python was found', {
      hint: 'Name the interpreter with --python.',
    });
  }
  return verifyNotebooks({
    python,
    helper: new TextDecoder().decode(readAsset('run_notebook.py')),
    cellTimeout: request.cellTimeout,
    totalTimeout: null,
    writes: 'once',
    before: { ...before, path: [] },
    after: { ...after, path: [] },
    edits: null,
    onProgress: (run, { ordinal, of }) => {
      progress(`${run === 'after' ? request.after : request.before} (${run}): cell ${ordinal} of ${of}`);
    },
  });
}

function readOne(path: string): { readonly notebook: Notebook; readonly folder: string } {
  const { files, unreadable } = readInputs([path]);
  const [file] = files;
  if (!file || files.length > 1) {
    throw new SolidifyError('usage', 'unreadable', unreadable[0]?.message ?? 'this is not one notebook', {
      place: { file: path },
      hint: 'Give one notebook file.',
    });
  }
  return { notebook: readNotebook(file.path, file.text), folder: dirname(resolve(file.realPath)) };
}
