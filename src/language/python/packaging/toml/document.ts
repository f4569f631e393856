import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { Span } from '../../../../text/span.ts';

/** A TOML file: its text, what it says, and where each key's value stands. */
export interface TomlDocument {
  readonly text: string;
  readonly values: TomlTable;
  readonly entries: readonly TomlEntry[];
  readonly tables: readonly TomlSection[];
}

/** A table's values by key. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** One key with its value. */
export interface TomlEntry {
  /** From the root: `['project', 'dependencies']`; in an array of tables with the table's index. */
  readonly path: readonly (string | number)[];
  readonly value: AST.TOMLContentNode;
}

/** A `[table]` or `[[table]]`; the root has no header and an empty path. */
export interface TomlSection {
  readonly path: readonly (string | number)[];
  /** From its header to the end of its last value. */
  readonly span: Span;
}

/** Reads TOML; null where the text is none. */
export function readToml(text: string): TomlDocument | null {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text, { tomlVersion: '1.1' });
  } catch {
    return null;
  }
  const [root] = program.body;
  const tables = root.body.filter((each) => each.type === 'TOMLTable');
  const own = root.body.filter((each) => each.type === 'TOMLKeyValue');
  return {
    text,
    values: getStaticTOMLValue(program),
    entries: [
      ...own.flatMap((each) => entriesOf(each, [])),
      ...tables.flatMap(({ body, resolvedKey }) => body.flatMap((each) => entriesOf(each, resolvedKey))),
    ],
    tables: [
      { path: [], span: { start: 0, end: own.at(-1)?.range[1] ?? 0 } },
      ...tables.map(({ resolvedKey: path, range: [start, end] }) => ({ path, span: { start, end } })),
    ],
  };
}

/** A key with its value, and the keys of inline tables in it. */
function entriesOf(
  { key, value }: AST.TOMLKeyValue,
  table: readonly (string | number)[],
): readonly TomlEntry[] {
  const path = [...table, ...key.keys.map((each) => (each.type === 'TOMLBare' ? each.name : each.value))];
  const inner = value.type === 'TOMLInlineTable' ? value.body.flatMap((each) => entriesOf(each, path)) : [];
  return [{ path, value }, ...inner];
}

/** What stands at a path, whichever way it is written; undefined where nothing does. */
export function valueAt({ values }: TomlDocument, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    values,
  );
}

/** The text that stands at a path; null where there is none. */
export function textAt(document: TomlDocument, ...path: readonly (string | number)[]): string | null {
  const value = valueAt(document, ...path);
  return typeof value === 'string' ? value : null;
}

/** The texts of the array at a path; none where there is no array. */
export function textsAt(document: TomlDocument, ...path: readonly (string | number)[]): readonly string[] {
  const value = valueAt(document, ...path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The span of the value at a path; null where it isn't written as one value. */
export function spanAt(document: TomlDocument, path: readonly (string | number)[]): Span | null {
  const value = entryAt(document, path)?.value;
  return value ? { start: value.range[0], end: value.range[1] } : null;
}

/** The entry at a path. */
export function entryAt(
  { entries }: TomlDocument,
  path: readonly (string | number)[],
): TomlEntry | undefined {
  return entries.find((each) => isSamePath(each.path, path));
}

/** Whether two paths are the same. */
export function isSamePath(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
