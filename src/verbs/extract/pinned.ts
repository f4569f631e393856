import { readNotebook, rewriteNotebook } from '../../notebook/index.ts';
import { withCommit } from '../../plan/index.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';

/** An extraction whose notebooks' install cells name a commit, 40 hexadecimal digits; nothing else changes. */
export function pinnedTo(prepared: PreparedExtraction, commit: string): PreparedExtraction {
  const notebooks = prepared.notebooks.map((each) => pinned(each, commit));
  return {
    ...prepared,
    notebooks,
    plan: { ...prepared.plan, rewrites: notebooks.map(({ rewrite }) => rewrite) },
  };
}

function pinned(prepared: PreparedNotebook, commit: string): PreparedNotebook {
  const { rewrite, original } = prepared;
  const edits = withCommit(rewrite.edits, commit);
  const text = rewriteNotebook(rewrite.notebook, original, edits);
  return { ...prepared, rewrite: { ...rewrite, edits }, text, after: readNotebook(rewrite.notebook, text) };
}
