import { analyze } from '../analysis/index.ts';
import type { LiftRefusal } from '../analysis/lift-refusal.ts';
import type { Analysis, AnalyzedDefinition } from '../analysis/prototype.ts';
import type { ChangedLine } from '../report/explain.ts';
import type { ChangedSources } from '../plan/changed-sources.ts';
import { nearest } from '../text/nearest.ts';
import { SolidifyError } from '../text/error.ts';
import { liftPrototype } from './lifting.ts';
import { loadPrototypes, type HistoryReading, type LoadedPrototype } from './prototype.ts';
import { together } from './together.ts';

/** The definitions of one name, among all. */
export interface Explanation {
  readonly found: readonly AnalyzedDefinition[];
  readonly analysis: Analysis;
  /** What `--lift` would write so that a definition moves, for those that it would help; the rest are missing. */
  readonly lifted: ReadonlyMap<AnalyzedDefinition, readonly ChangedLine[]>;
  /** Why `--lift` would not help those that it doesn't, as far as it got to writing. */
  readonly refused: ReadonlyMap<AnalyzedDefinition, LiftRefusal>;
}

/**
 * Finds a definition by name or by `name@cell`.
 * @throws SolidifyError (usage) when there is none, with the nearest name.
 */
export async function explain(
  name: string,
  paths: readonly string[],
  allowedSecrets: readonly string[] = [],
  history: HistoryReading = 'left-out',
): Promise<Explanation> {
  const { prototypes } = await loadPrototypes(paths, 'reading', { allowedSecrets, history });
  const analyzed = prototypes.map((loaded) => ({ loaded, analysis: analyze(loaded.notebooks) }));
  const analysis = together(analyzed.map((each) => each.analysis));
  const [wanted = '', cell] = name.split('@');
  const isWanted = ({ definition }: AnalyzedDefinition): boolean =>
    definition.names.includes(wanted) && (cell === undefined || String(definition.at.cell) === cell);
  const found = analysis.definitions.filter(isWanted);
  if (found.length > 0) {
    const lifts = await Promise.all(
      analyzed.map((each) => liftsOf(each.loaded, each.analysis.definitions.filter(isWanted))),
    );
    return {
      found,
      analysis,
      lifted: new Map(lifts.flatMap(({ lifted }) => [...lifted])),
      refused: new Map(lifts.flatMap(({ refused }) => [...refused])),
    };
  }
  const near = nearest(
    wanted,
    analysis.definitions.flatMap(({ definition }) => definition.names),
  );
  throw new SolidifyError('usage', 'unknown-name', `no definition is called ${JSON.stringify(name)}`, {
    hint: near === null ? 'Run `solidify scan` to see the names.' : `Did you mean ${JSON.stringify(near)}?`,
  });
}

/** What lifting would do for each definition alone, with what it needs. */
async function liftsOf(
  loaded: LoadedPrototype,
  found: readonly AnalyzedDefinition[],
): Promise<Pick<Explanation, 'lifted' | 'refused'>> {
  const lifted = new Map<AnalyzedDefinition, readonly ChangedLine[]>();
  const refused = new Map<AnalyzedDefinition, LiftRefusal>();
  for (const each of found.filter(({ verdict }) => verdict.kind === 'blocked')) {
    const select = [`${each.definition.name}@${each.definition.at.cell}`];
    const selection = { scope: 'solidified', select, exclude: [] } as const;
    const lifting = await liftPrototype(loaded, { selection, done: new Set(), judge: (given) => given });
    const refusal = lifting.refusals.get(each.id);
    if (lifting.lifted.length > 0) lifted.set(each, changedLines(loaded, lifting.sources));
    else if (refusal) refused.set(each, refusal);
  }
  return { lifted, refused };
}

/** Lifts change lines, and neither add nor remove any. */
function changedLines({ notebooks }: LoadedPrototype, sources: ChangedSources): readonly ChangedLine[] {
  return notebooks.flatMap(({ notebook }) =>
    [...(sources.get(notebook.path) ?? [])].flatMap(([cell, source]) => {
      const before = (notebook.cells[cell]?.source ?? '').split(/\r?\n/);
      return source.split(/\r?\n/).flatMap((after, index): readonly ChangedLine[] => {
        const was = before[index] ?? '';
        return was === after ? [] : [{ notebook: notebook.path, cell, line: index + 1, before: was, after }];
      });
    }),
  );
}
