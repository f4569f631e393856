import { extname } from 'node:path';
import type { NotebookVersion } from '../../analysis/history/version.ts';
import type { Language } from '../../program/language.ts';
import { indexLog, newestVersion, openBlobs, readLog } from '../../workspace/index.ts';
import type { FileVersion, FileContent } from '../../workspace/git/history/lineage.ts';
import type { Repository } from '../../workspace/git/history/repository.ts';
import type { Cache } from '../../workspace/cache.ts';
import { imprintReader, type Imprinted } from './imprinted.ts';
import { openStore } from './store.ts';

/** The newest committed version of a notebook, with all before it. */
export interface CommittedNotebook {
  readonly newest: NotebookVersion;
  /** See {@link Imprinted}. */
  readonly code: string;
  /** Old versions that are missing or no notebooks. */
  readonly skipped: number;
}

/**
 * Reads the histories of notebooks of one repository, by their paths from its root; those that HEAD doesn't hold, or of
 * which no version can be read, are missing. Git's log is read once, and each version that no earlier run has read.
 */
export async function readRepositoryHistory(
  repository: Repository,
  paths: readonly string[],
  { language, cache }: { readonly language: Language; readonly cache: Cache },
): Promise<ReadonlyMap<string, CommittedNotebook>> {
  const { root, boundary, folder } = repository;
  const endings = new Set(['.ipynb', ...paths.map((path) => extname(path).toLowerCase())]);
  const index = indexLog(await readLog(root, [...endings]), boundary);
  const store = openStore(cache, folder);
  const blobs = openBlobs(root);
  const reader = imprintReader(language);
  const load = async (files: readonly FileContent[]): Promise<void> => {
    const wanted = new Map(files.map((file) => [file.blob, file]));
    const unread = [...wanted.values()].filter((file) => store.get(keyOf(file)) === undefined);
    await blobs.read(
      unread.map(({ blob }) => blob),
      (id, bytes) => {
        const file = wanted.get(id);
        if (file !== undefined && bytes !== null) {
          store.set(keyOf(file), reader.ofText(file.path, bytes.toString('utf8')));
        }
      },
    );
  };
  const recognition = {
    findOrigin: async (added: FileContent, removed: readonly FileContent[]) => {
      await load([added, ...removed]);
      const own = store.get(keyOf(added)) ?? null;
      return own === null ? null : mostAlike(own, removed, (file) => store.get(keyOf(file)) ?? null);
    },
  };
  try {
    const newest = new Map<string, FileVersion>();
    for (const path of paths) {
      const version = await newestVersion(index, path, recognition);
      if (version !== null) newest.set(path, version);
    }
    const all = new Set([...newest.values()].flatMap(versionsBefore));
    await load([...all]);
    store.save();
    return new Map(
      [...newest].flatMap(([path, version]) => {
        const committed = committedNotebook(version, (file) => store.get(keyOf(file)) ?? null);
        return committed === null ? [] : [[path, committed] as const];
      }),
    );
  } finally {
    blobs.close();
  }
}

/** What a blob holds is read as the format that its name says. */
function keyOf({ blob, path }: FileContent): string {
  const ending = extname(path).toLowerCase();
  return ending === '.ipynb' ? blob : blob + ending;
}

/** A version and all before it. */
function versionsBefore(version: FileVersion): readonly FileVersion[] {
  const found = new Set([version]);
  for (const each of found) for (const parent of each.parents) found.add(parent);
  return [...found];
}

/** The removed notebook that shares most definitions with a new one, half of the fewer of both at least. */
function mostAlike(
  own: Imprinted,
  removed: readonly FileContent[],
  read: (file: FileContent) => Imprinted | null,
): FileContent | null {
  const hashes = new Set(own.definitions.map(({ hash }) => hash));
  let best: { readonly file: FileContent; readonly shared: number } | null = null;
  for (const file of removed) {
    const others = new Set(read(file)?.definitions.map(({ hash }) => hash));
    const shared = [...others].filter((hash) => hashes.has(hash)).length;
    const needed = Math.max(1, Math.min(others.size, hashes.size) / 2);
    if (shared >= needed && shared > (best?.shared ?? 0)) best = { file, shared };
  }
  return best?.file ?? null;
}

interface GrowingVersion extends NotebookVersion {
  readonly parents: NotebookVersion[];
}

/** Versions that can't be read are left out: what they were made from takes their place. */
function committedNotebook(
  newest: FileVersion,
  read: (file: FileContent) => Imprinted | null,
): CommittedNotebook | null {
  const files = versionsBefore(newest);
  const made = new Map<FileVersion, GrowingVersion>();
  for (const file of files) {
    const imprinted = read(file);
    if (imprinted === null) continue;
    const { definitions, partial } = imprinted;
    made.set(file, { date: file.date, definitions, partial, cut: isCut(file, read), parents: [] });
  }
  for (const [file, version] of made) {
    for (const before of readableBefore(file, read)) {
      const parent = made.get(before);
      if (parent !== undefined) version.parents.push(parent);
    }
  }
  const [first] = read(newest) === null ? readableBefore(newest, read) : [newest];
  const version = first === undefined ? undefined : made.get(first);
  if (first === undefined || version === undefined) return null;
  return { newest: version, code: read(first)?.code ?? '', skipped: files.length - made.size };
}

type Reading = (file: FileContent) => Imprinted | null;

/** The nearest readable versions on all sides. */
function readableBefore(file: FileVersion, read: Reading): readonly FileVersion[] {
  return unreadableBefore(file, read).flatMap(({ parents }) => parents.filter((each) => read(each) !== null));
}

/** Whether something came before a version that can't be known. */
function isCut(file: FileVersion, read: Reading): boolean {
  const [, ...unreadable] = unreadableBefore(file, read);
  return file.cut || unreadable.some(({ cut, parents }) => cut || parents.length === 0);
}

/** A version, and those before it that can't be read and lead to it through others like them. */
function unreadableBefore(file: FileVersion, read: Reading): readonly FileVersion[] {
  const found = new Set([file]);
  for (const each of found) {
    for (const parent of each.parents) if (read(parent) === null) found.add(parent);
  }
  return [...found];
}
