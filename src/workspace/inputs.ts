import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { isPercentScript } from '../notebook/index.ts';
import { SolidifyError } from '../text/error.ts';
import { decoded, errorCode, hashOf, isPresent } from './file.ts';

/** Where a notebook file is. */
export interface InputPlace {
  /** As the user gave it, or below the folder that the user gave. */
  readonly path: string;
  readonly realPath: string;
}

/** A notebook file as it was read. */
export interface InputFile extends InputPlace {
  /** With its byte-order mark, where the file has one. */
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** A file or folder that could not be read: why, in a few words, and what to do. */
export interface UnreadableInput {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** What the user's paths lead to, sorted by path. */
export interface Inputs {
  readonly files: readonly InputFile[];
  readonly unreadable: readonly UnreadableInput[];
}

/** Where the user's paths lead to, sorted by path. */
export interface InputPlaces {
  readonly places: readonly InputPlace[];
  readonly unreadable: readonly UnreadableInput[];
}

type Finding =
  | { readonly kind: 'place'; readonly place: InputPlace }
  | ({ readonly kind: 'unreadable' } & UnreadableInput);

/** What reading one file gives. */
export type InputReading =
  { readonly kind: 'file'; readonly file: InputFile } | ({ readonly kind: 'unreadable' } & UnreadableInput);

/**
 * Reads all notebooks that paths lead to, see {@link findInputs}.
 * @throws SolidifyError (usage): `no-such-path`, or `no-notebooks` when nothing was found.
 */
export function readInputs(paths: readonly string[]): Inputs {
  const { places, unreadable } = findInputs(paths);
  const readings = places.map(readInput);
  const failed = readings.flatMap((each) => (each.kind === 'unreadable' ? [each] : []));
  return {
    files: readings.flatMap((each) => (each.kind === 'file' ? [each.file] : [])),
    unreadable: [...unreadable, ...failed].sort(byPath),
  };
}

/**
 * Finds notebooks, so that each can be read when it is its turn. Files are taken as given; folders are searched through for `.ipynb` and for scripts that hold a
 * cell marker, hidden files and folders, `node_modules` and virtual environments left out, links to folders not followed.
 * A file that is reached twice is read once.
 * @throws SolidifyError (usage): `no-such-path`, or `no-notebooks` when nothing was found.
 */
export function findInputs(paths: readonly string[]): InputPlaces {
  const findings = paths.flatMap((path) => {
    if (!isThere(path)) throw missingPath(path);
    return isFolder(path) ? searchFolder(path) : [findInput(path)];
  });
  const seen = new Set<string>();
  const places: InputPlace[] = [];
  const failed: UnreadableInput[] = [];
  for (const finding of findings) {
    const key = finding.kind === 'place' ? finding.place.realPath : finding.path;
    if (seen.has(key)) continue;
    seen.add(key);
    if (finding.kind === 'place') places.push(finding.place);
    else failed.push(finding);
  }
  if (places.length + failed.length === 0) throw noNotebooks(paths);
  return { places: places.sort(byPath), unreadable: failed.sort(byPath) };
}

/** When a file was last changed; null where that can't be told. */
export function lastChangeOf(path: string): Date | null {
  try {
    return statSync(path).mtime;
  } catch {
    return null;
  }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function findInput(path: string): Finding {
  try {
    if (!statSync(path).isFile()) return unreadable(path, NOT_A_FILE);
    return { kind: 'place', place: { path, realPath: realpathSync(path) } };
  } catch (error) {
    return unreadable(path, reasonOf(error));
  }
}

/** Reads a notebook's file. */
export function readInput(place: InputPlace): InputReading {
  const { path } = place;
  try {
    const bytes = readFileSync(path);
    const text = decoded(bytes);
    if (text === null) return unreadable(path, NOT_UTF8);
    return { kind: 'file', file: { ...place, text, hash: hashOf(bytes) } };
  } catch (error) {
    return unreadable(path, reasonOf(error));
  }
}

/** Why something can't be read, and what to do about it. */
type Reason = Pick<UnreadableInput, 'message' | 'hint'>;

function unreadable(path: string, reason: Reason): { readonly kind: 'unreadable' } & UnreadableInput {
  return { kind: 'unreadable', path, ...reason };
}

const NOT_A_FILE: Reason = {
  message: 'not a regular file',
  hint: 'Save the notebook to a file, and give that file’s path.',
};

const NOT_UTF8: Reason = {
  message: 'not UTF-8',
  hint: 'Convert it first, for example from Latin-1: iconv -f latin1 -t utf-8.',
};

function reasonOf(error: unknown): Reason {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return { message: 'no permission to read it', hint: 'Change its permissions, or leave it out.' };
    case 'ENOENT':
      return { message: 'a link to nothing', hint: 'Remove the link, or mend it.' };
    case 'ELOOP':
      return { message: 'a link that leads back to itself', hint: 'Remove the link, or mend it.' };
    case 'ENAMETOOLONG':
      return { message: 'its path is too long', hint: 'Check the path.' };
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return { message: 'too large', hint: 'Clear its outputs in Jupyter and save it again.' };
  }
  return { message: errorCode(error) || 'it could not be read', hint: 'Check the file and its disk.' };
}

function searchFolder(folder: string): readonly Finding[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [unreadable(folder, reasonOf(error))];
  }
  return [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return isLeftOut(path, entry.name) ? [] : searchFolder(path);
      if (/\.ipynb$/i.test(entry.name)) return isFolder(path) ? [] : [findInput(path)];
      return /\.(py|ts|js)$/i.test(entry.name) && holdsCells(path) ? [findInput(path)] : [];
    });
}

/** Whether a path leads to something, even if that can't be read. */
function isThere(path: string): boolean {
  try {
    return isPresent(path);
  } catch (error) {
    return errorCode(error) !== 'ENOTDIR';
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // a link to nothing or to itself, or below a folder that may not be entered
  }
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
