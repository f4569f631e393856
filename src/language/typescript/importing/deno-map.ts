import { dirname, relative } from 'node:path';
import { applyEdits, modify, parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { SolidifyError } from '../../../text/error.ts';

/** Settings of Deno's, or an import map, as far as they are looked at. */
interface DenoSettings {
  readonly imports?: unknown;
  readonly scopes?: unknown;
  readonly importMap?: unknown;
}

/**
 * The path of the import map that settings of Deno name, from their folder; null where they hold their imports themselves.
 * @throws SolidifyError (refused) for settings that aren't read, or whose import map is no file.
 */
export function importMapOf(file: string, text: string): string | null {
  const { imports, scopes, importMap } = read(file, text);
  if (typeof importMap !== 'string' || imports !== undefined || scopes !== undefined) return null;
  if (!/^[a-z][\w+.-]*:/i.test(importMap)) return importMap;
  throw new SolidifyError(
    'refused',
    'remote-import-map',
    `its import map is ${importMap}, which can't be edited`,
    {
      place: { file },
      hint: 'Put the package into that import map by hand, or take "importMap" out.',
    },
  );
}

/** What a name is mapped to; null: nothing. */
export function mappedTo(file: string, text: string, name: string): string | null {
  const { imports } = read(file, text);
  const target = isRecord(imports) ? imports[name] : undefined;
  return typeof target === 'string' ? target : null;
}

/**
 * The text of a file of Deno's in which a name is mapped to a target, or to nothing (null). Comments and layout stay; no text
 * gives that of a new file.
 * @throws SolidifyError (refused) for a text that isn't read.
 */
export function withMapping(file: string, text: string | null, name: string, target: string | null): string {
  if (text === null) return `${JSON.stringify({ imports: { [name]: target } }, null, 2)}\n`;
  read(file, text);
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const edits = modify(text, ['imports', name], target ?? undefined, {
    // Behind the last entry may stand its comment.
    getInsertionIndex: () => 0,
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.startsWith('\t') ? 1 : indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return applyEdits(text, edits);
}

/** How a file of Deno's names another file. */
export function specifierFrom(file: string, target: string): string {
  const path = relative(dirname(file), target).replaceAll('\\', '/');
  return path.startsWith('../') ? path : `./${path}`;
}

function read(file: string, text: string): DenoSettings {
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  if (errors.length === 0 && isRecord(settings)) return settings;
  throw new SolidifyError('refused', 'unreadable-settings', 'it is no JSON that Deno reads', {
    place: { file },
    hint: 'Mend it, then run the same command again.',
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
