import ts from 'typescript';
import type { Tie } from '../../../program/program.ts';
import { spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';

/** Comments that say what elements are made by. Deno goes on minding them in later cells. */
const PRAGMA = /\/\*[^]*?@(jsx(?:Frag|ImportSource|Runtime)?)\s/;

/** The comment of a notebook that says what its elements are made by; null where they are React's. */
export function elementPragma(cells: readonly ParsedCell[]): string | null {
  for (const { text } of cells) {
    const found = PRAGMA.exec(text);
    if (found !== null) return `@${found[1] ?? ''}`;
  }
  return null;
}

/** What ties elements to their notebook: a comment elsewhere in it; and fragments, which Deno's cells make of nothing, `null`. */
export function elementTies(cell: ParsedCell, pragma: string | null): readonly Tie[] {
  if (!/<[\w>]/.test(cell.text)) return [];
  const ties: Tie[] = [];
  const pending: ts.Node[] = [cell.file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const isFragment = ts.isJsxOpeningFragment(node);
    const found = isFragment ? '<>' : ts.isJsxOpeningLikeElement(node) ? pragma : null;
    if (found !== null) ties.push({ code: 'notebook-only', found, at: spanOf(cell, node) });
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return ties;
}
