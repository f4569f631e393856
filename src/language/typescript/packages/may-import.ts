import type { Notebook } from '../../../notebook/notebook.ts';

/** Names of packages that a notebook may import, by its text alone: quick, and never too few. */
export function mayImport({ cells }: Notebook): ReadonlySet<string> {
  const pattern = /\b(?:from|import|require)\s*\(?\s*(?:["'`])((?:@[^/"'`\s]+\/)?[^/"'`\s]+)/gu;
  return new Set(
    cells.flatMap(({ kind, source }) =>
      kind === 'code' ? [...source.matchAll(pattern)].map(([, name = '']) => name) : [],
    ),
  );
}
