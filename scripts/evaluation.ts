import { calmOf, followDefinitions, isCode, levelOf, stabilityPoints } from '../src/analysis/index.ts';
import type { Followed, FollowedVersion } from '../src/analysis/history/follow.ts';
import type { StabilityLevel } from '../src/analysis/history/stability.ts';
import type { NotebookVersion } from '../src/analysis/history/version.ts';
import type { Imprint } from '../src/program/imprint.ts';

/** How many versions ahead a definition is looked at. */
export const HORIZON = 3;

/** One function or class in one version of a notebook: what was said of it then, and what became of it. */
export interface Observation {
  /** Of the version, milliseconds. */
  readonly time: number;
  readonly points: number;
  readonly level: StabilityLevel;
  /** Versions without a change until then. */
  readonly unchanged: number;
  /** Whether it was as it is, in the notebook, in each of the next three versions. */
  readonly stayed: boolean;
}

/**
 * What the main line of a notebook's history shows. A first version says nothing of change, the last three have no future
 * yet: they are left out.
 */
export function observe(newest: NotebookVersion): readonly Observation[] {
  const followed = new Map<NotebookVersion, FollowedVersion>();
  for (const each of followDefinitions(newest)) {
    followed.set(each.version, { ...each, definitions: new Map(each.definitions) });
  }
  const line: FollowedVersion[] = [];
  for (let at: NotebookVersion | undefined = newest; at !== undefined; at = at.parents[0]) {
    const version = followed.get(at);
    if (version !== undefined) line.unshift(version);
  }
  return line.flatMap((version, place) => {
    const future = line.slice(place + 1, place + 1 + HORIZON);
    return place === 0 || future.length < HORIZON ? [] : observationsIn(version, future);
  });
}

function observationsIn(
  { version, at, definitions }: FollowedVersion,
  future: readonly FollowedVersion[],
): readonly Observation[] {
  const calm = calmOf(version);
  const time = Date.parse(version.date ?? '');
  const hashes = new Set(version.definitions.filter(isCode).map(({ hash }) => hash));
  return [...hashes].flatMap((hash): readonly Observation[] => {
    const followed = definitions.get(hash);
    if (followed === undefined) return [];
    const { imprint, track } = followed;
    const input = { track, traits: imprint.traits, at, calm };
    const stayed = staysIn(followed, future);
    const unchanged = at - track.changedAt;
    return [{ time, points: stabilityPoints(input), level: levelOf(input), unchanged, stayed }];
  });
}

/** Under its name or, where that is gone, under another. */
function staysIn(definition: Followed, future: readonly FollowedVersion[]): boolean {
  let current = definition;
  for (const { definitions } of future) {
    const next = definitions.get(current.imprint.hash) ?? renamed(current.imprint, definitions);
    if (next === undefined) return false;
    current = next;
  }
  return true;
}

function renamed(
  { names, body }: Imprint,
  definitions: FollowedVersion['definitions'],
): Followed | undefined {
  const all = [...definitions.values()];
  if (all.some(({ imprint }) => imprint.names.some((name) => names.includes(name)))) return undefined;
  return all.find(({ imprint }) => imprint.body === body);
}

/**
 * The area under the ROC curve: how often, of one that stayed and one that didn't, the one that stayed has more points; ties
 * count half (Mann and Whitney). Null where only one of both kinds is there.
 */
export function areaUnderCurve(
  observations: readonly Observation[],
  score: (observation: Observation) => number,
): number | null {
  const sorted = observations
    .map((each) => ({ score: score(each), stayed: each.stayed }))
    .sort((a, b) => a.score - b.score);
  const stayed = sorted.filter((each) => each.stayed).length;
  const changed = sorted.length - stayed;
  if (stayed === 0 || changed === 0) return null;
  let wins = 0;
  let below = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    const ties = sorted.slice(start, end);
    const up = ties.filter((each) => each.stayed).length;
    wins += up * (below + (ties.length - up) / 2);
    below += ties.length - up;
    start = end;
  }
  return wins / (stayed * changed);
}

/** Observations of one class, and the share of them that stayed. */
export interface Share {
  readonly name: string;
  readonly count: number;
  readonly stayed: number;
}

/** The share that stayed, by class; classes come in the order of `names`. */
export function sharesBy(
  observations: readonly Observation[],
  names: readonly string[],
  nameOf: (observation: Observation) => string,
): readonly Share[] {
  return names.flatMap((name) => {
    const own = observations.filter((each) => nameOf(each) === name);
    if (own.length === 0) return [];
    return [{ name, count: own.length, stayed: own.filter(({ stayed }) => stayed).length / own.length }];
  });
}

/** How well the levels did on a part of the observations. */
export interface Evaluation {
  readonly observations: number;
  /** The share of all that stayed. */
  readonly stayed: number;
  /** Of the points. */
  readonly auc: number | null;
  /** Of the versions without a change alone, for comparison. */
  readonly aucOfUnchanged: number | null;
  readonly levels: readonly Share[];
  /** By whole points, rounded down. */
  readonly points: readonly Share[];
}

/** Measures the levels and points on observations. */
export function evaluate(observations: readonly Observation[]): Evaluation {
  const classes = [...new Set(observations.map(({ points }) => Math.floor(points)))].sort((a, b) => a - b);
  return {
    observations: observations.length,
    stayed: observations.filter(({ stayed }) => stayed).length / Math.max(1, observations.length),
    auc: areaUnderCurve(observations, ({ points }) => points),
    aucOfUnchanged: areaUnderCurve(observations, ({ unchanged }) => unchanged),
    levels: sharesBy(observations, ['low', 'medium', 'high'], ({ level }) => level),
    points: sharesBy(observations, classes.map(String), ({ points }) => String(Math.floor(points))),
  };
}

/** The earlier and the later half: the points were weighed on earlier versions, and the later ones tell what they are worth. */
export function splitByTime(observations: readonly Observation[]): {
  readonly earlier: readonly Observation[];
  readonly later: readonly Observation[];
} {
  const times = observations.map(({ time }) => time).sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  return {
    earlier: observations.filter(({ time }) => time < middle),
    later: observations.filter(({ time }) => time >= middle),
  };
}
