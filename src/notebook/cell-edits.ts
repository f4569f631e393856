import { SolidifyError } from '../text/error.ts';
import type { CellEdit } from './notebook.ts';

/** One cell of a rewritten notebook: a cell of the original, with its new source where it has one, or a new code cell. */
export type RewrittenCell =
  | { readonly kind: 'kept'; readonly cell: number; readonly source: string | null }
  | { readonly kind: 'inserted'; readonly source: string };

/**
 * The cells of a notebook after its edits, in order. Cells inserted before the same one keep the order of their edits;
 * `before` may be the number of cells, for the end.
 * @throws SolidifyError (refused) when an edit names no cell, or two edits touch the same one.
 */
export function rewrittenCells(
  path: string,
  cellCount: number,
  edits: readonly CellEdit[],
): readonly RewrittenCell[] {
  const changes = new Map<number, CellEdit>();
  const inserted = new Map<number, RewrittenCell[]>();
  for (const edit of edits) {
    const at = edit.kind === 'insert' ? edit.before : edit.cell;
    const last = edit.kind === 'insert' ? cellCount : cellCount - 1;
    if (!Number.isInteger(at) || at < 0 || at > last || (edit.kind !== 'insert' && changes.has(at))) {
      throw new SolidifyError('refused', 'conflicting-edits', `cell ${at} can't be edited: ${edit.kind}`, {
        place: { file: path, cell: at },
        hint: 'Every cell takes one replacement or removal, and only cells that exist do.',
      });
    }
    if (edit.kind === 'insert') {
      inserted.set(at, [...(inserted.get(at) ?? []), { kind: 'inserted', source: edit.source }]);
    } else changes.set(at, edit);
  }
  const cells: RewrittenCell[] = [];
  for (let cell = 0; cell <= cellCount; cell += 1) {
    cells.push(...(inserted.get(cell) ?? []));
    const change = changes.get(cell);
    if (cell === cellCount || change?.kind === 'remove') continue;
    cells.push({ kind: 'kept', cell, source: change?.kind === 'replace' ? change.source : null });
  }
  return cells;
}

/** The error for a rewrite whose result, read back, isn't what was asked for. */
export function unprovenRewrite(path: string, cell: number | null, what: string): SolidifyError {
  return new SolidifyError(
    'refused',
    'rewrite-not-proven',
    `the rewritten notebook reads back wrong: ${what}`,
    {
      place: cell === null ? { file: path } : { file: path, cell },
      hint: 'Nothing was written. Exclude the definitions of this cell, and report the notebook as a fault of Solidify.',
    },
  );
}
