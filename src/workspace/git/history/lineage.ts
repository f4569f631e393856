import { basename } from 'node:path/posix';
import type { Difference, Log, LogCommit } from './log.ts';

/** One committed version of a file. */
export interface FileVersion {
  /** The commit that made it. */
  readonly commit: string;
  /** See {@link LogCommit}. */
  readonly date: string;
  readonly path: string;
  readonly blob: string;
  /** The versions that it was made from, more than one where a merge brought them together; none for the first one. */
  readonly parents: readonly FileVersion[];
  /** What came before is not there: the history was cut off here. */
  readonly cut: boolean;
}

/** What a file held at some time. */
export interface FileContent {
  readonly path: string;
  readonly blob: string;
}

/** How files of a history are told to be the same. */
export interface Recognition {
  /** The one of several removed files that a new file goes on with, under another name; null where it is none of them. */
  findOrigin(added: FileContent, removed: readonly FileContent[]): Promise<FileContent | null>;
}

interface GrowingVersion extends FileVersion {
  readonly parents: FileVersion[];
  cut: boolean;
}

/** What is known of a log besides its commits. */
export interface LogIndex {
  readonly log: Log;
  readonly byId: ReadonlyMap<string, LogCommit>;
  /** Commits at which a shallow clone was cut off. */
  readonly boundary: ReadonlySet<string>;
}

/** Makes a log ready for {@link newestVersion}. */
export function indexLog(log: Log, boundary: ReadonlySet<string>): LogIndex {
  return { log, byId: new Map(log.commits.map((commit) => [commit.id, commit])), boundary };
}

/**
 * The newest committed version of a file, with all that led to it: merges have the versions of all their sides, and renames
 * are followed. Null where HEAD doesn't hold the file.
 */
export async function newestVersion(
  index: LogIndex,
  path: string,
  recognition: Recognition,
): Promise<FileVersion | null> {
  const [head] = index.log.commits;
  const known = new Map<string, GrowingVersion>();
  const pending: GrowingVersion[] = [];
  const versionAt = (commit: string, at: string): GrowingVersion | null => {
    const found = changeAt(index, commit, at);
    if (found === null) return null;
    const key = `${found.commit.id} ${at}`;
    const version = known.get(key) ?? growing(found, at);
    if (!known.has(key)) pending.push(version);
    known.set(key, version);
    return version;
  };
  const newest = head === undefined ? null : versionAt(head.id, path);
  for (let version = pending.pop(); version !== undefined; version = pending.pop()) {
    for (const { parent, changes } of differencesOf(index, version)) {
      const before = await pathBefore(version, changes, recognition);
      if (before === null) {
        version.cut ||= parent === null && index.boundary.has(version.commit);
      } else if (parent !== null) {
        const origin = versionAt(parent, before);
        if (origin !== null) version.parents.push(origin);
        else version.cut = true;
      }
    }
  }
  return newest;
}

function growing({ commit, blob }: { commit: LogCommit; blob: string }, path: string): GrowingVersion {
  return { commit: commit.id, date: commit.date, path, blob, parents: [], cut: false };
}

function differencesOf({ byId }: LogIndex, { commit, path }: FileVersion): readonly Difference[] {
  return (byId.get(commit)?.differences ?? []).filter(({ changes }) => changes.has(path));
}

/**
 * The commit, this one or one before it, that made a file as it is in a commit. A side of a merge that has the file as the
 * merge has it is where it comes from.
 */
function changeAt(
  { byId }: LogIndex,
  start: string,
  path: string,
): { readonly commit: LogCommit; readonly blob: string } | null {
  let commit = byId.get(start);
  while (commit !== undefined) {
    const touched = commit.differences.filter(({ changes }) => changes.has(path));
    const against = new Set(touched.map(({ parent }) => parent));
    const same = commit.parents.find((parent) => !against.has(parent));
    if (same === undefined) {
      const blob = touched[0]?.changes.get(path)?.after ?? null;
      return blob === null ? null : { commit, blob };
    }
    commit = byId.get(same);
  }
  return null;
}

/** The path of what a version was made from, on one side; null where the file is new there. */
async function pathBefore(
  { path, blob }: FileVersion,
  changes: Difference['changes'],
  recognition: Recognition,
): Promise<string | null> {
  if (changes.get(path)?.before != null) return path;
  const removed = [...changes.values()].flatMap(({ path: other, before, after }): readonly FileContent[] =>
    after === null && before !== null ? [{ path: other, blob: before }] : [],
  );
  if (removed.length === 0) return null;
  const same = removed.find((each) => each.blob === blob);
  if (same !== undefined) return same.path;
  const origin = await recognition.findOrigin({ path, blob }, removed);
  return (origin ?? removed.find((each) => basename(each.path) === basename(path)) ?? null)?.path ?? null;
}
