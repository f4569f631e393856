import { applyEdits, modify, parse } from 'jsonc-parser';
import { EXTRA_RULES, STRICT_RULES, STRICTEST } from '../type-check/index.ts';
import type { TypeSettings } from '../type-check/settings.ts';

/** How a package's `tsconfig.json` has it type-checked, as far as that differs from package to package. */
export function readTypeSettings(text: string | null): TypeSettings {
  const options = optionsIn(text);
  const texts = (value: unknown): readonly string[] | null =>
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  return {
    libraries: texts(options.lib) ?? STRICTEST.libraries,
    globals: texts(options.types) ?? STRICTEST.globals,
    jsx: typeof options.jsx === 'string',
    experimentalDecorators: options.experimentalDecorators === true,
    extra: EXTRA_RULES.filter((rule) => options[rule] === true),
    relaxed: STRICT_RULES.filter((rule) => options[rule] === false).map((rule) => ({ rule, found: '' })),
  };
}

/** The file with what its code needs now; nothing else of it changes. */
export function withTypeSettings(text: string, before: TypeSettings, after: TypeSettings): string {
  const off = new Set(after.relaxed.map(({ rule }) => rule));
  const known = new Set(before.relaxed.map(({ rule }) => rule));
  const changes: readonly (readonly [string, unknown])[] = [
    ...changed('lib', before.libraries, after.libraries),
    ...changed('types', before.globals, after.globals),
    ...(after.jsx && !before.jsx ? [['jsx', 'react'] as const] : []),
    ...(after.experimentalDecorators && !before.experimentalDecorators
      ? [['experimentalDecorators', true] as const]
      : []),
    ...before.extra.filter((rule) => !after.extra.includes(rule)).map((rule) => [rule, undefined] as const),
    ...[...off].filter((rule) => !known.has(rule)).map((rule) => [rule, false] as const),
  ];
  return changes.reduce(
    (current, [option, value]) =>
      applyEdits(current, modify(current, ['compilerOptions', option], value, LAYOUT)),
    text,
  );
}

const LAYOUT = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

function changed(
  option: string,
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [string, unknown])[] {
  return before.join() === after.join() ? [] : [[option, after]];
}

function optionsIn(text: string | null): Readonly<Record<string, unknown>> {
  const config: unknown = parse(text ?? '{}');
  const options = isRecord(config) ? config.compilerOptions : null;
  return isRecord(options) ? options : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
