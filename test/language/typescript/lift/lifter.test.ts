import { describe, expect, it, test } from 'vitest';
import { createTypescriptLifter } from '../../../../src/language/typescript/lift/index.ts';
import type { Notebook } from '../../../../src/notebook/notebook.ts';
import type { LiftRequest } from '../../../../src/program/lifting.ts';

const lifter = createTypescriptLifter();

/** A notebook of these cells. */
function notebookOf(sources: readonly string[], kernel = 'deno'): Notebook {
  const about = { id: null, tags: [], executionCount: null, outputs: [] };
  return {
    path: 'a.ipynb',
    format: 'ipynb',
    version: { major: 4, minor: 5 },
    language: 'typescript',
    languageVersion: null,
    kernel: { name: kernel, displayName: kernel },
    cells: sources.map((source, index) => ({ index, kind: 'code', source, ...about })),
  };
}

/** A request for the function `f` of the first cell, which is called wherever `f(` stands otherwise. */
function requestIn(sources: readonly string[], asked: Partial<LiftRequest>): LiftRequest {
  const [home = ''] = sources;
  const start = home.search(/(?:export )?(?:async )?(?:function\*? f\b|const f\b)/);
  const calls = sources.flatMap((source, cell) =>
    [...source.matchAll(/(?<![\w.]|function |function\* )f(?=\??\.?\(|\)\(|`)/g)].map(({ index }) => ({
      cell,
      start: index,
      end: index + 3,
    })),
  );
  return {
    definition: { cell: 0, start, end: home.length },
    name: 'f',
    parameters: ['K'],
    defaults: [],
    rebound: [],
    calls,
    ...asked,
  };
}

/** The cells with `f` lifted, or the problems. */
function lifted(
  sources: readonly string[],
  asked: Partial<LiftRequest> = {},
  kernel = 'deno',
): readonly string[] {
  const outcome = lifter.lift(notebookOf(sources, kernel), [requestIn(sources, asked)]);
  if (outcome.kind === 'refused') return [...outcome.problems.values()];
  return sources.map((source, index) => outcome.sources.get(index) ?? source);
}

describe('a signature', () => {
  it.each([
    ['function f() { return K; }', 'function f({ K }) { return K; }'],
    ['function f( ) { return K; }', 'function f({ K } ) { return K; }'],
    ['function f(a: number) { return K; }', 'function f(a: number, { K }) { return K; }'],
    ['function f(a, b = 1,) { return K; }', 'function f(a, b = 1, { K },) { return K; }'],
    [
      'function f(\n  a, // first\n  b, // last\n) { return K; }',
      'function f(\n  a, // first\n  b, { K }, // last\n) { return K; }',
    ],
    [
      'export async function f<T>(a: T): Promise<T> { return K; }',
      'export async function f<T>(a: T, { K }): Promise<T> { return K; }',
    ],
    ['function* f(a) { yield K; }', 'function* f(a, { K }) { yield K; }'],
    ['function f(this: A) { return K; }', 'function f(this: A, { K }) { return K; }'],
    ['const f = (a) => K;', 'const f = (a, { K }) => K;'],
    ['const f = a => K;', 'const f = (a, { K }) => K;'],
    ['const f = async a => K;', 'const f = async (a, { K }) => K;'],
    ['const f = () => K;', 'const f = ({ K }) => K;'],
    ['const f = function (a) { return K; };', 'const f = function (a, { K }) { return K; };'],
    ['const f = ({ a }, [b]) => K;', 'const f = ({ a }, [b], { K }) => K;'],
    // What may be left out, in some call or other, can't stand before what can't.
    ['function f(a?: number) { return K; }', 'function f({ K }, a?: number) { return K; }'],
    ['function f(...rest) { return K; }', 'function f({ K }, ...rest) { return K; }'],
    ['function f(this: A, ...rest) { return K; }', 'function f(this: A, { K }, ...rest) { return K; }'],
    // A default sees what stands before it.
    ['function f(a = K) { return a; }', 'function f({ K }, a = K) { return a; }'],
    ['const f = (a = () => K) => a();', 'const f = ({ K }, a = () => K) => a();'],
  ])('%j becomes %j', (source, expected) => {
    expect(lifted([source])).toEqual([expected]);
  });

  it.each([
    ['an overload', 'function f(a: 1): 1;\nfunction f(a) { return K; }', 'not-writable'],
    ['a name with a type', 'const f: (a: number) => number = (a) => K;', 'not-writable'],
    ['a function that is said to have a type', 'const f = ((a) => K) satisfies F;', 'not-writable'],
    ['a parameter of the name', 'function f(K = 1) { return K; }', 'name-clash'],
    ['a parameter that is taken apart', 'function f({ a: [K] }) { return K; }', 'name-clash'],
    ['a variable of the name', 'function f(a = () => K) { const K = 1; return K; }', 'name-clash'],
    ['arguments', 'function f(a) { return K + arguments.length; }', 'sees-its-names'],
    [
      'arguments in an arrow function',
      'function f(a) { return () => K + arguments.length; }',
      'sees-its-names',
    ],
  ])('%s: refused', (_, source, problem) => {
    expect(lifted([source])).toEqual([problem]);
  });

  it('arguments of another function are no matter', () => {
    const source = 'function f() { return K + (function () { return arguments.length; })(1); }';
    expect(lifted([source])).toEqual([source.replace('f()', 'f({ K })')]);
  });
});

describe('a call', () => {
  it.each([
    ['f(1)', 'f(1, { K })'],
    ['f(1,)', 'f(1, { K },)'],
    ['f(\n  1, // one\n)', 'f(\n  1, { K }, // one\n)'],
    ['f(f(1))', 'f(f(1, { K }), { K })'],
    ['f?.(1)', 'f?.(1, { K })'],
    ['(f)(1)', '(f)(1, { K })'],
    ['await f(1).then((x) => f(x))', 'await f(1, { K }).then((x) => f(x, { K }))'],
    ['console.log(`${f(1)}`)', 'console.log(`${f(1, { K })}`)'],
  ])('%j becomes %j', (call, expected) => {
    expect(lifted(['const f = (a) => K;', call])).toEqual(['const f = (a, { K }) => K;', expected]);
  });

  it.each([
    ['f()', 'f({ K })'],
    ['f(/* none */)', 'f(/* none */{ K })'],
    ['f(...xs)', 'f({ K }, ...xs)'],
    ['f(1, 2, 3)', 'f({ K }, 1, 2, 3)'],
    ['f(1, 2)\nf(1)', 'f({ K }, 1, 2)\nf({ K }, 1)'],
  ])('what is not given in every call stands behind: %j', (calls, expected) => {
    expect(lifted(['const f = (a, b) => K;', calls])).toEqual(['const f = ({ K }, a, b) => K;', expected]);
  });

  it.each([
    ['new f(1)', 'not-writable'],
    ['f`${1}`', 'not-writable'],
    ['{ const K = 2; f(1); }', 'name-clash'],
    ['function g(K) { return f(K); }', 'name-clash'],
    ['try { f(1); } catch (K) { f(2); }', 'name-clash'],
  ])('%j is refused', (call, problem) => {
    expect(lifted(['function f(a) { return K; }', call])).toEqual([problem]);
  });
});

// A function that is handed to `map` and its like is called at once, and nobody looks at anything else of it.
describe('a function that is handed over', () => {
  /** Lifts `f`, which is handed over where it stands before `)` or `,`. */
  const wrapped = (signature: string, use: string, kernel = 'deno'): readonly string[] => {
    const sources = [signature, use];
    const calls = [...use.matchAll(/\bf(?=[),])/g)].map(({ index }) => ({
      cell: 1,
      start: index,
      end: index + 1,
    }));
    return lifted(sources, { calls }, kernel);
  };

  it.each([
    ['const f = (x) => K;', 'xs.map(f)', 'const f = (x, { K }) => K;', 'xs.map((x) => f(x, { K }))'],
    [
      'function f(a, b) { return K; }',
      'xs.sort(f)',
      'function f(a, b, { K }) { return K; }',
      'xs.sort((a, b) => f(a, b, { K }))',
    ],
    [
      'const f = (x, n = 1) => K;',
      'xs.map(f)',
      'const f = (x, n = 1, { K }) => K;',
      'xs.map((x, n) => f(x, n, { K }))',
    ],
    [
      'const f = (...all) => K;',
      'xs.map(f)',
      'const f = ({ K }, ...all) => K;',
      'xs.map((...all) => f({ K }, ...all))',
    ],
    [
      'const f = ({ a }, [b]) => K;',
      'xs.map(f)',
      'const f = ({ a }, [b], { K }) => K;',
      'xs.map((value, value2) => f(value, value2, { K }))',
    ],
    ['const f = () => K;', 'xs.map(f)', 'const f = ({ K }) => K;', 'xs.map(() => f({ K }))'],
    [
      'const f = (s, x) => s + x + K;',
      'xs.reduce(f, 0)',
      'const f = (s, x, { K }) => s + x + K;',
      'xs.reduce((s, x) => f(s, x, { K }), 0)',
    ],
    [
      'function f(f) { return K; }',
      'xs.map(f)',
      'function f(f, { K }) { return K; }',
      'xs.map((f2) => f(f2, { K }))',
    ],
  ])('%j in %j', (signature, use, ...expected) => {
    expect(wrapped(signature, use)).toEqual(expected);
  });

  it('in tslab', () => {
    expect(wrapped('const f = (x) => K;', 'xs.map(f)', 'tslab')[1]).toBe('xs.map((x) => f(x, { K: K }))');
  });

  it('what is handed over with an object of its own stays', () => {
    expect(wrapped('function f(x) { return this.n + K; }', 'xs.map(f, counter)')).toEqual(['not-writable']);
    expect(wrapped('const f = (x) => K + (function () { return this; })();', 'xs.map(f)')[1]).toBe(
      'xs.map((x) => f(x, { K }))',
    );
  });

  it('a name in the way', () => {
    expect(wrapped('const f = (x) => K;', '{ const K = 1; xs.map(f); }')).toEqual(['name-clash']);
  });
});

describe('a name that is bound more than once', () => {
  const read = (body: string): readonly string[] =>
    lifted([`function f(xs) { ${body} }`], { rebound: ['K'] });

  it.each([
    'return K;',
    'return xs.map((x) => x + K);',
    'return (() => K)();',
    'return Array.from(xs, (x) => x.filter((y) => y > K));',
    'const g = (x: typeof K) => x; return g;',
  ])('%s is read while the function runs', (body) => {
    expect(read(body)).toEqual([`function f(xs, { K }) { ${body} }`]);
  });

  it.each([
    'return () => K;',
    'return xs.map((x) => () => K);',
    'return xs.map(async (x) => K);',
    'setTimeout(() => console.log(K), 10);',
    'return { get k() { return K; } };',
    'return class { k = K; };',
    'return xs.then((x) => x + K);',
    'function* g() { yield K; } return g();',
  ])('%s may be read later', (body) => {
    expect(read(body)).toEqual(['reads-late']);
  });
});

// What stands first is read first.
test('arguments that may rebind a name are computed before it is read', () => {
  const lift = (call: string): readonly string[] =>
    lifted(['function f(a, b = 1) { return K; }', call], { rebound: ['K'] });
  expect(lift('f((K = 5))')).toEqual(['not-writable']);
  expect(lift('f(next())')).toEqual(['not-writable']);
  expect(lift('f(K++)')).toEqual(['not-writable']);
  expect(lift('f(x.y + -1)')[1]).toBe('f({ K }, x.y + -1)');
  expect(lift('f(next(), 2)')[1]).toBe('f(next(), 2, { K })');
});

test('several names, and a function that calls itself', () => {
  const source = 'function f(n) { return n === 0 ? A : f(n - B); }\nf(3);';
  expect(lifted([source], { parameters: ['A', 'B'] })).toEqual([
    'function f(n, { A, B }) { return n === 0 ? A : f(n - B, { A, B }); }\nf(3, { A, B });',
  ]);
});

test('a function that calls a lifted one passes on what it was passed', () => {
  const sources = ['function f(a) { return K; }\nfunction g(a) { return f(a) + K; }', 'g(1) + f(1)'];
  const g = { start: sources[0]?.indexOf('function g') ?? 0, call: sources[0]?.indexOf('f(a) +') ?? 0 };
  const requests: readonly LiftRequest[] = [
    requestIn(sources, {
      calls: [
        { cell: 0, start: g.call, end: g.call + 4 },
        { cell: 1, start: 7, end: 11 },
      ],
    }),
    {
      ...requestIn(sources, { calls: [{ cell: 1, start: 0, end: 4 }] }),
      name: 'g',
      definition: { cell: 0, start: g.start, end: 99 },
    },
  ];
  const outcome = lifter.lift(notebookOf(sources), requests);
  expect(outcome.kind === 'written' ? [...outcome.sources.values()] : outcome).toEqual([
    'function f(a, { K }) { return K; }\nfunction g(a, { K }) { return f(a, { K }) + K; }',
    'g(1, { K }) + f(1, { K })',
  ]);
});

test('what was lifted before takes further names in the same object', () => {
  const sources = ['const f = ({ K }, a = 1) => K + L;', 'f({ K }); f({ K }, 2);'];
  const request = requestIn(sources, { parameters: ['L'] });
  const again: LiftRequest = { ...request, parameters: [], calls: [] };
  const outcome = lifter.lift(notebookOf(sources), [again, request]);
  expect(outcome.kind === 'written' ? [...outcome.sources.values()] : outcome).toEqual([
    'const f = ({ K, L }, a = 1) => K + L;',
    'f({ K, L }); f({ K, L }, 2);',
  ]);
  // Without an earlier lift the object is the function's own.
  expect(lifted(sources, { parameters: ['L'] })).toEqual([
    'const f = ({ L }, { K }, a = 1) => K + L;',
    'f({ L }, { K }); f({ L }, { K }, 2);',
  ]);
});

// Measured: in tslab `{ K }` of an earlier cell's name is a ReferenceError, `{ K: K }` isn't.
test('tslab is told names of cells apart from properties', () => {
  const sources = ['function f(n) { return n === 0 ? K : f(n - 1); }', 'f(1)'];
  expect(lifted(sources, {}, 'tslab')).toEqual([
    'function f(n, { K }) { return n === 0 ? K : f(n - 1, { K }); }',
    'f(1, { K: K })',
  ]);
});

test('tslab’s objects of all names may call the function', () => {
  expect(lifted(['function f(n) { return K; }', 'exports["f"](1)'], { calls: [] }, 'tslab')).toEqual([
    'called-unseen',
  ]);
});
