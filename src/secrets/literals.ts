import { computedValues, type Computed, type StringRun } from './computed.ts';
import type { Span } from '../text/span.ts';
import type { Token } from './tokens.ts';

/** A string as the program sees it: one literal, or several joined by standing side by side or by `+`. */
export interface Literal {
  /** The contents, joined; escapes as written. */
  readonly value: string;
  /** The whole expression, quotes included. */
  readonly start: number;
  readonly end: number;
  /** What it comes to where that is more than the text of one string. */
  readonly computed: readonly (Span & { readonly value: string })[];
  /** What the string is given to: `password = …`, `f(password=…)`, `{"password": …}`, `x["password"] = …`. */
  readonly name: string | null;
  /** Nothing follows that would make another value of it (`.format(…)`, `% x`, `+ x`). */
  readonly isWhole: boolean;
}

/** Strings that belong together, and the code around them, comments left out. */
interface Run extends StringRun {
  readonly tokens: [Token, ...Token[]];
  text: string;
  after: string;
}

/** A run with the names that it and what follows it are given. */
interface Named {
  readonly run: Run;
  readonly name: string | null;
  /** Names of the strings after it: `user, password = "ada", "…"`. */
  readonly further: readonly string[];
}

/** All strings of a cell with the names that they are given. */
export function readLiterals(source: string, tokens: readonly Token[]): readonly Literal[] {
  const literals: Literal[] = [];
  const runs = readRuns(source, tokens);
  let previous: Named | null = null;
  for (const [index, run] of runs.entries()) {
    const named = nameRun(run, previous);
    const [first] = run.tokens;
    literals.push({
      value: run.text,
      start: first.start,
      end: endOf(run),
      computed: computedValues(runs, index).map(({ value, last }: Computed) => ({
        value,
        start: first.start,
        end: endOf(last),
      })),
      name: named.name,
      isWhole: isWhole(run, previous),
    });
    previous = named;
  }
  return literals;
}

function endOf({ tokens }: StringRun): number {
  return tokens.at(-1)?.end ?? 0;
}

function isWhole({ before, after }: Run, previous: Named | null): boolean {
  const isTuple = /=\s*\(\s*$/.test(before) && /^\s*,/.test(after) && !TUPLE.test(before.slice(-200));
  return (previous?.further.length ?? 0) > 0 || (!isTuple && /^[ \t\r]*(?:[)\]},;\n]|$)/.test(after));
}

function readRuns(source: string, tokens: readonly Token[]): readonly Run[] {
  const runs: Run[] = [];
  let code = '';
  let end = 0;
  let depth = 0;
  for (const token of tokens) {
    const gap = source.slice(end, token.start);
    depth = Math.max(0, depth + bracketBalance(gap));
    code += gap;
    end = token.end;
    if (token.kind === 'comment') continue;
    const last = runs.at(-1);
    if (last !== undefined && joins(code, depth)) {
      last.tokens.push(token);
      last.text += token.text;
    } else {
      if (last !== undefined) last.after = code;
      runs.push({ tokens: [token], text: token.text, before: code, after: '' });
    }
    code = '';
  }
  const last = runs.at(-1);
  if (last !== undefined) last.after = code + source.slice(end);
  return runs;
}

/** Whether the code between two strings makes them one: none, or `+`; across lines only inside brackets or after a backslash. */
function joins(code: string, depth: number): boolean {
  return (
    /^(?:\s*\+?\s*|[\s)]*\+[\s(]*)$/.test(depth > 0 ? code : code.replaceAll('\n', ';')) ||
    /^(?:[ \t\r+]|\\\r?\n)*$/.test(code)
  );
}

function bracketBalance(code: string): number {
  let balance = 0;
  for (const character of code) {
    if (character === '(' || character === '[' || character === '{') balance += 1;
    else if (character === ')' || character === ']' || character === '}') balance -= 1;
  }
  return balance;
}

/** `name = `, `name: str = `, `name := `, with or without an opening parenthesis, at the end of code. */
const GIVEN =
  /([\p{L}_][\p{L}\p{N}_]*)\s*(?::\s*[\w.]+(?:\[[\w.,| [\]]*\])?(?:\s*\|\s*[\w.]+)*\s*)?:?=\s*(?:\(\s*)*$/u;

/** `user, password = ` at the end of code. */
const TUPLE =
  /(?:^|[\n;(])\s*\(?((?:[\p{L}_][\p{L}\p{N}_]*\s*,\s*)+[\p{L}_][\p{L}\p{N}_]*)\s*,?\s*\)?\s*=\s*\(?\s*$/u;

function nameRun(run: Run, previous: Named | null): Named {
  const before = run.before.slice(-200);
  const [name, ...further] = TUPLE.exec(before)?.[1]?.split(/\s*,\s*/) ?? [];
  if (name !== undefined) return { run, name, further };
  const isNext = /^\s*,\s*$/.test(run.before);
  const [next, ...later] = isNext ? (previous?.further ?? []) : [];
  if (next !== undefined) return { run, name: next, further: later };
  const given = GIVEN.exec(before)?.[1];
  return { run, name: given ?? (previous === null ? null : nameByPrevious(run, previous)), further: [] };
}

/** The name that the string before gives: a key, an index, the first of two arguments. */
function nameByPrevious(run: Run, { run: last, name }: Named): string | null {
  const isKey = /^\s*:\s*\(?\s*$/.test(run.before);
  const isIndex = /^\s*\]\s*=\s*\(?\s*$/.test(run.before) && last.before.endsWith('[');
  if (isKey || isIndex) return last.text;
  if (!/^\s*,\s*(?:default\s*=\s*)?$/.test(run.before)) return null;
  // `os.getenv("PASSWORD", "…")`, and pairs as dict() takes them.
  const isDefault = /(?:get|getenv|setdefault|putenv|setenv|pop)\s*\(\s*$/.test(last.before);
  const isPair = /[[(,]\s*\(\s*$/.test(last.before) && /^\s*\)/.test(run.after);
  if (isDefault || isPair) return last.text;
  // HTTP clients take `auth=("user", "password")`.
  return /\(\s*$/.test(last.before) && /auth$/i.test(name ?? '') ? 'password' : null;
}
