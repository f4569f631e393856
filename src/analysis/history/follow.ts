import type { Imprint } from '../../language/imprint.ts';
import { versionsUpTo, type NotebookVersion } from './version.ts';

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
  /** It may stand in a cell that is no Python. */
  readonly hidden: boolean;
}

/** A version with what its definitions have been through. */
export interface FollowedVersion {
  readonly version: NotebookVersion;
  /** Place in the line, from 0. */
  readonly at: number;
  /** By the hash of the definition. */
  readonly definitions: ReadonlyMap<string, Followed>;
}

/**
 * Follows every definition through all versions up to one, which comes last. A definition with the same syntax is the same,
 * wherever it stands in the notebook; so is one that only got another name. One of the same name that is no longer there
 * was changed.
 */
export function* followDefinitions(newest: NotebookVersion): Generator<FollowedVersion> {
  const ordered = versionsUpTo(newest);
  const followed = new Map<NotebookVersion, FollowedVersion>();
  const children = new Map<NotebookVersion, number>();
  for (const { parents } of ordered) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  for (const version of ordered) {
    const parents = version.parents.flatMap((parent) => followed.get(parent) ?? []);
    const current = followOnce(version, parents);
    followed.set(version, current);
    yield current;
    for (const parent of version.parents) {
      // Long histories would fill the memory.
      const left = (children.get(parent) ?? 1) - 1;
      children.set(parent, left);
      if (left === 0) followed.delete(parent);
    }
  }
}

function followOnce(version: NotebookVersion, parents: readonly FollowedVersion[]): FollowedVersion {
  const at = 1 + Math.max(-1, ...parents.map((parent) => parent.at));
  const definitions = new Map<string, Followed>();
  const now = { hashes: new Set<string>(), names: new Set<string>() };
  for (const { hash, names } of version.definitions) {
    now.hashes.add(hash);
    for (const name of names) now.names.add(name);
  }
  const isGone = ({ imprint }: Followed): boolean => !now.hashes.has(imprint.hash);
  for (const imprint of version.definitions) {
    const track = sameTrack(imprint, parents) ??
      renamedTrack(imprint, parents, now.names) ??
      changedTrack(imprint, parents, { version, at, isGone }) ?? {
        changed: version,
        changedAt: at,
        appearedAt: at,
        changes: 0,
      };
    definitions.set(imprint.hash, { imprint, track, hidden: false });
  }
  if (version.partial) hideTheRest(definitions, parents, now.names);
  return { version, at, definitions };
}

/** On several sides of a merge, the one that has been like this for longest. */
function sameTrack({ hash }: Imprint, parents: readonly FollowedVersion[]): Track | null {
  const tracks = parents.flatMap(({ definitions }) => definitions.get(hash)?.track ?? []);
  return tracks.reduce<Track | null>(
    (oldest, track) => (oldest === null || track.changedAt < oldest.changedAt ? track : oldest),
    null,
  );
}

function renamedTrack(
  { body }: Imprint,
  parents: readonly FollowedVersion[],
  namesNow: ReadonlySet<string>,
): Track | null {
  if (body === null) return null;
  for (const { definitions } of parents) {
    for (const { imprint, track } of definitions.values()) {
      if (imprint.body === body && !imprint.names.some((name) => namesNow.has(name))) return track;
    }
  }
  return null;
}

function changedTrack(
  { names }: Imprint,
  parents: readonly FollowedVersion[],
  now: {
    readonly version: NotebookVersion;
    readonly at: number;
    readonly isGone: (earlier: Followed) => boolean;
  },
): Track | null {
  for (const { definitions } of parents) {
    for (const earlier of definitions.values()) {
      if (!earlier.imprint.names.some((name) => names.includes(name)) || !now.isGone(earlier)) continue;
      const { appearedAt, changes } = earlier.track;
      return { changed: now.version, changedAt: now.at, appearedAt, changes: changes + 1 };
    }
  }
  return null;
}

/** What isn't seen in a version that can only be read in parts is taken up again where it is seen next. */
function hideTheRest(
  definitions: Map<string, Followed>,
  parents: readonly FollowedVersion[],
  namesNow: ReadonlySet<string>,
): void {
  for (const parent of parents) {
    for (const [hash, earlier] of parent.definitions) {
      if (definitions.has(hash) || earlier.imprint.names.some((name) => namesNow.has(name))) continue;
      definitions.set(hash, { ...earlier, hidden: true });
    }
  }
}
