import type { PackageStep } from '../../../../src/render/growth/edit.ts';
import type { SourceReader } from '../../../../src/program/language.ts';
import type { ByHand } from '../../../../src/render/by-hand.ts';

/** A package's files by path, as a reader; folders are those that the paths name. */
export function packageOf(files: Readonly<Record<string, string>>): SourceReader {
  const paths = Object.keys(files);
  const below = (folder: string): readonly string[] => {
    const root = folder === '.' ? '' : `${folder}/`;
    return paths.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length));
  };
  return {
    read: (path) => files[path] ?? null,
    exists: (path) => paths.includes(path) || below(path).length > 0,
    list: (path) => [...new Set(below(path).map((each) => each.split('/')[0] ?? each))].sort(),
  };
}

/** What a step changes, and what it leaves to a person. */
export function stepOn(
  files: Readonly<Record<string, string>>,
  step: PackageStep,
): { readonly files: Readonly<Record<string, string>>; readonly byHand: readonly ByHand[] } {
  const edit = step(packageOf(files));
  return { files: Object.fromEntries(edit.files), byHand: edit.byHand };
}
