import type { Cell, CellEdit } from '../notebook/notebook.ts';

/** From cell indices of the original to those of the rewritten notebook; a cell that is gone has no entry. */
export type CellMap = ReadonlyMap<number, number>;

/** The map of a rewrite that is known: `count` cells before it. */
export function mapEdits(edits: readonly CellEdit[], count: number): CellMap {
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'remove' ? [edit.cell] : [])));
  const inserted = edits.flatMap((edit) => (edit.kind === 'insert' ? [edit.before] : []));
  const kept = Array.from({ length: count }, (_, cell) => cell).filter((cell) => !removed.has(cell));
  return new Map(
    kept.map((cell, order) => [cell, order + inserted.filter((before) => before <= cell).length]),
  );
}

/**
 * Finds the counterparts of code cells between two versions of a notebook: by their ids where all have one and
 * most are shared, else by the order-keeping pairing with the greatest likeness of sources.
 */
export function alignCells(before: readonly Cell[], after: readonly Cell[]): CellMap {
  const [old, now] = [before, after].map((cells) => cells.filter(({ kind }) => kind === 'code'));
  return alignById(old ?? [], now ?? []) ?? alignBySource(old ?? [], now ?? []);
}

function alignById(before: readonly Cell[], after: readonly Cell[]): CellMap | null {
  const byId = new Map(after.map((cell) => [cell.id, cell.index]));
  if (byId.has(null) || byId.size < after.length) return null;
  const pairs = before.flatMap((cell): [number, number][] => {
    const index = byId.get(cell.id);
    return index === undefined ? [] : [[cell.index, index]];
  });
  return pairs.length * 2 < Math.min(before.length, after.length) ? null : new Map(pairs);
}

/** Needleman and Wunsch's alignment (1970), gaps free; equal cells at both ends are paired at once. */
function alignBySource(before: readonly Cell[], after: readonly Cell[]): CellMap {
  const least = Math.min(before.length, after.length);
  const equalAt = (i: number, j: number): boolean => before.at(i)?.source === after.at(j)?.source;
  const differsAtStart = Array.from({ length: least }, (_, i) => i).find((i) => !equalAt(i, i));
  const start = differsAtStart ?? least;
  const rest = least - start;
  const end = Array.from({ length: rest }, (_, i) => i).find((i) => !equalAt(-1 - i, -1 - i)) ?? rest;
  const [oldMiddle, newMiddle] = [
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  ];
  const pairs = [
    ...before.slice(0, start).map((cell, i) => [cell, after[i]] as const),
    ...alignMiddle(oldMiddle, newMiddle),
    ...before.slice(before.length - end).map((cell, i) => [cell, after[after.length - end + i]] as const),
  ];
  return new Map(pairs.flatMap(([a, b]) => (b === undefined ? [] : [[a.index, b.index] as const])));
}

function alignMiddle(before: readonly Cell[], after: readonly Cell[]): (readonly [Cell, Cell])[] {
  const [old, now] = [before, after].map((cells) => cells.map(({ source }) => linesOf(source)));
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const gain = (i: number, j: number): number => likeness(old?.[i] ?? [], now?.[j] ?? []);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + gain(i, j));
    }
  }
  const pairs: (readonly [Cell, Cell])[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    const [a, b] = [before[i], after[j]];
    if (a !== undefined && b !== undefined && at(i, j) === at(i + 1, j + 1) + gain(i, j)) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return pairs;
}

function linesOf(source: string): readonly string[] {
  return source.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** Shared lines over the lines of the shorter cell (a cell from which a definition moved keeps the rest), and a little for the pair itself. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const known = new Set(b);
  const shared = a.filter((line) => known.has(line)).length;
  return 0.01 + shared / Math.max(1, Math.min(a.length, b.length));
}
