import type { Notebook } from '../../notebook/notebook.ts';
import type { HeldPackage } from '../held/package.ts';
import { isInstallCell } from '../rewrites/index.ts';
import type { Inlining } from './inlining.ts';

/** What `extract --autoreload` adds. */
const AUTORELOAD = /^%load_ext autoreload\s+%autoreload 2\s*$/;

/** Cells that an extraction added to serve a package: without the package they have nothing to do. */
export function servingCells({ cells }: Notebook, held: readonly HeldPackage[]): Inlining['removed'] {
  return cells.flatMap(({ index, kind, source, outputs }): Inlining['removed'] => {
    if (kind !== 'code' || outputs.length > 0) return [];
    if (AUTORELOAD.test(source)) return [{ cell: index, why: 'autoreload' }];
    const isOfOne = held.some(({ package: { importName } }) => source.includes(`find_spec("${importName}")`));
    return isInstallCell(source) && isOfOne ? [{ cell: index, why: 'install' }] : [];
  });
}
