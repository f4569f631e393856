import {
  readToml,
  spanAt,
  textsAt,
  tomlKey,
  valueAt,
  withElements,
  withLine,
  withoutElement,
  withoutTable,
  withTable,
} from '../../packaging/toml/index.ts';
import type { TomlDocument } from '../../packaging/toml/document.ts';
import { applyEdits } from '../../../../text/span.ts';
import { tomlString } from '../../../../render/index.ts';
import type { Ratchet, TypeLeniency } from '../../../../render/scaffold/facts.ts';
import type { FiredRule } from '../../../../render/rendered.ts';

/** Where ruff's settings begin: in pyproject.toml, or in a file of their own. */
export const RUFF_IN_PYPROJECT: readonly string[] = ['tool', 'ruff'];

/**
 * Lets the checkers of pyproject.toml pass what came with moved code, as the scaffold writes it. Of a file or module
 * that stands there already, what is said now takes the place of what was said. Null where the text is no TOML.
 */
export function withRatchet(text: string, { lint, unformatted, types }: Ratchet): string | null {
  const linted = withLintIgnores(text, RUFF_IN_PYPROJECT, lint);
  const formatted = linted === null ? null : withUnformatted(linted, RUFF_IN_PYPROJECT, unformatted);
  return formatted === null ? null : types.reduce<string | null>(withLeniency, formatted);
}

/**
 * Lets ruff pass rules in single files. Null where the text is no TOML, or writes the table on one line.
 * @param root Where ruff's settings begin in the file: see `RUFF_IN_PYPROJECT`.
 */
export function withLintIgnores(text: string, root: readonly string[], lint: Ratchet['lint']): string | null {
  return lint
    .filter(({ fired }) => fired.length > 0)
    .reduce<string | null>((current, { path, fired }) => {
      const document = readToml(current ?? '');
      if (current === null || document === null) return null;
      // The older place, where a file has it.
      const older = [...root, 'per-file-ignores'];
      const table = valueAt(document, ...older) === undefined ? [...root, 'lint', 'per-file-ignores'] : older;
      const codes = fired.map(({ rule }) => rule);
      if (valueAt(document, ...table, path) !== undefined)
        return withCodes(document, [...table, path], fired);
      if (spanAt(document, table)) return null;
      const value = `${arrayOf(codes)} # ${countsOf(fired)}`;
      return withLine(document, table, `${tomlString(path)} = ${value}`, [
        '# What the moved code had when it came from the notebook, so that new findings stand out.',
        '# Mend a file, then take its line away.',
      ]);
    }, text);
}

/** Codes for an array that is there: in the place of what we wrote, else added to it. */
function withCodes(
  document: TomlDocument,
  path: readonly (string | number)[],
  fired: readonly FiredRule[],
): string {
  const span = spanAt(document, path);
  const codes = fired.map(({ rule }) => rule);
  const there = textsAt(document, ...path);
  if (span === null) return document.text;
  const counts = /^[ \t]*# [A-Za-z][\w-]*: \d+(?:, [A-Za-z][\w-]*: \d+)*(?=\r?\n|$)/.exec(
    document.text.slice(span.end),
  );
  if (counts) {
    const text = `${arrayOf(codes)} # ${countsOf(fired)}`;
    return applyEdits(document.text, [{ start: span.start, end: span.end + counts[0].length, text }]);
  }
  const missing = codes.filter((code) => !there.includes(code));
  return withElements(document, path, missing.map(tomlString)) ?? document.text;
}

/** Keeps files from the formatter. Null where the text is no TOML. */
export function withUnformatted(
  text: string,
  root: readonly string[],
  paths: readonly string[],
): string | null {
  const document = readToml(text);
  if (document === null || paths.length === 0) return document && text;
  const at = [...root, 'format', 'exclude'];
  const missing = paths.filter((path) => !textsAt(document, ...at).includes(path)).map(tomlString);
  if (valueAt(document, ...at) !== undefined) return withElements(document, at, missing);
  const title = ['# Formatting would change what these files mean.'];
  return withLine(document, at.slice(0, -1), `exclude = [${missing.join(', ')}]`, title);
}

