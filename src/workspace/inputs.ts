import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { isPercentScript } from '../notebook/index.ts';
import { SolidifyError } from '../text/error.ts';
import { decoded, errorCode, hashOf } from './file.ts';

/** A notebook file as it was read. */
export interface InputFile {
  /** As the user gave it, or below the folder that the user gave. */
  readonly path: string;
  readonly realPath: string;
  /** With its byte-order mark, where the file has one. */
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** A file or folder that could not be read, and why in a few words. */
export interface UnreadableInput {
  readonly path: string;
  readonly message: string;
}

/** What the user's paths lead to, sorted by path. */
export interface Inputs {
  readonly files: readonly InputFile[];
  readonly unreadable: readonly UnreadableInput[];
}

type Reading =
  { readonly kind: 'file'; readonly file: InputFile } | ({ readonly kind: 'unreadable' } & UnreadableInput);

/**
 * Reads notebooks. Files are taken as given; folders are searched through for `.ipynb` and for scripts that hold a
 * cell marker, hidden files and folders, `node_modules` and virtual environments left out, links to folders not followed.
 * A file that is reached twice is read once.
 * @throws SolidifyError (usage): `no-such-path`, or `no-notebooks` when nothing was found.
 */
export function readInputs(paths: readonly string[]): Inputs {
  const readings = paths.flatMap((path) => {
    if (!existsSync(path)) throw missingPath(path);
    return statSync(path).isDirectory() ? searchFolder(path) : [readInput(path)];
  });
  const seen = new Set<string>();
  const files: InputFile[] = [];
  const unreadable: UnreadableInput[] = [];
  for (const reading of readings) {
    const key = reading.kind === 'file' ? reading.file.realPath : reading.path;
    if (seen.has(key)) continue;
    seen.add(key);
    if (reading.kind === 'file') files.push(reading.file);
    else unreadable.push({ path: reading.path, message: reading.message });
  }
  if (files.length + unreadable.length === 0) throw noNotebooks(paths);
  return { files: files.sort(byPath), unreadable: unreadable.sort(byPath) };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function readInput(path: string): Reading {
  try {
    if (!statSync(path).isFile()) return { kind: 'unreadable', path, message: 'not a regular file' };
    const bytes = readFileSync(path);
    const text = decoded(bytes);
    if (text === null) return { kind: 'unreadable', path, message: 'not UTF-8' };
    return { kind: 'file', file: { path, realPath: realpathSync(path), text, hash: hashOf(bytes) } };
  } catch (error) {
    return { kind: 'unreadable', path, message: reason(error) };
  }
}

function reason(error: unknown): string {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ENOENT') return 'a link to nothing';
  return code || 'it could not be read';
}

function searchFolder(folder: string): readonly Reading[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [{ kind: 'unreadable', path: folder, message: reason(error) }];
  }
  return [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return isLeftOut(path, entry.name) ? [] : searchFolder(path);
      if (/\.ipynb$/i.test(entry.name)) return isFolder(path) ? [] : [readInput(path)];
      return /\.(py|ts|js)$/i.test(entry.name) && holdsCells(path) ? [readInput(path)] : [];
    });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A folder of other people's code: packages of Node, or a virtual environment by `venv` or conda. */
function isLeftOut(path: string, name: string): boolean {
  return (
    name === 'node_modules' || existsSync(join(path, 'pyvenv.cfg')) || existsSync(join(path, 'conda-meta'))
  );
}

/** Whether a script is a notebook. One that can't be read is just a script: nobody named it. */
function holdsCells(path: string): boolean {
  try {
    const bytes = statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
    return bytes.includes('%%') && isPercentScript(path, bytes.toString('utf8'));
  } catch {
    return false;
  }
}

function missingPath(path: string): SolidifyError {
  return new SolidifyError('usage', 'no-such-path', 'there is no such file or folder', {
    place: { file: path },
    hint: 'Check the path; paths are relative to the folder that the command runs in.',
  });
}

function noNotebooks(paths: readonly string[]): SolidifyError {
  return new SolidifyError('usage', 'no-notebooks', 'no notebook was found', {
    place: { file: paths.join(', ') },
    hint: 'Give .ipynb files, scripts with # %% cells, or folders that hold some.',
  });
}
