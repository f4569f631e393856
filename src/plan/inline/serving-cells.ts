import type { BackEnd } from '../../program/language.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { HeldPackage } from '../held/package.ts';
import { installsPackage } from '../rewrites/index.ts';
import type { Inlining } from './inlining.ts';

/** Cells that an extraction added to serve a package: without the package they have nothing to do. */
export function servingCells(
  { cells }: Notebook,
  held: readonly HeldPackage[],
  { reloadCell }: BackEnd,
): Inlining['removed'] {
  return cells.flatMap(({ index, kind, source, outputs }): Inlining['removed'] => {
    if (kind !== 'code' || outputs.length > 0) return [];
    const lines = source.trim().split(/\s*\n\s*/);
    if (lines.join('\n') === reloadCell) return [{ cell: index, why: 'autoreload' }];
    const isOfOne = held.some((each) => installsPackage(source, each.package));
    return isOfOne ? [{ cell: index, why: 'install' }] : [];
  });
}