/** What mypy lets pass in one module, as one of `[[tool.mypy.overrides]]`. */
function withLeniency(text: string | null, leniency: TypeLeniency): string | null {
  const document = readToml(text ?? '');
  if (text === null || document === null) return null;
  const { importName } = leniency;
  const overrides = overridesOf(document);
  const own = overrides.find(({ modules }) => modules.length === 1 && modules[0] === importName);
  const unknown = overrides.find(({ isUnknown }) => isUnknown);
  if (leniency.kind === 'unknown' && unknown?.modules.includes(importName)) return text;
  if (own && own !== unknown) return withLeniency(withoutTable(document, own.path), leniency);
  if (leniency.kind === 'unknown') {
    if (unknown) return withElements(document, [...unknown.path, 'module'], [tomlString(importName)]);
    return withTable(
      document,
      ['tool', 'mypy'],
      [
        '# Moved as they were written. Take a module out of this list, and mypy says which of its rules it breaks.',
        '[[tool.mypy.overrides]]',
        `module = [${tomlString(importName)}]`,
        'ignore_errors = true',
      ],
    );
  }
  if (unknown?.modules.includes(importName)) {
    const without =
      unknown.modules.length === 1
        ? withoutTable(document, unknown.path)
        : withoutElement(document, [...unknown.path, 'module'], tomlString(importName));
    return withLeniency(without, leniency);
  }
  return withTable(
    document,
    ['tool', 'mypy'],
    [
      '[[tool.mypy.overrides]]',
      `module = [${tomlString(importName)}]`,
      ...(leniency.kind === 'unhinted' ? ['check_untyped_defs = false'] : []),
      `disable_error_code = ${arrayOf(leniency.fired.map(({ rule }) => rule))} # ${countsOf(leniency.fired)}`,
    ],
  );
}

/** Modules of which mypy lets nothing pass: the code in them is held to all that it knows, and stays so. */
export function strictModules(text: string, modules: readonly string[]): ReadonlySet<string> {
  const document = readToml(text);
  if (document === null || valueAt(document, 'tool', 'mypy', 'strict') !== true) return new Set();
  const lenient = new Set(overridesOf(document).flatMap((each) => each.modules));
  return new Set(modules.filter((each) => !lenient.has(each)));
}

/** An entry of `[[tool.mypy.overrides]]`. */
interface Override {
  readonly path: readonly (string | number)[];
  readonly modules: readonly string[];
  /** All errors of its modules pass. */
  readonly isUnknown: boolean;
}

function overridesOf(document: TomlDocument): readonly Override[] {
  const list = valueAt(document, 'tool', 'mypy', 'overrides');
  return (Array.isArray(list) ? list : []).map((each: Readonly<Record<string, unknown>>, index) => {
    const path = ['tool', 'mypy', 'overrides', index];
    const one = typeof each.module === 'string' ? [each.module] : [];
    return {
      path,
      modules: [...one, ...textsAt(document, ...path, 'module')],
      isUnknown: each.ignore_errors === true && Array.isArray(each.module),
    };
  });
}

function arrayOf(codes: readonly string[]): string {
  return `[${codes.map(tomlString).join(', ')}]`;
}

function countsOf(fired: readonly FiredRule[]): string {
  return fired.map(({ rule, count }) => `${rule}: ${count}`).join(', ');
}

/**
 * Adds to deptry's table which distributions hold modules of other names, as the scaffold writes it.
 * Null where the text is no TOML.
 */
export function withModuleNames(
  text: string,
  names: readonly { readonly distribution: string; readonly importNames: readonly string[] }[],
): string | null {
  return names.reduce<string | null>((current, { distribution, importNames }) => {
    const document = readToml(current ?? '');
    if (current === null || document === null) return null;
    const table = ['tool', 'deptry', 'package_module_name_map'];
    if (valueAt(document, ...table, distribution) !== undefined) return current;
    return withLine(document, table, `${tomlKey(distribution)} = ${arrayOf(importNames)}`);
  }, text);
}
