import { posix } from 'node:path';
import type { SourceReader } from '../../../program/language.ts';
import { PYPROJECT } from './project.ts';
import { readToml, valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** Settings by key, as in a ruff.toml. */
export type RuffSettings = Readonly<Record<string, unknown>>;

/** A file that holds settings of ruff, and the table in it that they begin at. */
export interface RuffPlace {
  readonly file: string;
  readonly root: readonly string[];
}

/** Settings that decide what ruff makes of a text; others are about files, output and releases of ruff. */
const KEYS: readonly string[] = [
  'line-length',
  'indent-width',
  'target-version',
  'preview',
  'format',
  'lint',
];

/** How many files that extend another are followed. */
const MOST_EXTENDED = 5;

/** Reads the settings in a package's root, in ruff's own order of files; null where there are none. */
export function readRuffSettings(
  files: SourceReader,
  pyproject: TomlDocument,
): { readonly place: RuffPlace; readonly settings: RuffSettings } | null {
  for (const file of ['.ruff.toml', 'ruff.toml']) {
    const document = readToml(files.read(file) ?? 'no file');
    if (document) return { place: { file, root: [] }, settings: extended(files, document.values, file) };
  }
  const table = valueAt(pyproject, 'tool', 'ruff');
  if (!isTable(table)) return null;
  return {
    place: { file: PYPROJECT, root: ['tool', 'ruff'] },
    settings: extended(files, table, PYPROJECT),
  };
}

/** Settings with those of the file that they extend, where that is in the package. */
function extended(files: SourceReader, settings: RuffSettings, file: string, depth = 0): RuffSettings {
  const own = Object.fromEntries(Object.entries(settings).filter(([key]) => KEYS.includes(key)));
  if (typeof settings.extend !== 'string' || depth >= MOST_EXTENDED) return own;
  const base = posix.normalize(posix.join(posix.dirname(file), settings.extend));
  const document = readToml(files.read(base) ?? 'no file');
  if (document === null) return own;
  const values = base.endsWith(PYPROJECT) ? valueAt(document, 'tool', 'ruff') : document.values;
  return mergeSettings(extended(files, isTable(values) ? values : {}, base, depth + 1), own);
}

/** Settings one over the other: tables key by key, of everything else the last. */
export function mergeSettings(...all: readonly RuffSettings[]): RuffSettings {
  return all.reduce((under, over) => {
    const merged = Object.entries(over).map(([key, value]) => {
      const below = under[key];
      return [key, isTable(below) && isTable(value) ? mergeSettings(below, value) : value];
    });
    return { ...under, ...(Object.fromEntries(merged) as RuffSettings) };
  }, {});
}

function isTable(value: unknown): value is RuffSettings {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
