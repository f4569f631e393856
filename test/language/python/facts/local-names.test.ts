import { describe, expect, it } from 'vitest';
import { definitionOf } from './analyze.ts';

const code = (text: string, name = 'f'): string => definitionOf(name, text).codeHash;

/** Pairs of the same function whose locals go by other names. */
const SAME: readonly (readonly [string, string, string])[] = [
  [
    'a loop and what it fills',
    'def f(rows):\n    out = []\n    for row in rows:\n        out.append(row * 2)\n    return out',
    'def f(rows):\n    result = []\n    for r in rows:\n        # twice\n        result.append(r*2)\n    return (result)',
  ],
  ['a comprehension', 'def f(xs):\n    return [x * 2 for x in xs if x]', 'def f(xs):\n    return [i * 2 for i in xs if i]'],
  [
    'what both branches bind',
    'def f(a):\n    if a:\n        b = 1\n    elif a is None:\n        return 0\n    else:\n        b = 2\n    return b',
    'def f(a):\n    if a:\n        c = 1\n    elif a is None:\n        return 0\n    else:\n        c = 2\n    return c',
  ],
  [
    'a with and an except',
    'def f(p):\n    try:\n        with open(p) as h:\n            return h.read()\n    except OSError as e:\n        print(e)',
    'def f(p):\n    try:\n        with open(p) as file:\n            return file.read()\n    except OSError as error:\n        print(error)',
  ],
  [
    'a nonlocal counter that a nested function reads',
    'def f():\n    total = 0\n    def add(n):\n        return total + n\n    return add',
    'def f():\n    whole = 0\n    def add(n):\n        return whole + n\n    return add',
  ],
  ['a message that print is given', 'def f(a):\n    n = len(a)\n    print(f"n is {n}")', 'def f(a):\n    m = len(a)\n    print(f"n is {m}")'],
  ['its own name', 'def f(n):\n    return n * f(n - 1) if n else 1', 'def g(n):\n    return n * g(n - 1) if n else 1'],
  ['a walrus that nobody reads but where it stands', 'def f(a):\n    return [y := 1, a]', 'def f(a):\n    return [z := 1, a]'],
]; // prettier-ignore

/** Pairs that Python tells apart. */
const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ['a parameter, which callers may name', 'def f(a):\n    return a', 'def f(b):\n    return b'],
  ['a parameter of a lambda', 'def f():\n    return lambda a: a', 'def f():\n    return lambda b: b'],
  ['a nested function, which knows its name', 'def f():\n    def g(): pass\n    return g', 'def f():\n    def h(): pass\n    return h'],
  ['an attribute of a nested class', 'def f():\n    class C:\n        x = 1\n    return C', 'def f():\n    class C:\n        y = 1\n    return C'],
  ['an import', 'def f():\n    import os.path\n    return os', 'def f():\n    import ntpath\n    return ntpath'],
  ['an f-string that prints the name', 'def f():\n    x = 1\n    return f"{x=}"', 'def f():\n    y = 1\n    return f"{y=}"'],
  ['a query that looks it up', 'def f(d):\n    low = 1\n    return d.query("a > @low")', 'def f(d):\n    high = 1\n    return d.query("a > @low")'],
  [
    'a query held in a string',
    'def f(d, run):\n    low = 1\n    q = "a > low"\n    return run(q, low)',
    'def f(d, run):\n    high = 1\n    q = "a > low"\n    return run(q, high)',
  ],
  ['the message of an error', 'def f(a):\n    if a:\n        b = 1\n    return b', 'def f(a):\n    if a:\n        c = 1\n    return c'],
  ['a name that is deleted', 'def f():\n    b = 1\n    del b\n    return b', 'def f():\n    c = 1\n    del c\n    return c'],
  ['what a with binds, read behind it', 'def f(p):\n    with p:\n        b = 1\n    return b', 'def f(p):\n    with p:\n        c = 1\n    return c'],
  ['a caught exception, read later', 'def f(g):\n    try:\n        g()\n    except E as e:\n        pass\n    return e', 'def f(g):\n    try:\n        g()\n    except E as x:\n        pass\n    return x'],
  ['two locals that change places', 'def f(g):\n    a = g(1)\n    b = g(2)\n    return a - b', 'def f(g):\n    a = g(1)\n    b = g(2)\n    return b - a'],
  ['a global of another name', 'def f():\n    return K', 'def f():\n    return L'],
  ['a local in place of a global', 'def f():\n    k = 1\n    return K', 'def f():\n    k = 1\n    return k'],
  ['the docstring', 'def f():\n    """One."""', 'def f():\n    """Two."""'],
  ['a default', 'def f(a=1):\n    return a', 'def f(a=2):\n    return a'],
]; // prettier-ignore

describe('the hash of code', () => {
  it.each(SAME)('is the same for other names of %s', (_, one, other) => {
    const name = /def (\w+)/.exec(other)?.[1];
    expect(code(other, name)).toBe(code(one));
  });

  it.each(DIFFERENT)('differs by %s', (_, one, other) => {
    expect(code(other)).not.toBe(code(one));
  });

  it('says nothing of the names of syntax, which count as ever', () => {
    const [, one, other] = SAME[0] ?? ['', '', ''];
    expect(definitionOf('f', one).syntaxHash).not.toBe(definitionOf('f', other).syntaxHash);
  });

  it('is that of the text where the text holds the marks itself', () => {
    expect(code('def f():\n    a = 1\n    return a, "\ue0f0"')).not.toBe(
      code('def f():\n    b = 1\n    return b, "\ue0f0"'),
    );
  });
});

describe('the hashes of statements', () => {
  it('are the same for a statement with other locals and parameters', () => {
    const one = definitionOf('f', 'def f(a, k):\n    b = a * k\n    return b').statementHashes;
    const other = definitionOf(
      'g',
      'def g(x, y):\n    z = x * y\n    print(z)\n    return z',
    ).statementHashes;
    expect(other).toHaveLength(3);
    expect(one).toEqual([other[0], other[2]]);
  });

  it('hold the heads of compound statements', () => {
    const { statementHashes } = definitionOf('f', 'def f(a):\n    while a > 1:\n        a -= 1');
    expect(statementHashes).toHaveLength(2);
  });
});
