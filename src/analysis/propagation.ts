import type { Candidate } from './candidates.ts';
import { addTo } from './groups.ts';
import type { Obstacle } from './obstacle.ts';
import { obstacleAt } from './obstacles/place.ts';

/** What may keep a candidate where it is, because it has to stay itself. */
export interface Ties {
  /** Those that bind the same names to the same, itself among them. */
  readonly repeats: readonly Candidate[];
  readonly needed: readonly Candidate[];
}

/** When a candidate was found to stay: in which pass over all of them, and at which place in it. */
interface Moment {
  readonly pass: number;
  readonly place: number;
}

/** What needs something that must stay must stay: to a fixed point. */
export function propagate(candidates: readonly Candidate[], tiesOf: (candidate: Candidate) => Ties): void {
  const ties = new Map(candidates.map((each) => [each, tiesOf(each)]));
  const moments = blockedMoments(candidates, ties);
  const found = candidates
    .filter((each) => each.obstacles.length === 0 && moments.has(each))
    .sort((a, b) => compare(moments.get(a), moments.get(b)));
  const blocked = new Set(candidates.filter(({ obstacles }) => obstacles.length > 0));
  for (const candidate of found) {
    const { repeats, needed } = ties.get(candidate) ?? { repeats: [], needed: [] };
    const { at, names } = candidate.site.definition;
    for (const other of repeats.filter((each) => blocked.has(each))) {
      const { owner } = candidate;
      candidate.obstacles.push(obstacleAt(owner, 'redefined', names, at, [other.site.definition.at]));
    }
    for (const each of needed.filter((need) => blocked.has(need)))
      candidate.obstacles.push(needing(candidate, each));
    blocked.add(candidate);
  }
}

/**
 * When each candidate is found to stay that does, if all are looked at again and again in their order: after its cause
 * in the same pass where it stands behind that, in the next where it stands before.
 */
function blockedMoments(
  candidates: readonly Candidate[],
  ties: ReadonlyMap<Candidate, Ties>,
): ReadonlyMap<Candidate, Moment> {
  const places = new Map(candidates.map((each, place) => [each, each.obstacles.length > 0 ? -1 : place]));
  const dependents = dependentsOf(ties);
  const moments = new Map<Candidate, Moment>();
  let due: readonly Candidate[] = candidates.filter(({ obstacles }) => obstacles.length > 0);
  for (let pass = 0; due.length > 0; pass += 1) {
    const now = new Set(due.filter((each) => !moments.has(each)));
    const later: Candidate[] = [];
    for (const cause of now) {
      const place = places.get(cause) ?? 0;
      moments.set(cause, { pass, place });
      for (const each of dependents(cause)) {
        if (moments.has(each)) continue;
        if ((places.get(each) ?? 0) > place) now.add(each);
        else later.push(each);
      }
    }
    due = later;
  }
  return moments;
}

/** Who has to stay where a candidate does. Thousands may share one list of repeats: it is looked through once. */
function dependentsOf(ties: ReadonlyMap<Candidate, Ties>): (cause: Candidate) => readonly Candidate[] {
  const readers = new Map<Candidate, Candidate[]>();
  const sharing = new Map<readonly Candidate[], Candidate[]>();
  for (const [candidate, { repeats, needed }] of ties) {
    for (const each of new Set(needed)) addTo(readers, each, candidate);
    addTo(sharing, repeats, candidate);
  }
  const repeating = new Map<Candidate, Candidate[][]>();
  for (const [repeats, sharers] of sharing) {
    for (const each of new Set(repeats)) addTo(repeating, each, sharers);
  }
  return (cause) => [...(repeating.get(cause) ?? []).flat(), ...(readers.get(cause) ?? [])];
}

function compare(a: Moment | undefined, b: Moment | undefined): number {
  return (a?.pass ?? 0) - (b?.pass ?? 0) || (a?.place ?? 0) - (b?.place ?? 0);
}

function needing({ owner, site }: Candidate, needed: Candidate): Obstacle {
  const { definition } = needed.site;
  const read = site.definition.freeNames.find(({ name }) => definition.names.includes(name));
  const at = read?.at ?? site.definition.at;
  const [cause] = needed.obstacles;
  if (cause?.code === 'run-file') return obstacleAt(owner, 'run-file', cause.names, at);
  const name = read?.name ?? definition.name;
  return obstacleAt(owner, 'needs-blocked', [name], at, needed.owner === owner ? [definition.at] : []);
}
