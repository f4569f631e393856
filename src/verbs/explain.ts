import { analyze } from '../analysis/index.ts';
import type { Analysis, AnalyzedDefinition } from '../analysis/prototype.ts';
import { nearest } from '../text/nearest.ts';
import { SolidifyError } from '../text/error.ts';
import { loadPrototype } from './prototype.ts';

/** The definitions of one name, among all. */
export interface Explanation {
  readonly found: readonly AnalyzedDefinition[];
  readonly analysis: Analysis;
}

/**
 * Finds a definition by name or by `name@cell`.
 * @throws SolidifyError (usage) when there is none, with the nearest name.
 */
export async function explain(name: string, paths: readonly string[]): Promise<Explanation> {
  const { notebooks } = await loadPrototype(paths, 'reading');
  const analysis = analyze(notebooks);
  const [wanted = '', cell] = name.split('@');
  const found = analysis.definitions.filter(
    ({ definition }) =>
      definition.names.includes(wanted) && (cell === undefined || String(definition.at.cell) === cell),
  );
  if (found.length > 0) return { found, analysis };
  const near = nearest(
    wanted,
    analysis.definitions.flatMap(({ definition }) => definition.names),
  );
  throw new SolidifyError('usage', 'unknown-name', `no definition is called ${JSON.stringify(name)}`, {
    hint: near === null ? 'Run `solidify scan` to see the names.' : `Did you mean ${JSON.stringify(near)}?`,
  });
}
