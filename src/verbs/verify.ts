import { dirname, join, resolve } from 'node:path';
import { verifyNotebooks } from '../kernel/index.ts';
import type { Runner } from '../kernel/run.ts';
import type { Verification } from '../kernel/verification.ts';
import type { Program } from '../program/program.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { readNotebook } from '../notebook/index.ts';
import { SolidifyError } from '../text/error.ts';
import { findInterpreter, readAsset, readInputs, sourceReaderFor } from '../workspace/index.ts';
import { loadPython } from './languages.ts';
import { withLikelyCauses, type MovedDefinition } from './likely.ts';
import { progressLine } from './progress-line.ts';
import { redactVerification } from './redaction.ts';

/** What `verify` compares, and with what. */
export interface VerifyRequest extends Pick<Runner, 'cellTimeout' | 'totalTimeout'> {
  readonly before: string;
  readonly after: string;
  /** Null: what the kernelspec of the first notebook names, or python3. */
  readonly python: string | null;
  /** Folder of the package repository, for a package that isn't installed; null: none. */
  readonly package: string | null;
}

/** One of the two notebooks. */
interface Side {
  readonly notebook: Notebook;
  readonly folder: string;
  readonly path: readonly string[];
}

/**
 * Runs two notebooks in fresh kernels and compares what they show.
 * @throws SolidifyError (usage) when a notebook can't be read, (refused) when it can't be run.
 */
export async function verify(
  request: VerifyRequest,
  progress: (line: string) => void,
): Promise<Verification> {
  const path = request.package === null ? [] : [join(resolve(request.package), 'src')];
  const before = { ...readOne(request.before), path };
  const after = { ...readOne(request.after), path };
  const python = findInterpreter(before.notebook.kernel?.name ?? null, request.python)?.executable;
  if (python === undefined) {
    throw new SolidifyError('usage', 'no-python', 'no Python was found', {
      hint: 'Name the interpreter with --python.',
    });
  }
  const shown = await verifyNotebooks({
    python,
    helper: new TextDecoder().decode(readAsset('run_notebook.py')),
    cellTimeout: request.cellTimeout,
    totalTimeout: request.totalTimeout,
    before,
    after,
    edits: null,
    writes: 'once',
    onProgress: (run, at) => {
      progress(progressLine(run === 'after' ? request.after : request.before, run, at));
    },
  });
  const found = await redactVerification(shown, [before.notebook, after.notebook]);
  if (found.outcome !== 'different') return found;
  const [old, now] = await Promise.all([programOf(before), programOf(after)]);
  return withLikelyCauses(found, old, movedBetween(old, now));
}

async function programOf({ notebook, folder }: Side): Promise<Program> {
  const { frontEnd } = await loadPython();
  return frontEnd.analyze(notebook, sourceReaderFor(folder));
}

/** What the first program defines, and the second one imports instead. */
function movedBetween(before: Program, after: Program): readonly MovedDefinition[] {
  const forms = new Map<string, Set<string>>();
  for (const { name, form } of after.statements.flatMap(({ bindings }) => bindings)) {
    forms.set(name, (forms.get(name) ?? new Set()).add(form));
  }
  const isImported = (name: string): boolean => forms.get(name)?.has('import') === true;
  const isDefined = (name: string): boolean =>
    forms.get(name)?.has('definition') === true || forms.get(name)?.has('assignment') === true;
  return before.statements.flatMap((statement) =>
    statement.bindings
      .filter(({ form, name }) => form !== 'import' && isImported(name) && !isDefined(name))
      .map(({ name }): MovedDefinition => {
        const line = statement.kind === 'definition' ? statement.definition.line : 1;
        return { name, cell: statement.at.cell, line };
      }),
  );
}

function readOne(path: string): Pick<Side, 'notebook' | 'folder'> {
  const { files, unreadable } = readInputs([path]);
  const [file] = files;
  if (!file || files.length > 1) {
    throw new SolidifyError('usage', 'unreadable', unreadable[0]?.message ?? 'this is not one notebook', {
      place: { file: path },
      hint: 'Give one notebook file.',
    });
  }
  const notebook = readNotebook(file.path, file.text);
  if (notebook.language !== 'python') {
    throw new SolidifyError(
      'usage',
      'unsupported-language',
      `its language is ${notebook.language}; only notebooks of a Python kernel can be run`,
      { place: { file: path }, hint: 'Give notebooks of a Python kernel.' },
    );
  }
  return { notebook, folder: dirname(resolve(file.realPath)) };
}
