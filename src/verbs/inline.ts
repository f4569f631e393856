import { dirname, parse, relative, resolve, sep } from 'node:path';
import type { PrototypeNotebook } from '../analysis/prototype.ts';
import { readNotebook, requireCurrentFormat, rewriteNotebook } from '../notebook/index.ts';
import { readHeldPackage } from '../plan/held/index.ts';
import { planInline, proveInlining } from '../plan/inline/index.ts';
import type { InlineRefusal } from '../plan/inline/inlining.ts';
import type { InlineReport } from '../report/inline.ts';
import { refusalText } from '../report/inline.ts';
import { relativePath } from '../text/change-set.ts';
import { SolidifyError } from '../text/error.ts';
import { applyNotebooks, realPathOf, sourceReaderFor } from '../workspace/index.ts';
import { analyzed, readFiles, type ReadFile } from './check/notebooks.ts';
import { findPackages } from './held/find.ts';
import { loadLanguage } from './languages.ts';

/** What `inline` is asked. */
export interface InlineRequest {
  readonly notebook: string;
  /** Folders of packages, besides those that the notebook's interpreter finds. */
  readonly packages: readonly string[];
  readonly python: string | null;
  /** File for the notebook that stands alone; null: in place. */
  readonly output: string | null;
  readonly mode: 'write' | 'show';
}

/**
 * Puts the source of what a notebook imports from its packages back into it. In place the original is kept, and `undo` with the
 * notebook's path puts it back.
 * @throws SolidifyError: (usage) for what isn't a notebook that can be rewritten, and where a package isn't found;
 * `cannot-inline` (refused) where the notebook would do something else, with every reason; those of `applyNotebooks`.
 */
export async function inline(request: InlineRequest): Promise<InlineReport> {
  const file = readOne(request.notebook);
  const language = await loadLanguage(file.language);
  const { backEnd, frontEnd, moduleFolders } = language;
  const findFolders = moduleFolders(request.python);
  const held = (await heldFor(file, request)).map((sources) => readHeldPackage(sources, language));
  const before = analyzed(file, frontEnd, findFolders);
  const planned = planInline(before, held, backEnd);
  if (planned.kind === 'refused') throw refused(request.notebook, planned.refusals);
  const { inlining } = planned;
  const text = rewriteNotebook(file.input.path, file.input.text, inlining.edits);
  const notebook = readNotebook(file.input.path, text);
  const after: PrototypeNotebook = analyzed({ ...file, notebook }, frontEnd, findFolders);
  const problems = proveInlining(before, after, inlining, held);
  if (problems.length > 0) throw refused(request.notebook, problems);
  const target = request.output === null ? file.input.realPath : realPathOf(resolve(request.output));
  const isWritten = request.mode === 'write' && (text !== file.input.text || request.output !== null);
  if (isWritten) write(target, text, file, request);
  const writtenTo = isWritten ? (request.output ?? request.notebook) : null;
  return { notebook: request.notebook, writtenTo, inlining, before: file.input.text, after: text };
}

function readOne(path: string): ReadFile {
  const { files, problems } = readFiles([path]);
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new SolidifyError('usage', 'not-one-notebook', 'this is not one notebook', {
      place: { file: path },
      hint: 'Give one notebook file.',
    });
  }
  requireCurrentFormat(file.notebook);
  return file;
}

async function heldFor(
  { input, notebook, language }: ReadFile,
  { packages, python }: InlineRequest,
): Promise<readonly Sources[]> {
  const own = (await findPackages(new Set([language]), packages, python)).get(language);
  if (own === undefined) return [];
  const importer = { path: input.realPath, kernelName: notebook.kernel?.name ?? null };
  const found = [...own.reader.mayImport(notebook)].flatMap((name) => own.find(importer, name) ?? []);
  return [...new Set([...own.given, ...found])];
}

type Sources = Parameters<typeof readHeldPackage>[0];

/** Every reason at once, so that they can be dealt with at once. */
function refused(file: string, refusals: readonly InlineRefusal[]): SolidifyError {
  const [first] = refusals;
  const place = first === undefined ? { file } : { file, cell: first.cell, line: first.line };
  return new SolidifyError(
    'refused',
    'cannot-inline',
    `the notebook can’t stand alone: ${refusalText(refusals)}`,
    {
      place,
      hint: 'Nothing was written. Change what is named above, then run this again.',
    },
  );
}

/** In place, with the original kept for `undo`; a further file only where there is none yet. */
function write(target: string, text: string, { input }: ReadFile, { output }: InlineRequest): void {
  const root = parse(target).root;
  const path = relativePath(relative(root, target).split(sep).join('/'));
  if (output !== null && target !== input.realPath) {
    if (sourceReaderFor(dirname(target)).exists(relative(dirname(target), target))) {
      throw new SolidifyError('refused', 'file-exists', 'a file of that name is there already', {
        place: { file: output },
        hint: 'Nothing was written. Give --output another name, or move that file away.',
      });
    }
    applyNotebooks(target, { root, changes: [{ kind: 'create', path, text }] });
    return;
  }
  applyNotebooks(target, { root, changes: [{ kind: 'update', path, text, original: input.text }] });
}
