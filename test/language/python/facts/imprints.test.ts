import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { definitionsIn } from '../../../../src/analysis/index.ts';
import { IMPRINT_VERSION, imprintHash, type Imprint } from '../../../../src/program/imprint.ts';
import { notebookFrom, python } from '../../../prototype.ts';

const cases = fileURLToPath(new URL('../../../cases/', import.meta.url));
const nothing = { read: () => null, exists: () => false, list: () => [] };

function imprints(source: string): readonly Imprint[] {
  const found = python.frontEnd.imprints(source);
  if (found === null) throw new Error('no Python');
  return found;
}

function only(source: string): Imprint {
  const [first, ...more] = imprints(source);
  if (first === undefined || more.length > 0) throw new Error(`${imprints(source).length} imprints`);
  return first;
}

describe('imprints', () => {
  test('have the hashes of all definitions that the whole front end finds', () => {
    let compared = 0;
    for (const name of readdirSync(cases)) {
      if (!existsSync(join(cases, name, 'notebook.py'))) continue;
      const notebook = notebookFrom(readFileSync(join(cases, name, 'notebook.py'), 'utf8'));
      const { statements } = python.frontEnd.analyze(notebook, nothing);
      const found = notebook.cells
        .filter(({ kind }) => kind === 'code')
        .flatMap(({ source }) => python.frontEnd.imprints(source) ?? [])
        .map(({ names, hash }) => `${names.join(' ')} ${hash}`);
      for (const { names, syntaxHash } of statements.flatMap(definitionsIn)) {
        expect(found, name).toContain(`${names.join(' ')} ${imprintHash(syntaxHash)}`);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test('of equal syntax are equal, whatever comments and layout', () => {
    const plain = only('def f(a, b=1):\n    return a + b\n');
    const other = only('# above\ndef f( a,b = 1 ) :  # why\n\n    return (a + b)\n# below\n');
    expect(other.hash).toBe(plain.hash);
    expect(only('def f(a, b=2):\n    return a + b\n').hash).not.toBe(plain.hash);
  });

  test('know a definition under another name by its body, recursion and decorators included', () => {
    const one = only('@cache\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n');
    const other = only('@cache\ndef f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n');
    expect(other.hash).not.toBe(one.hash);
    expect(other.body).toBe(one.body);
    expect(only('@cache\ndef f(n):\n    return n if n < 2 else fib(n - 1) + f(n - 2)\n').body).not.toBe(
      one.body,
    );
    // `n` stands in other names too.
    expect(only('def n(nn):\n    return nn').body).not.toBe(only('def m(mm):\n    return mm').body);
    expect(only('K = 3').body).toBe(null);
  });

  test('are of definitions under if, try, for and with, and of plain assignments', () => {
    const source = [
      'if x:\n    def f(): pass\nelse:\n    class C: pass',
      'try:\n    import a\nexcept ImportError:\n    def g(): pass',
      'K = L = 3',
      'a, (b, c) = 1, (2, 3)',
      'a.b = 1',
      'x += 1',
      'type T = int',
      'print(1)',
    ].join('\n');
    expect(imprints(source).map(({ kind, names }) => `${kind} ${names.join(' ')}`)).toEqual([
      'function f',
      'class C',
      'function g',
      'value K L',
      'value a b c',
      'value T',
    ]);
  });

  test('tell what prints or plots, and what stays within itself', () => {
    const traits = (body: string): Imprint['traits'] =>
      only(`def f(a):\n    # first\n\n    ${body}\n`).traits;
    expect(traits('return a + 1')).toEqual({ lines: 2, shows: false, pure: true });
    expect(traits('print(a)')).toEqual({ lines: 2, shows: true, pure: false });
    expect(traits('axes[0].plot(a)')).toEqual({ lines: 2, shows: true, pure: false });
    expect(traits('return open(a)')).toEqual({ lines: 2, shows: false, pure: false });
    expect(traits('return np.random.rand(a)')).toEqual({ lines: 2, shows: false, pure: false });
    expect(traits('global n; n = a')).toEqual({ lines: 2, shows: false, pure: false });
  });

  test('IPython’s lines don’t hide them; what is no Python has none', () => {
    expect(only('%matplotlib inline\n!ls\ndef f(): pass').names).toEqual(['f']);
    expect(python.frontEnd.imprints('def f(:\n    pass')).toBe(null);
    expect(python.frontEnd.imprints(`x = ${'['.repeat(5000)}`)).toBe(null);
    expect(imprints('')).toEqual([]);
  });

  test('are kept for years under their version: raise it when this changes', () => {
    const sample = imprints(
      [
        '@deco(1)\ndef f(a, /, b: int = 2, *c, d=(3,), **e) -> str:\n    """Doc."""\n    x = [y for y in a if y]',
        '    if x and b or c:\n        return f"{x!r:>{b}}" "z"\n    elif d:\n        yield {**e, "k": 1_000, 2: 0x10}',
        '    else:\n        with open(x) as g, h: del a[1:2], b.c\n    try:\n        pass\n    except (A, B) as i:\n        raise C from i',
        'class D(E, metaclass=F):\n    g: int = lambda self, *a: not a\n    match = 1',
        'K = L = -1.50e3 ** 2 @ M if N else (1, 2)',
      ].join('\n'),
    );
    const digest = createHash('sha256').update(JSON.stringify(sample)).digest('hex').slice(0, 16);
    expect(`${IMPRINT_VERSION} ${digest}`).toBe('1 0392806dbcd71957');
  });
});
