import { createHash } from 'node:crypto';
import { holdsSecret } from '../../secrets/index.ts';
import { provenancePath } from '../../workspace/index.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { isInstallCell } from '../../plan/index.ts';
import type { ExtractionOptions } from '../../plan/held/provenance.ts';
import type { FileRecord, NotebookRecord } from '../../render/provenance.ts';

/**
 * SHA-256, in hex, of the sources of a notebook's code cells: what an extraction hangs on. A cell that installs the package isn't
 * counted: it names a commit of the repository, and that commit holds this hash.
 */
export function sourcesHash(notebook: Notebook): string {
  const sources = notebook.cells
    .filter((cell) => cell.kind === 'code' && !isInstallCell(cell.source))
    .map((cell) => cell.source);
  return sha256(JSON.stringify(sources));
}

/** The record of one notebook for the provenance; `path` must hold nothing of this machine. */
export function recordNotebook(
  before: Notebook,
  after: Notebook,
  path: string,
  options: ExtractionOptions,
): NotebookRecord {
  return {
    notebook: before.path,
    path,
    before: sourcesHash(before),
    after: sourcesHash(after),
    options,
    cells: before.cells.map((cell) => sha256(cell.source)),
  };
}

/** The record of a file that definitions come along from; `path` must hold nothing of this machine. */
export function recordFile(file: Notebook, path: string): FileRecord {
  const cells = file.cells.map((cell) => sha256(cell.source));
  return { notebook: file.path, path, source: sourcesHash(file), cells };
}

/**
 * A notebook's path as a repository may name it: nothing of this machine, and a part that looks like a secret by its hash.
 */
export async function recordedPath(notebook: string): Promise<string> {
  const path = await provenancePath(notebook);
  if (!(await holdsSecret(path))) return path;
  const parts = path.split('/').map(async (part) => {
    const extension = /\.\w{1,5}$/.exec(part)?.[0] ?? '';
    return (await holdsSecret(part)) ? `redacted-${sha256(part).slice(0, 12)}${extension}` : part;
  });
  return (await Promise.all(parts)).join('/');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
