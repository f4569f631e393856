import type { Notebook } from '../../../notebook/notebook.ts';

/** Top-level names of what a notebook may import, by its text alone: quick, and never too few. */
export function mayImport({ cells }: Notebook): ReadonlySet<string> {
  const names = new Set<string>();
  const pattern = /\b(?:from|import)[ \t\\\r\n]+([^\r\n;#]*)/g;
  for (const { kind, source } of cells) {
    if (kind !== 'code' || !source.includes('import')) continue;
    for (const [, what = ''] of source.matchAll(pattern)) {
      for (const part of what.split(',')) {
        const name = /^[ \t]*([^\W\d]\w*)/u.exec(part)?.[1];
        if (name !== undefined) names.add(name);
      }
    }
  }
  return names;
}
