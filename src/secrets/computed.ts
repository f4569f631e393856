import type { Token } from './tokens.ts';

/** A string, or strings joined, with the code on both sides up to the next strings. */
export interface StringRun {
  readonly tokens: readonly Token[];
  /** Contents, joined; escapes as written. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** A value that several strings come to, and the last of these. */
export interface Computed {
  readonly value: string;
  readonly last: StringRun;
}

/** How many strings of a call are put together. */
const MOST_PARTS = 50;

/**
 * What the string at `index` comes to, as far as that can be read off the source: escapes, constants in f-strings,
 * `"".join([…])`, `%` and `format` with literals, decoding of base64 and hexadecimal digits. Values that are the text itself are left out.
 */
export function computedValues(runs: readonly StringRun[], index: number): readonly Computed[] {
  const run = runs[index];
  if (run === undefined) return [];
  const whole = run.tokens.length > 1 ? [run.text] : [];
  const own = [...whole, unescaped(run.text), inlined(run), ...decoded(run)];
  return [
    ...[...new Set(own)]
      .filter((value) => value !== run.text || run.tokens.length > 1)
      .map((value) => ({ value, last: run })),
    ...joined(runs, index),
    ...formatted(runs, index),
  ];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

/** Python's escapes, those by name left out. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([^]))/g,
    (whole, x?: string, u?: string, long?: string, octal?: string, other?: string) => {
      const hex = x ?? u ?? long;
      const code = hex !== undefined ? parseInt(hex, 16) : octal !== undefined ? parseInt(octal, 8) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return ESCAPES[other ?? ''] ?? other ?? '';
    },
  );
}

/** Strings that stand in the braces of an f-string: `f"sk-{'abc'}"`. */
function inlined({ text }: StringRun): string {
  return text.replace(/\{\s*(["'])((?:(?!\1)[^\\])*)\1\s*\}/g, '$2');
}

/** What calls that decode would give. */
function decoded({ text, before }: StringRun): readonly string[] {
  if (!/(?:decode|unhexlify|a2b_\w+|fromhex)\s*\(\s*$/.test(before) || text.length > 20_000) return [];
  const isHex = /^(?:[0-9a-fA-F]{2})+$/.test(text) && !/64\w*\s*\(\s*$/.test(before);
  return [Buffer.from(text, isHex ? 'hex' : 'base64').toString('latin1')];
}

/** Literals that follow, with commas between them. */
function listed(runs: readonly StringRun[], from: number): readonly StringRun[] {
  const parts: StringRun[] = [];
  for (const run of runs.slice(from, from + MOST_PARTS)) {
    if (parts.length > 0 && !/^\s*,\s*(?:\w+\s*=\s*)?$/.test(run.before)) break;
    parts.push(run);
  }
  return parts;
}

function joined(runs: readonly StringRun[], index: number): readonly Computed[] {
  const run = runs[index];
  if (run === undefined || !/^\s*\.\s*join\s*\(\s*[[({]\s*$/.test(run.after)) return [];
  const parts = listed(runs, index + 1);
  const last = parts.at(-1);
  if (last === undefined) return [];
  return [{ value: parts.map(({ text }) => unescaped(text)).join(unescaped(run.text)), last }];
}

const PLACE = /\{[^{}]*\}|%(?:\(\w+\))?[sr]/g;

function formatted(runs: readonly StringRun[], index: number): readonly Computed[] {
  const run = runs[index];
  if (run === undefined || !/^\s*(?:%\s*\(?\s*|\.\s*format\s*\(\s*(?:\w+\s*=\s*)?)$/.test(run.after))
    return [];
  const parts = listed(runs, index + 1);
  const last = parts.at(-1);
  if (last === undefined) return [];
  const values = parts.map(({ text }) => unescaped(text));
  return [{ value: unescaped(run.text).replace(PLACE, () => values.shift() ?? ''), last }];
}
