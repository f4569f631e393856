import { joinedTypes } from '../plan/index.ts';
import type { SeenHints, SeenTypes } from '../plan/seen-types.ts';

/** What all runs together saw of a function's types; what one of them refuses is refused. */
export function joinedHints(runs: readonly SeenHints[]): SeenHints {
  const refused = runs.find(({ kind }) => kind === 'none');
  if (refused) return refused;
  const seen = runs.flatMap((run) => (run.kind === 'seen' ? [run] : []));
  if (seen.length === 0) return { kind: 'none', problem: 'never-called' };
  const byParameter = new Map<string, SeenTypes[]>();
  for (const { parameter, types } of seen.flatMap(({ parameters }) => parameters)) {
    byParameter.set(parameter, [...(byParameter.get(parameter) ?? []), types]);
  }
  const results = seen.map(({ result }) => result);
  return {
    kind: 'seen',
    parameters: [...byParameter].map(([parameter, all]) => ({ parameter, types: joinedTypes(all) })),
    result: results.includes(null) ? null : joinedTypes(results.filter((each) => each !== null)),
  };
}
