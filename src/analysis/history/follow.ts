import type { Imprint } from '../../program/imprint.ts';
import { commonEnds, versionsUpTo, type NotebookVersion } from './version.ts';

/** What a definition has been through, up to some version of its notebook. Versions are counted along the longest line. */
export interface Track {
  /** The version that made it what it is, and its place in the line, from 0. */
  readonly changed: NotebookVersion;
  readonly changedAt: number;
  /** Place of the version in which it first stood. */
  readonly appearedAt: number;
  /** How often it was changed since it appeared. */
  readonly changes: number;
}

/** A definition in a version. */
export interface Followed {
  readonly imprint: Imprint;
  readonly track: Track;
  /** It may stand in a cell that can’t be parsed. */
  readonly hidden: boolean;
}

/** A version with what its definitions have been through. */
export interface FollowedVersion {
  readonly version: NotebookVersion;
  /** Place in the line, from 0. */
  readonly at: number;
  /** By the hash of the definition. Holds until the next version is asked for, which may go on with it. */
  readonly definitions: ReadonlyMap<string, Followed>;
}

interface GrowingVersion extends FollowedVersion {
  readonly definitions: Map<string, Followed>;
}

/**
 * Follows every definition through all versions up to one, which comes last. A definition with the same syntax is the same,
 * wherever it stands in the notebook; so is one that only got another name. One of the same name that is no longer there
 * was changed.
 */
export function* followDefinitions(newest: NotebookVersion): Generator<FollowedVersion> {
  const ordered = versionsUpTo(newest);
  const followed = new Map<NotebookVersion, GrowingVersion>();
  const children = new Map<NotebookVersion, number>();
  for (const { parents } of ordered) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  for (const version of ordered) {
    const parents = version.parents.flatMap((parent) => followed.get(parent) ?? []);
    // Those that no later version was made from make room: long histories would fill the memory.
    for (const parent of version.parents) {
      const left = (children.get(parent) ?? 1) - 1;
      children.set(parent, left);
      if (left === 0) followed.delete(parent);
    }
    const isAlone = version.parents.every((parent) => !followed.has(parent));
    const current = followOnce(version, parents, isAlone ? 'goes-on' : 'copies');
    followed.set(version, current);
    yield current;
  }
}

function followOnce(
  version: NotebookVersion,
  parents: readonly GrowingVersion[],
  manner: 'goes-on' | 'copies',
): GrowingVersion {
  const [parent, ...others] = parents;
  const at = 1 + Math.max(-1, ...parents.map((each) => each.at));
  if (parent === undefined || others.length > 0 || version.partial || parent.version.partial) {
    const definitions = new Map<string, Followed>();
    for (const imprint of version.definitions) {
      definitions.set(imprint.hash, followedTo({ version, at }, imprint, parents));
    }
    if (version.partial) hideTheRest(definitions, version, parents);
    return { version, at, definitions };
  }
  // Most versions differ little from the one before: only the difference is looked at.
  const definitions = manner === 'goes-on' ? parent.definitions : new Map(parent.definitions);
  const before = parent.version.definitions;
  const { first, last } = commonEnds(before, version.definitions);
  const added = version.definitions
    .slice(first, version.definitions.length - last)
    .map((imprint) => followedTo({ version, at }, imprint, [parent]));
  for (const { hash } of before.slice(first, before.length - last)) {
    if (!version.definitions.some((each) => each.hash === hash)) definitions.delete(hash);
  }
  for (const each of added) definitions.set(each.imprint.hash, each);
  return { version, at, definitions };
}

/** A version, and its place in the line. */
interface Now {
  readonly version: NotebookVersion;
  readonly at: number;
}

function followedTo(now: Now, imprint: Imprint, parents: readonly FollowedVersion[]): Followed {
  const track = sameTrack(imprint, parents) ??
    renamedTrack(imprint, parents, now) ??
    changedTrack(imprint, parents, now) ?? {
      changed: now.version,
      changedAt: now.at,
      appearedAt: now.at,
      changes: 0,
    };
  return { imprint, track, hidden: false };
}

/** On several sides of a merge, the one that has been like this for longest. */
function sameTrack({ hash }: Imprint, parents: readonly FollowedVersion[]): Track | null {
  let oldest: Track | null = null;
  for (const { definitions } of parents) {
    const track = definitions.get(hash)?.track;
    if (track !== undefined && (oldest === null || track.changedAt < oldest.changedAt)) oldest = track;
  }
  return oldest;
}

function renamedTrack({ body }: Imprint, parents: readonly FollowedVersion[], now: Now): Track | null {
  if (body === null) return null;
  for (const { definitions } of parents) {
    for (const { imprint, track } of definitions.values()) {
      if (imprint.body === body && !isNamed(now.version, imprint)) return track;
    }
  }
  return null;
}

function changedTrack(
  { names }: Imprint,
  parents: readonly FollowedVersion[],
  { version, at }: Now,
): Track | null {
  const isThere = (hash: string): boolean => version.definitions.some((each) => each.hash === hash);
  for (const { definitions } of parents) {
    for (const { imprint, track } of definitions.values()) {
      if (!sharesName(imprint, names) || isThere(imprint.hash)) continue;
      const { appearedAt, changes } = track;
      return { changed: version, changedAt: at, appearedAt, changes: changes + 1 };
    }
  }
  return null;
}

/** Whether a version has a definition with a name of another. */
function isNamed({ definitions }: NotebookVersion, { names }: Imprint): boolean {
  return definitions.some((each) => sharesName(each, names));
}

function sharesName({ names }: Imprint, others: readonly string[]): boolean {
  // Asked very often, and nearly always of one name.
  for (const name of names) if (others.includes(name)) return true;
  return false;
}

/** What isn't seen in a version that can only be read in parts is taken up again where it is seen next. */
function hideTheRest(
  definitions: Map<string, Followed>,
  version: NotebookVersion,
  parents: readonly FollowedVersion[],
): void {
  for (const parent of parents) {
    for (const [hash, earlier] of parent.definitions) {
      if (definitions.has(hash) || isNamed(version, earlier.imprint)) continue;
      definitions.set(hash, { ...earlier, hidden: true });
    }
  }
}
