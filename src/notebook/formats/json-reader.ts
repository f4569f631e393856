import { applyEdits } from '../../text/span.ts';
import type { TextEdit } from '../../text/span.ts';
import { skipSpace, stringEnd } from './json-scanner.ts';

/** Why a text is no JSON, and the UTF-16 offset at which that shows. */
export interface JsonProblem {
  readonly offset: number;
  readonly message: string;
}

/** What a text holds as JSON. */
export type JsonReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problem'; readonly problem: JsonProblem };

/**
 * Reads JSON as Python's `json` does: NaN, Infinity and -Infinity, which it writes, are read too, and stand in the value as
 * strings of that name. Nesting of any depth is read.
 */
export function readJson(text: string): JsonReading {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    const inspection = inspectJson(text);
    if ('problem' in inspection) return { kind: 'problem', problem: inspection.problem };
    return { kind: 'value', value: JSON.parse(applyEdits(text, inspection.specials)) };
  }
}

/** What may come next: a value, a value or `]`, a name, a name or `}`, `:`, `,` or the closing bracket, or nothing more. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const described: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value-or-end': "a value or ']'",
  name: 'a name in double quotes',
  'name-or-end': "a name in double quotes or '}'",
  colon: "':'",
  'comma-or-end': "',' or a closing bracket",
  nothing: 'the end of the file',
};

/** Goes through a text that JSON.parse refuses: gives the first problem, or the replacements for Python's special numbers. */
function inspectJson(text: string): { problem: JsonProblem } | { specials: readonly TextEdit[] } {
  const open: string[] = [];
  const specials: TextEdit[] = [];
  const literal = /true|false|null|(-?Infinity|NaN)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length > 0 ? 'comma-or-end' : 'nothing');
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const character: string = text.charAt(at);
    const takesValue: boolean = expected === 'value' || expected === 'value-or-end';
    if (character === '"' && (takesValue || expected === 'name' || expected === 'name-or-end')) {
      const end = stringEnd(text, at);
      const problem = stringProblem(text, at, end);
      if (problem) return { problem };
      expected = takesValue ? afterValue() : 'colon';
      at = end;
    } else if ((character === '{' || character === '[') && takesValue) {
      open.push(character);
      expected = character === '{' ? 'name-or-end' : 'value-or-end';
      at += 1;
    } else if (closes(character, open.at(-1), expected)) {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (character === ',' && expected === 'comma-or-end') {
      expected = open.at(-1) === '{' ? 'name' : 'value';
      at += 1;
    } else if (character === ':' && expected === 'colon') {
      expected = 'value';
      at += 1;
    } else {
      literal.lastIndex = at;
      const match = takesValue ? literal.exec(text) : null;
      if (!match) return { problem: { offset: at, message: `expected ${described[expected]}` } };
      if (match[1]) specials.push({ start: at, end: literal.lastIndex, text: `"${match[1]}"` });
      expected = afterValue();
      at = literal.lastIndex;
    }
  }
  if (expected === 'nothing') return { specials };
  const message = text.trim() === '' ? 'the file is empty' : 'the file ends in the middle';
  return { problem: { offset: text.length, message } };
}

function closes(character: string, bracket: string | undefined, expected: Expected): boolean {
  if (character === '}')
    return bracket === '{' && (expected === 'comma-or-end' || expected === 'name-or-end');
  return character === ']' && bracket === '[' && (expected === 'comma-or-end' || expected === 'value-or-end');
}

/** The problem of the string literal at `start`: not ended, a raw control character, or an unknown escape. */
function stringProblem(text: string, start: number, end: number): JsonProblem | null {
  const unended = end > text.length;
  const body = text.slice(start + 1, unended ? text.length : end - 1);
  // eslint-disable-next-line no-control-regex -- JSON forbids exactly these in strings
  for (const match of body.matchAll(/[\0-\x1f]|\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\/g)) {
    if (match[1] !== undefined || (unended && match[0] === '\\' && match.index + 6 > body.length)) continue;
    const message = match[0] === '\\' ? 'unknown escape in a string' : 'a string goes over its line';
    return { offset: start + 1 + match.index, message };
  }
  return unended ? { offset: text.length, message: 'the file ends in the middle of a string' } : null;
}
