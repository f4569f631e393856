import type { SourceReader } from '../../../program/language.ts';
import { readIni } from './ini.ts';
import type { RuffSettings } from './ruff-settings.ts';
import { valueAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** Settings of isort that ruff has too, by isort's name, with what they are. */
const SHARED: Readonly<Record<string, 'flag' | 'number' | 'list'>> = {
  combine_as_imports: 'flag',
  force_single_line: 'flag',
  force_sort_within_sections: 'flag',
  order_by_type: 'flag',
  case_sensitive: 'flag',
  lines_after_imports: 'number',
  lines_between_types: 'number',
  known_first_party: 'list',
  known_third_party: 'list',
};

/** What isort is told in pyproject.toml, .isort.cfg or setup.cfg, in ruff's words; nothing where there is no isort. */
export function importSettings(files: SourceReader, pyproject: TomlDocument): RuffSettings {
  const table = valueAt(pyproject, 'tool', 'isort');
  const inIni = [
    ['.isort.cfg', 'settings'],
    ['setup.cfg', 'isort'],
  ].map(([file = '', section = '']) =>
    readIni(files.read(file) ?? '').filter((each) => each.section === section),
  );
  const lines = inIni.find((entries) => entries.length > 0) ?? [];
  const written: Readonly<Record<string, unknown>> =
    typeof table === 'object' && table !== null
      ? { ...table }
      : Object.fromEntries(lines.map(({ key, lines: value }) => [key, value.join(',')]));
  const isort = Object.entries(SHARED).flatMap(([key, kind]): readonly (readonly [string, unknown])[] => {
    const value = read(written[key], kind);
    return value === null ? [] : [[key.replaceAll('_', '-'), value]];
  });
  // isort's profiles of Google and its kin ignore case and order by nothing else.
  const profile =
    written.profile === 'google'
      ? [
          ['force-sort-within-sections', true],
          ['order-by-type', false],
        ]
      : [];
  const all = [...profile, ...isort];
  return all.length === 0 ? {} : { lint: { isort: Object.fromEntries(all) as RuffSettings } };
}

function read(value: unknown, kind: 'flag' | 'number' | 'list'): unknown {
  if (value === undefined) return null;
  const text = plain(value).trim();
  switch (kind) {
    case 'flag':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : null;
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : null;
    case 'list':
      return text.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  }
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(',');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
