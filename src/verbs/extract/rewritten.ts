import { dirname, resolve } from 'node:path';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { readNotebook, rewriteNotebook } from '../../notebook/index.ts';
import type { NotebookRewrite } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import { sourceReaderFor } from '../../workspace/index.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';
import type { PreparedNotebook } from './prepared.ts';
import { targetOf, textThere } from './targets.ts';

/** One notebook with its new text. @throws SolidifyError (refused) `rewrite-failed` where a cell would stop parsing. */
export function prepareNotebook(
  rewrite: NotebookRewrite,
  loaded: LoadedPrototype,
  options: ExtractOptions,
): PreparedNotebook {
  const input = loaded.inputs.get(rewrite.notebook);
  const before = loaded.notebooks.find(({ notebook }) => notebook.path === rewrite.notebook);
  if (!input || !before) throw new RangeError(`no notebook ${rewrite.notebook}`);
  const text = rewriteNotebook(input.path, input.text, rewrite.edits);
  const after = readNotebook(input.path, text);
  requireParsable(before, after, loaded);
  const target = targetOf(input, options.notebooksTo);
  return {
    rewrite,
    before: before.notebook,
    program: before.program,
    after,
    original: input.text,
    text,
    target,
    there: target === input.realPath ? input.text : textThere(target),
    source: input.realPath,
  };
}

/** The last net under the rewriting: no cell may have stopped parsing. */
function requireParsable(
  { notebook, program }: PrototypeNotebook,
  after: Notebook,
  loaded: LoadedPrototype,
): void {
  const beside = sourceReaderFor(dirname(resolve(notebook.path)));
  const problems = loaded.language.frontEnd.analyze(after, beside).diagnostics;
  const count = (diagnostics: typeof problems): number =>
    diagnostics.filter((each) => each.code === 'unparsable-cell').length;
  if (count(problems) <= count(program.diagnostics)) return;
  const [first] = problems.filter((each) => each.code === 'unparsable-cell');
  throw new SolidifyError(
    'refused',
    'rewrite-failed',
    `a rewritten cell would not parse: ${first?.message ?? ''}`,
    {
      place: { file: notebook.path, cell: first?.cell ?? 0 },
      hint: 'Nothing was written. This is a defect of Solidify: please report it; --exclude keeps what that cell defines.',
    },
  );
}
