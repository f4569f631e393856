import { isDeepStrictEqual } from 'node:util';
import type { SourceReader } from '../../program/language.ts';
import type { ByHand } from '../by-hand.ts';

/** What changing the files of a package came to. */
export interface PackageEdit {
  /** The new text of files, by path from the package's root. */
  readonly files: ReadonlyMap<string, string>;
  readonly byHand: readonly ByHand[];
}

/** One change of a package's files, which it reads from its argument. */
export type PackageStep = (files: SourceReader) => PackageEdit;

/** An edit of one file. */
export function editOf(file: string, text: string, byHand: readonly ByHand[] = []): PackageEdit {
  return { files: new Map([[file, text]]), byHand };
}

/** No edit, and what to do by hand. */
export function leftTo(...byHand: readonly ByHand[]): PackageEdit {
  return { files: new Map(), byHand };
}

/** One step after another, each on the files as the one before left them. Files that end as they began are left out. */
export function inSteps(steps: readonly PackageStep[]): PackageStep {
  return (files) => {
    const texts = new Map<string, string>();
    const byHand: ByHand[] = [];
    const now: SourceReader = { ...files, read: (path) => texts.get(path) ?? files.read(path) };
    for (const step of steps) {
      const edit = step(now);
      for (const [path, text] of edit.files) texts.set(path, text);
      byHand.push(...edit.byHand);
    }
    const once = byHand.filter(
      (each, index) => byHand.findIndex((other) => isDeepStrictEqual(other, each)) === index,
    );
    return { files: new Map([...texts].filter(([path, text]) => files.read(path) !== text)), byHand: once };
  };
}
