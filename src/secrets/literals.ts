import type { Token } from './tokens.ts';

/** A string as the program sees it: one literal, or several joined by standing side by side or by `+`. */
export interface Literal {
  /** The contents, joined; escapes as written. */
  readonly value: string;
  /** The whole expression, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly pieces: number;
  /** What the string is given to: `password = …`, `f(password=…)`, `{"password": …}`, `x["password"] = …`. */
  readonly name: string | null;
  /** Nothing follows that would make another value of it (`.format(…)`, `% x`, `+ x`). */
  readonly isWhole: boolean;
}

/** Strings that belong together, and the code around them, comments left out. */
interface Run {
  readonly pieces: [Token, ...Token[]];
  readonly before: string;
  after: string;
}

/** All strings of a cell with the names that they are given. */
export function readLiterals(source: string, tokens: readonly Token[]): readonly Literal[] {
  const literals: Literal[] = [];
  let previous: { readonly run: Run; readonly name: string | null } | null = null;
  for (const run of readRuns(source, tokens)) {
    const name = nameOf(run, previous);
    const [first] = run.pieces;
    literals.push({
      value: textOf(run),
      start: first.start,
      end: run.pieces.at(-1)?.end ?? first.end,
      pieces: run.pieces.length,
      name,
      isWhole: isWhole(run),
    });
    previous = { run, name };
  }
  return literals;
}

function isWhole({ before, after }: Run): boolean {
  const isTuple = /=\s*\(\s*$/.test(before) && /^\s*,/.test(after);
  return !isTuple && /^[ \t\r]*(?:[)\]},;\n]|$)/.test(after);
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
    if (last !== undefined && joins(code, depth)) last.pieces.push(token);
    else {
      if (last !== undefined) last.after = code;
      runs.push({ pieces: [token], before: code, after: '' });
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
    /^\s*\+?\s*$/.test(depth > 0 ? code : code.replaceAll('\n', ';')) || /^(?:[ \t\r+]|\\\r?\n)*$/.test(code)
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

function nameOf(
  run: Run,
  previous: { readonly run: Run; readonly name: string | null } | null,
): string | null {
  const given = GIVEN.exec(run.before.slice(-200))?.[1];
  if (given !== undefined) return given;
  if (previous === null) return null;
  const isKey = /^\s*:\s*\(?\s*$/.test(run.before);
  const isIndex = /^\s*\]\s*=\s*\(?\s*$/.test(run.before) && previous.run.before.endsWith('[');
  if (isKey || isIndex) return textOf(previous.run);
  // HTTP clients take `auth=("user", "password")`.
  const isPair = /^\s*,\s*$/.test(run.before) && /\(\s*$/.test(previous.run.before);
  return isPair && /auth$/i.test(previous.name ?? '') ? 'password' : null;
}

function textOf(run: Run): string {
  return run.pieces.map(({ text }) => text).join('');
}
