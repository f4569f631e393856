import { hasInexact, hasNan, readLiteral } from './literal.ts';
import type { Literal } from './literal.ts';

/**
 * `strict`: True and False come from Python itself, so identity holds; `loose`: they may be numpy's, which print the
 * same and are other objects.
 */
export type Truth = 'strict' | 'loose';

/** One Python statement, and whether it needs pytest's tolerance. */
export interface Assertion {
  readonly statement: string;
  readonly approximate: boolean;
}

/**
 * The assertion that a call gives a value: True, False and None by identity, floats
 * within pytest's tolerance wherever they stand in lists, tuples and values of dicts, all else by equality.
 * @param expected the value as Python source.
 */
export function assertion(call: string, expected: string, truth: Truth): Assertion {
  const literal = readLiteral(expected);
  if (literal === null) return { statement: `assert ${call} == (${expected})`, approximate: false };
  return literalAssertion(call, literal, truth);
}

/** The same, of a literal that is read already. */
export function literalAssertion(call: string, literal: Literal, truth: Truth): Assertion {
  if (literal.kind === 'constant') {
    const actual = truth === 'loose' && literal.name !== 'None' ? `bool(${call})` : call;
    return { statement: `assert ${actual} is ${literal.name}`, approximate: false };
  }
  return { statement: `assert ${call} == ${approximate(literal)}`, approximate: hasInexact(literal) };
}

/**
 * `pytest.approx` compares flat containers of numbers as a whole and refuses nested ones: there it goes around the
 * innermost parts.
 */
export function approximate(literal: Literal): string {
  if (!hasInexact(literal)) return literal.text.includes('\n') ? `(${literal.text})` : literal.text;
  switch (literal.kind) {
    case 'list':
    case 'tuple': {
      if (literal.items.every(isNumber)) return approx(literal);
      const items = literal.items.map(approximate).join(', ');
      if (literal.kind === 'list') return `[${items}]`;
      return literal.items.length === 1 ? `(${items},)` : `(${items})`;
    }
    case 'dict': {
      if (literal.entries.every(({ value }) => isNumber(value))) return approx(literal);
      const entries = literal.entries.map(({ key, value }) => `${key.text}: ${approximate(value)}`);
      return `{${entries.join(', ')}}`;
    }
    case 'integer':
    case 'inexact':
    case 'string':
    case 'other':
    case 'constant':
    case 'set':
      return approx(literal);
  }
}

function approx(literal: Literal): string {
  return `pytest.approx(${literal.text}${hasNan(literal) ? ', nan_ok=True' : ''})`;
}

function isNumber({ kind }: Literal): boolean {
  return kind === 'integer' || kind === 'inexact';
}
