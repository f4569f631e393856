import type { ImprintTraits } from '../../program/imprint.ts';
import type { Track } from './follow.ts';

/** How likely a definition is to stay as it is over the next three versions of its notebook. */
export type StabilityLevel = 'unknown' | 'low' | 'medium' | 'high';

/** What the history of its notebook says of a definition. */
export interface Stability {
  readonly level: StabilityLevel;
  /** Newer versions of the notebook in which it stayed as it was; null without history. */
  readonly unchangedVersions: number | null;
  /** When it became what it is, ISO 8601; null without history, and for a change that isn't committed. */
  readonly since: string | null;
  /** It may have been so for longer: what came before can't be read. */
  readonly atLeast: boolean;
  /** How often it was changed since it first stood in the notebook. */
  readonly changes: number;
}

/** Of a definition whose notebook has no history. */
export const UNKNOWN_STABILITY: Stability = {
  level: 'unknown',
  unchangedVersions: null,
  since: null,
  atLeast: false,
  changes: 0,
};

/** What the level of a function or class is told by. */
export interface StabilityInput {
  readonly track: Track;
  readonly traits: ImprintTraits;
  /** Place in the line of the version that is looked at. */
  readonly at: number;
  /** See {@link calmOf}; null in a first version. */
  readonly calm: number | null;
}

const SHORT = 10;
const CALM_POINTS = 4;
const RESTLESS_POINTS = 2;
/** Assumed where nothing is known. */
const USUAL_CALM = 0.5;

/**
 * Points that order functions and classes by how likely they are to stay, about −1 to 12: versions without a change (by
 * doubling: 1, 3, 7 of them are 1, 2, 3 points), pure, short, never changed, neither prints nor plots, not changed in most
 * versions, and how calm the notebook has been. `npm run evaluate` tells how well that works.
 */
export function stabilityPoints({ track, traits, at, calm }: StabilityInput): number {
  const { lines, pure, shows } = traits;
  return (
    Math.log2(1 + at - track.changedAt) +
    Number(pure) +
    Number(lines <= SHORT) +
    Number(track.changes === 0) -
    Number(shows) -
    RESTLESS_POINTS * Number(isRestless(track, at)) +
    CALM_POINTS * (calm ?? USUAL_CALM)
  );
}

/** Changed more than once, and in more than half of the versions since it appeared. */
function isRestless({ changes, appearedAt }: Track, at: number): boolean {
  return changes > 1 && changes > (at - appearedAt) / 2;
}

const MEDIUM_FROM = 4;
const HIGH_FROM = 7;

/** The level of a function or class; unknown in a first version, which says nothing of change. */
export function levelOf(input: StabilityInput): StabilityLevel {
  if (input.at === 0) return 'unknown';
  const points = stabilityPoints(input);
  if (points >= HIGH_FROM) return 'high';
  return points >= MEDIUM_FROM ? 'medium' : 'low';
}
