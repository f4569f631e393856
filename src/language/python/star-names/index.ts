import { columns, entries } from './names.ts';

/** What `from M import *` binds. */
export interface StarNames {
  /** Bound with every version of the module that was looked at. */
  readonly names: readonly string[];
  /** Bound with some versions only, or only when a submodule has been imported before. */
  readonly possible: readonly string[];
}

/** A version that names are wanted for: of Python, as `3.11.7`, or of a distribution. */
export interface WantedVersion {
  /** `python`, or the distribution's name as the table has it. */
  readonly of: string;
  readonly version: string;
}

/**
 * Names that a star import of a standard-library module, or of a package that notebooks often star-import, binds: with
 * the versions that are like the wanted one (of a Python the same minor, of a distribution the same major one), where such were looked at, else with any.
 * `names.ts` tells where they are from. Null: nothing is known of the module.
 *
 * The table stays one string that is searched when asked, so that a notebook without a star import pays nothing for it.
 */
export function starNames(module: string, wanted: WantedVersion | null = null): StarNames | null {
  const found = entryOf(module);
  if (found === null) return null;
  const [certain = '', others = ''] = found.text.split('|');
  const alike = found.columns & (wanted === null ? 0 : columnsLike(wanted));
  const looked = alike === 0 ? found.columns : alike;
  const some = words(others).map((word) => {
    const [name = '', mask = '0'] = word.split('/');
    const given = Number.parseInt(mask, 16);
    return { name, isLoose: given === 0, given: given & looked };
  });
  return {
    names: [...words(certain), ...some.filter(({ given }) => given === looked).map(({ name }) => name)],
    possible: some
      .filter(({ isLoose, given }) => isLoose || (given !== 0 && given !== looked))
      .map(({ name }) => name),
  };
}

function entryOf(module: string): { readonly columns: number; readonly text: string } | null {
  if (!/^[\w.]+$/.test(module)) return null;
  for (const mark of [':', '/']) {
    const start = entries.indexOf(`;${module}${mark}`);
    if (start < 0) continue;
    const head = entries.indexOf(':', start);
    const end = entries.indexOf(';', head);
    const mask = mark === ':' ? (1 << columns.length) - 1 : entries.slice(start + module.length + 2, head);
    return {
      columns: typeof mask === 'number' ? mask : Number.parseInt(mask, 16),
      text: entries.slice(head + 1, end < 0 ? undefined : end).trim(),
    };
  }
  return null;
}

/** The columns of the table that were made with such a version, as bits. */
function columnsLike({ of, version }: WantedVersion): number {
  const parts = of === 'python' ? 2 : 1;
  const start = (text: string): string => text.split('.').slice(0, parts).join('.');
  return columns.reduce(
    (bits, column, index) => (start(column[of] ?? '') === start(version) ? bits | (1 << index) : bits),
    0,
  );
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
