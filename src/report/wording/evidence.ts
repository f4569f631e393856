import type { AnalyzedDefinition, DefinitionId } from '../../analysis/prototype.ts';
import { counted } from './count.ts';
import { wordStability } from './stability.ts';

/**
 * What history, use and copies say of a definition, in one line: `unchanged in the last 6 versions, since 3 March 2026; used
 * in 4 cells of 2 notebooks; the same in 3 notebooks`. Null where neither history nor copies say anything: use alone is a
 * signal like others.
 */
export function wordEvidence(
  analyzed: AnalyzedDefinition,
  byId: ReadonlyMap<DefinitionId, AnalyzedDefinition>,
): string | null {
  const same = [analyzed, ...analyzed.copies.flatMap((id) => byId.get(id) ?? [])];
  const notebooks = notebooksOf(same);
  const using = same.filter(({ usedIn }) => usedIn.length > 0);
  const cells = using.reduce((sum, { usedIn }) => sum + usedIn.length, 0);
  const history = wordStability(analyzed.stability);
  if (history === null && notebooks < 2) return null;
  const used = `used in ${counted(cells, 'cell', 'cells')}`;
  const parts = [
    history,
    cells === 0
      ? null
      : notebooks < 2
        ? used
        : `${used} of ${counted(notebooksOf(using), 'notebook', 'notebooks')}`,
    notebooks < 2 ? null : `the same in ${notebooks} notebooks`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

function notebooksOf(definitions: readonly AnalyzedDefinition[]): number {
  return new Set(definitions.map(({ owner }) => owner)).size;
}
