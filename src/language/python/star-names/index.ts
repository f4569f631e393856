import { entries } from './names.ts';

/** What `from M import *` binds. */
export interface StarNames {
  /** Bound with every version of the module that was looked at. */
  readonly names: readonly string[];
  /** Bound with some versions only, or only when a submodule has been imported before. */
  readonly possible: readonly string[];
}

/**
 * Names that a star import of a standard-library module, or of a package that notebooks often star-import, binds.
 * `names.ts` tells where they are from. Null: nothing is known of the module.
 *
 * The table stays one string that is searched when asked, so that a notebook without a star import pays nothing for it.
 */
export function starNames(module: string): StarNames | null {
  if (!/^[\w.]+$/.test(module)) return null;
  const key = `;${module}:`;
  const start = entries.indexOf(key);
  if (start < 0) return null;
  const end = entries.indexOf(';', start + 1);
  const entry = entries.slice(start + key.length, end < 0 ? undefined : end).trim();
  const [names = '', possible = ''] = entry.split('|');
  return { names: words(names), possible: words(possible) };
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
