import { columns, entries } from './names.ts';

/** What `from M import *` binds. */
export interface StarNames {
  /** Bound with every version of the module that was looked at. */
  readonly names: readonly string[];
  /** Bound with some versions only, or only when a submodule has been imported before. */
  readonly possible: readonly string[];
  /** The wanted version is one of those that were looked at, or lies between two of them. */
  readonly fits: boolean;
}

/** A version that names are wanted for: of Python, as `3.11.7`, or of a distribution. */
export interface WantedVersion {
  /** `python`, or the distribution's name as the table has it. */
  readonly of: string;
  readonly version: string;
  /** As Python has it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
}

/**
 * Names that a star import of a standard-library module, or of a package that notebooks often star-import, binds: with
 * the versions that are like the wanted one (of a Python the same minor one, of a distribution the same, else the same major one), where
 * such were looked at, else with any. `names.ts` tells where they are from. Null: nothing is known of the module.
 *
 * The table stays one string that is searched when asked, so that a notebook without a star import pays nothing for it.
 */
export function starNames(module: string, wanted: WantedVersion | null = null): StarNames | null {
  const found = entryOf(module);
  if (found === null) return null;
  const [certain = '', others = ''] = found.text.split('|');
  const alike = wanted === null ? { columns: 0, fits: false } : columnsLike(wanted, found.columns);
  const looked = alike.columns === 0 ? found.columns : alike.columns;
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
    fits: alike.fits,
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

/** Which of some columns of the table were made with such a version, as bits. */
function columnsLike(
  { of, version, platform }: WantedVersion,
  among: number,
): { readonly columns: number; readonly fits: boolean } {
  const parts = of === 'python' ? 2 : 1;
  const start = (text: string): string => text.split('.').slice(0, parts).join('.');
  const bitsWhere = (isAlike: (version: string) => boolean): number =>
    columns.reduce((bits, column, index) => {
      const own = column[of];
      return own !== undefined && isAlike(own) ? bits | (among & (1 << index)) : bits;
    }, 0);
  const isHere = platform === columns[0]?.platform;
  const same = bitsWhere((own) => own === version);
  if (same !== 0) return { columns: same, fits: isHere };
  const alike = bitsWhere((own) => start(own) === start(version));
  const isBetween =
    bitsWhere((own) => start(own) === start(version) && compare(own, version) < 0) !== 0 &&
    bitsWhere((own) => start(own) === start(version) && compare(own, version) > 0) !== 0;
  return { columns: alike, fits: isHere && alike !== 0 && (of === 'python' || isBetween) };
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
