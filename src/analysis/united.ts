import { obstacleAt } from './obstacles/place.ts';
import type { Candidate } from './candidates.ts';

/** Candidates, one for each definition. */
export interface United {
  /** Definitions of the notebooks that were given. */
  readonly given: readonly Candidate[];
  /** Definitions of files that those run and that were not given. */
  readonly beside: readonly Candidate[];
}

/** What tells a definition from all others, also from one of the same name in its cell. */
export function keyOf({ id, site }: Pick<Candidate, 'id' | 'site'>): string {
  return `${id}:${site.definition.at.start}`;
}

/**
 * One candidate for each definition. A notebook that was given and that others run moves its definitions only where
 * none of these would change; what a file that was not given defines is looked at in all that run it.
 */
export function unite(candidates: readonly Candidate[]): United {
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const key = keyOf(each);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  const given: Candidate[] = [];
  const beside: Candidate[] = [];
  for (const group of groups.values()) {
    const own = group.find(({ host, owner }) => host.owner === owner);
    const [first] = group;
    if (own) given.push(withHosts(own, group));
    else if (first) beside.push({ ...first, obstacles: group.flatMap(({ obstacles }) => obstacles) });
  }
  return { given, beside };
}

function withHosts(own: Candidate, group: readonly Candidate[]): Candidate {
  if (own.obstacles.length > 0) return own;
  const { owner, site } = own;
  const elsewhere = group.flatMap(({ host, obstacles }) => {
    const [first] = obstacles;
    if (!first) return [];
    const { name, at } = site.definition;
    return [obstacleAt(owner, 'run-elsewhere', [first.names[0] ?? name, host.owner.notebook.path], at)];
  });
  return { ...own, obstacles: elsewhere };
}
