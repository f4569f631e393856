import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atEnd } from './ending.ts';

/** A temporary folder with files. */
export interface TemporaryFiles {
  /** Absolute, links resolved. */
  readonly folder: string;
  discard(): void;
}

/** What stands in a temporary folder, by paths from there with `/` between the parts. */
export interface TemporaryContents {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Links to other folders, by absolute paths. */
  readonly links: readonly { readonly path: string; readonly to: string }[];
}

/** Writes files into a temporary folder, which goes when the process ends at the latest. */
export function writeTemporaryFiles({ files, links }: TemporaryContents): TemporaryFiles {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-files-')));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const callOff = atEnd(remove);
  const placeOf = (path: string): string => {
    const target = join(folder, ...path.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    return target;
  };
  for (const { path, text } of files) writeFileSync(placeOf(path), text);
  for (const { path, to } of links) symlinkSync(to, placeOf(path));
  return {
    folder,
    discard: () => {
      callOff();
      remove();
    },
  };
}
