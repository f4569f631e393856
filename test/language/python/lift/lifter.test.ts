import { describe, expect, it } from 'vitest';
import type { LiftRequest } from '../../../../src/program/lifting.ts';
import { notebookFrom, python } from '../../../prototype.ts';

/** Lifts `K`, and defaults as told, in a notebook of one cell whose first definition is `f`. */
function lifted(source: string, asked: Partial<LiftRequest> = {}): string {
  const notebook = notebookFrom(source);
  const start = source.indexOf('def f');
  const calls = [...source.matchAll(/(?<!def )\bf\(/g)].map(({ index }) => ({
    cell: 0,
    start: index,
    end: index + 3,
  }));
  const request: LiftRequest = {
    definition: { cell: 0, start, end: source.length },
    name: 'f',
    parameters: ['K'],
    defaults: [],
    rebound: [],
    calls,
    ...asked,
  };
  const outcome = python.lifter.lift(notebook, [request]);
  return outcome.kind === 'written'
    ? (outcome.sources.get(0) ?? source)
    : [...outcome.problems.values()].join();
}

describe('a signature', () => {
  it.each([
    ['def f(): return K', 'def f(*, K): return K'],
    ['def f(a): return K', 'def f(a, *, K): return K'],
    ['def f(a, b=1,): return K', 'def f(a, b=1, *, K): return K'],
    ['def f(a, /): return K', 'def f(a, /, *, K): return K'],
    ['def f(*rest): return K', 'def f(*rest, K): return K'],
    ['def f(*rest: int, **more: str): return K', 'def f(*rest: int, K, **more: str): return K'],
    ['def f(a, **more): return K', 'def f(a, *, K, **more): return K'],
    ['def f(a, *, b=1) -> "int": return K', 'def f(a, *, b=1, K) -> "int": return K'],
    ['def f(\n    a,  # first\n): return K', 'def f(\n    a, *, K  # first\n): return K'],
    ['def f(\n    a  # only\n): return K', 'def f(\n    a, *, K  # only\n): return K'],
  ])('%j becomes %j', (source, expected) => {
    expect(lifted(source)).toBe(expected);
  });
});

describe('a call', () => {
  it.each([
    ['f()', 'f(K=K)'],
    ['f(1)', 'f(1, K=K)'],
    ['f(1,)', 'f(1, K=K)'],
    ['f(*a, **b)', 'f(*a, **b, K=K)'],
    ['f(x for x in y)', 'f((x for x in y), K=K)'],
    ['f(\n    1,  # one\n)', 'f(\n    1, K=K  # one\n)'],
    ['f(f(1))', 'f(f(1, K=K), K=K)'],
    ['print(f"{f(1)}")', 'print(f"{f(1, K=K)}")'],
    ['%time f(1)', '%time f(1, K=K)'],
    ['f(1)(2)', 'f(1, K=K)(2)'],
  ])('%j becomes %j', (call, expected) => {
    const head = (parameters: string): string => `def f(${parameters}): return K\n\n`;
    expect(lifted(`${head('*a')}${call}`)).toBe(`${head('*a, K')}${expected}`);
  });

  it.each([
    ['print(f"{f(1)=}")', 'call-shown'],
    ['%lprun -f f f(1)', 'not-writable'],
    ['%timeit K = 1; f(1)', 'name-clash'],
    ['def g(K): return f(1)', 'name-clash'],
    ['class C:\n    K = 1\n    k = f(1)', 'name-clash'],
    ['import __main__', 'called-unseen'],
    ['%run -i other.py', 'called-unseen'],
    ['def g():\n    global K\n    del K', 'deleted-by-function'],
  ])('%j is refused: %s', (rest, problem) => {
    expect(lifted(`def f(*a): return K\n\n${rest}`)).toBe(problem);
  });
});

describe('a body', () => {
  it.each([
    ['return lambda: K', 'reads-late'],
    ['return (K for _ in a)', 'reads-late'],
    ['return sum(K for _ in a)', 'written'],
    ['return sorted(a, key=lambda x: x * K)', 'written'],
    ['return [K for _ in a]', 'written'],
    ['return map(lambda x: x * K, a)', 'reads-late'],
    ['return locals(), K', 'sees-its-names'],
    ['return [a.query("x > @K") for _ in a]', 'not-writable'],
    ['return a.query("x > @K")', 'written'],
  ])('that says %j: %s', (body, outcome) => {
    const source = `def f(*a): ${body}`;
    const expected = outcome === 'written' ? `def f(*a, K): ${body}` : outcome;
    expect(lifted(source, { rebound: ['K'] })).toBe(expected);
  });
});

it('a default goes, and calls that leave it out pass the value', () => {
  const asked = { parameters: [], defaults: [{ parameter: 'k', value: 'K' }] };
  expect(lifted('def f(a, k=K): return a\n\nf(1)\nf(1, 2)\nf(1, k=3)', asked)).toBe(
    'def f(a, k): return a\n\nf(1, k=K)\nf(1, 2)\nf(1, k=3)',
  );
  expect(lifted('def f(a=1, k: int = K, b=2): return a\n\nf()\nf(1, 2, 3)\nf(k=3)', asked)).toBe(
    'def f(a=1, *, k: int, b=2): return a\n\nf(k=K)\nf(1, k=2, b=3)\nf(k=3)',
  );
  expect(lifted('def f(a=1, k=K): return a\n\nf(*[1])', asked)).toBe('default-in-the-way');
});
