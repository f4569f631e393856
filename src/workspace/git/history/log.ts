import { streamGit } from './stream.ts';

/** One file that a commit has changed, against one of its parents. */
export interface FileChangeInLog {
  /** From the root of the work tree, `/` between the parts. */
  readonly path: string;
  /** The blob before; null where the file is new. */
  readonly before: string | null;
  /** The blob after; null where the file is gone. */
  readonly after: string | null;
}

/** What a commit changed against one parent; the parent is null for a first commit, and where the history was cut off. */
export interface Difference {
  readonly parent: string | null;
  readonly changes: ReadonlyMap<string, FileChangeInLog>;
}

/** A commit that changed a file that was asked for, or in which such changes were merged. */
export interface LogCommit {
  readonly id: string;
  /** When it was written (the author's date), ISO 8601 with the author's own time zone. */
  readonly date: string;
  /** The nearest commits before it that the log has. */
  readonly parents: readonly string[];
  /** For each parent; a parent without any difference may be missing. */
  readonly differences: readonly Difference[];
}

const LOG = [
  // What the user or the repository may have set.
  ...['log.showRoot=true', 'log.follow=false', 'log.diffMerges=separate', 'diff.orderFile=/dev/null'].flatMap(
    (setting) => ['-c', setting],
  ),
  'log',
  '--topo-order',
  // All sides of merges, but only those that changed something here.
  '--full-history',
  '--simplify-merges',
  '--parents',
  '-m',
  '--raw',
  // Nothing is read but commits and trees: renames are followed by what the notebooks hold.
  '--no-renames',
  '--no-abbrev',
  '--no-abbrev-commit',
  '--encoding=UTF-8',
  '-z',
  '--pretty=raw',
  '--no-show-signature',
  '--no-notes',
  '--no-decorate',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-mailmap',
  '--ignore-submodules=all',
];

/** The history of HEAD as far as it touches some files. */
export interface Log {
  /** Newest first. None where there is no commit yet. */
  readonly commits: readonly LogCommit[];
  /** False where Git broke off: the repository is damaged, or parts of it are not there. */
  readonly complete: boolean;
}

/** Reads the history of the files with these endings. */
export async function readLog(root: string, endings: readonly string[]): Promise<Log> {
  const commits: LogCommit[] = [];
  const pathspecs = endings.map((ending) => `:(top,glob,icase)**/*${ending}`);
  const args = [...LOG, 'HEAD', '--', ...pathspecs];
  const code = await streamGit(root, args, logParser(commits));
  return { commits, complete: code === 0 };
}

interface GrowingCommit extends LogCommit {
  readonly differences: { parent: string | null; changes: Map<string, FileChangeInLog> }[];
}

/** Takes the log in pieces. With `-z` NUL ends commits and paths; a raw line stands before its path. */
function logParser(commits: LogCommit[]): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let current: GrowingCommit | null = null;
  let raw: string | null = null;
  const take = (token: string): void => {
    if (raw !== null && current !== null) {
      addChange(current, raw, token);
      raw = null;
    } else if (token.startsWith(':')) {
      raw = token;
    } else if (token.startsWith('commit ')) {
      current = startCommit(current, token, commits);
      const line = token.slice(token.lastIndexOf('\n') + 1);
      raw = line.startsWith(':') ? line : null;
    }
  };
  return (bytes) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    let at = 0;
    for (let end = all.indexOf(0, at); end >= 0; end = all.indexOf(0, at)) {
      take(all.toString('utf8', at, end));
      at = end + 1;
    }
    rest = all.subarray(at);
  };
}

/** `commit <id> <parents> (from <parent>)`; a merge comes once for each parent that it differs from. */
function startCommit(current: GrowingCommit | null, token: string, commits: LogCommit[]): GrowingCommit {
  const lineEnd = token.indexOf('\n');
  const [, ids = '', from = null] =
    /^commit ([0-9a-f ]+?)(?: \(from ([0-9a-f]+)\))?$/.exec(token.slice(0, lineEnd)) ?? [];
  const [id = '', ...parents] = ids.split(' ');
  const commit = current?.id === id ? current : { id, date: dateOf(token), parents, differences: [] };
  if (commit !== current) commits.push(commit);
  commit.differences.push({ parent: from ?? parents[0] ?? null, changes: new Map() });
  return commit;
}

/** `:100644 100644 <before> <after> M`. What is no plain file (a link, a submodule) counts as none. */
function addChange({ differences }: GrowingCommit, raw: string, path: string): void {
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = raw.slice(1).split(' ');
  const change = {
    path,
    before: modeBefore.startsWith('100') ? before : null,
    after: modeAfter.startsWith('100') ? after : null,
  };
  differences.at(-1)?.changes.set(path, change);
}

/** `author Ada <ada@example.org> 1772539200 +0100` as `2026-03-03T13:00:00+01:00`. */
function dateOf(token: string): string {
  const [, seconds = '0', sign = '+', hours = '00', minutes = '00'] =
    /^author .* (-?\d+) ([+-])(\d\d)(\d\d)$/m.exec(token) ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const local = new Date(Number(seconds) * 1000 + shift * 60_000);
  if (Number.isNaN(local.getTime())) return '1970-01-01T00:00:00+00:00';
  return `${local.toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}
