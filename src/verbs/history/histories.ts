import { relative, sep } from 'node:path';
import { notebookHistory } from '../../analysis/index.ts';
import type { NotebookHistory } from '../../analysis/history/notebook-history.ts';
import type { NotebookVersion } from '../../analysis/history/version.ts';
import type { Language } from '../../program/language.ts';
import { codeOf } from '../../notebook/index.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { openRepository } from '../../workspace/index.ts';
import type { Cache } from '../../workspace/cache.ts';
import { codeDigest, imprintReader, type ImprintReader } from './imprinted.ts';
import { readRepositoryHistory, type CommittedNotebook } from './repository-history.ts';

/** A notebook whose history is asked for. */
export interface NotebookFile {
  readonly notebook: Notebook;
  readonly realPath: string;
  /** The nearest folder around it that looks like the root of a work tree. */
  readonly root: string;
}

/** How histories are read. */
export interface HistoryTools {
  readonly language: Language;
  readonly cache: Cache;
}

/** The histories of notebooks, by the paths of the notebooks; missing where Git knows nothing of one. */
export async function readHistories(
  files: readonly NotebookFile[],
  tools: HistoryTools,
): Promise<ReadonlyMap<string, NotebookHistory>> {
  const histories = new Map<string, NotebookHistory>();
  for (const folder of new Set(files.map(({ root }) => root))) {
    const own = files.filter(({ root }) => root === folder);
    const repository = await openRepository(folder);
    if (repository === null) continue;
    const paths = new Map(own.map((file) => [pathIn(repository.root, file.realPath), file]));
    const committed = await readRepositoryHistory(repository, [...paths.keys()], tools);
    const reader = imprintReader(tools.language);
    for (const [path, found] of committed) {
      const notebook = paths.get(path)?.notebook;
      if (notebook !== undefined) {
        histories.set(
          notebook.path,
          notebookHistory(withUncommitted(found, notebook, reader), found.skipped),
        );
      }
    }
  }
  return histories;
}

function pathIn(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** What isn't committed yet is the newest version, where its code differs from the last one that is. */
function withUncommitted(
  { newest, code }: CommittedNotebook,
  notebook: Notebook,
  reader: ImprintReader,
): NotebookVersion {
  const now = codeOf(notebook);
  if (codeDigest(now) === code) return newest;
  const { definitions, partial } = reader.ofCode(now);
  return { date: null, definitions, partial, parents: [newest], cut: false };
}
