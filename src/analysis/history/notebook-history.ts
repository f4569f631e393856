import { imprintHash } from '../../program/imprint.ts';
import type { Definition } from '../../program/program.ts';
import { calmOf, isCode } from './calm.ts';
import { followDefinitions, type FollowedVersion } from './follow.ts';
import { levelOf, UNKNOWN_STABILITY, type Stability } from './stability.ts';
import type { NotebookVersion } from './version.ts';

/** What the versions of a notebook tell of its definitions as they are now. */
export interface NotebookHistory {
  /** By {@link imprintHash}. */
  readonly byHash: ReadonlyMap<string, Stability>;
  /** By name, for a definition that was rewritten since it was read; of several of a name, the last. */
  readonly byName: ReadonlyMap<string, Stability>;
  /** Older versions that were left out, since they are missing or can't be read. */
  readonly skipped: number;
}

/** Follows the definitions of a notebook up to its newest version. `skipped` versions before it could not be read. */
export function notebookHistory(newest: NotebookVersion, skipped: number): NotebookHistory {
  const byHash = new Map<string, Stability>();
  const byName = new Map<string, Stability>();
  const last = lastOf(followDefinitions(newest));
  const calm = calmOf(newest);
  for (const { hash, names } of newest.definitions) {
    const stability = stabilityOf(last, hash, calm);
    byHash.set(hash, stability);
    for (const name of names) byName.set(name, stability);
  }
  return { byHash, byName, skipped };
}

/** What a notebook's history says of one of its definitions. */
export function stabilityIn(history: NotebookHistory | undefined, definition: Definition): Stability {
  const hash = imprintHash(definition.syntaxHash);
  return history?.byHash.get(hash) ?? history?.byName.get(definition.name) ?? UNKNOWN_STABILITY;
}

function lastOf(versions: Iterable<FollowedVersion>): FollowedVersion | null {
  let last: FollowedVersion | null = null;
  for (const version of versions) last = version;
  return last;
}

function stabilityOf(version: FollowedVersion | null, hash: string, calm: number | null): Stability {
  const found = version?.definitions.get(hash);
  if (version === null || found === undefined) return UNKNOWN_STABILITY;
  const { imprint, track } = found;
  const { changed, changedAt, changes } = track;
  return {
    level: isCode(imprint) ? levelOf({ track, traits: imprint.traits, at: version.at, calm }) : 'unknown',
    unchangedVersions: version.at - changedAt,
    since: changed.date,
    atLeast: changed.cut,
    changes,
  };
}
