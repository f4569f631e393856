import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../src/plan/held/index.ts';
import type { Finding } from '../../../src/plan/held/findings/finding.ts';
import { notebookFrom, prototypeOf, python } from '../../prototype.ts';
import { packageOf, provenanceWith } from './package.ts';

const CORE = `import numpy as np

RATE = 2

def clean(x):
    y = x * RATE
    return y

def total(xs):
    return sum(clean(x) for x in xs)

class Pump(Exception):
    pass
`;

const HELD = packageOf({ core: CORE, more: 'from .core import clean as tidy\n' });

async function found(text: string, held = HELD): Promise<readonly Finding[]> {
  return findingsIn(await prototypeOf(notebookFrom(text)), held, python.backEnd);
}

/** Findings as `code name cell:line`. */
async function told(text: string, held = HELD): Promise<readonly string[]> {
  return (await found(text, held)).map(({ code, name, cell, line }) => `${code} ${name} ${cell}:${line}`);
}

it('a notebook that only imports has none', async () => {
  expect(
    await told(
      '# %%\nimport pumps\nimport pumps.core as core\nfrom pumps import core as c\nfrom pumps.core import clean, Pump as P, np\nfrom pumps.more import tidy\n# %%\ncore.clean(1), c.total([1]), clean(2), pumps.core\n',
    ),
  ).toEqual([]);
});

describe('copies', () => {
  it('of functions, classes and values are found, each with what it needs', async () => {
    expect(
      await told(
        '# %%\nimport numpy as np\nRATE = 2\ndef clean(x):  # mine\n    z = x * RATE\n    return z\n# %%\nclass Pump( Exception ): pass\n',
      ),
    ).toEqual(['pasted-copy RATE 0:2', 'pasted-copy clean 0:3', 'pasted-copy Pump 1:1']);
  });

  it('are found under another name', async () => {
    const text =
      '# %%\nfrom pumps.core import RATE, clean\ndef tidy_up(value):\n    return value * RATE\ndef scrub(x):\n    y = x * RATE\n    return y\ndef add(xs):\n    return sum(clean(x) for x in xs)\n';
    expect(await found(text)).toMatchObject([
      { code: 'pasted-copy', name: 'scrub', held: { module: 'pumps.core', name: 'clean' } },
      { code: 'pasted-copy', name: 'add', held: { module: 'pumps.core', name: 'total' } },
    ]);
  });

  it('a type without code of its own, and a value, are no copies under another name', async () => {
    expect(await told('# %%\nclass Valve(Exception):\n    pass\nN = 2\n')).toEqual([]);
  });
});

describe('drift', () => {
  it('other code of the same name', async () => {
    expect(await found('# %%\nfrom pumps.core import RATE\ndef clean(x):\n    return x\n')).toMatchObject([
      {
        code: 'drift',
        name: 'clean',
        cell: 0,
        line: 2,
        drift: 'different',
        differs: 'itself',
        texts: { notebook: 'def clean(x):\n    return x' },
      },
    ]);
  });

  it('the same code that reads other things', async () => {
    expect(await found('# %%\nRATE = 3\ndef clean(x):\n    y = x * RATE\n    return y\n')).toMatchObject([
      { code: 'drift', name: 'clean', differs: 'needs', through: ['RATE'] },
    ]);
  });

  it('a value only where the package has it from', async () => {
    const provenance = provenanceWith([
      {
        name: 'RATE',
        names: ['RATE'],
        kind: 'constant',
        module: 'pumps.core',
        origins: [{ notebook: 'lab/a.py', cell: { id: 'x' } }],
        source: 'before',
        written: 'before',
      },
    ]);
    const held = packageOf({ core: CORE }, provenance);
    expect(await told('# %%\nRATE = 3\n', held)).toEqual(['drift RATE 0:1']);
    const other = await prototypeOf(notebookFrom('# %%\nRATE = 3\n', 'b.py'));
    expect(findingsIn(other, held, python.backEnd)).toEqual([]);
  });

  it('isn’t what an import of the package replaces, nor a value that is called like a function', async () => {
    expect(
      await told(
        '# %%\ndef clean(x):\n    return x\nfirst = clean(1)\n# %%\nfrom pumps.core import clean\n# %%\ntotal = clean(2)\n',
      ),
    ).toEqual([]);
  });
});

describe('imported names that are bound again', () => {
  it.each([
    ['by a definition of its own', 'def total(xs, ys):\n    return xs', 'drift total 1:1'],
    ['by an assignment', 'total = 3', 'rebound-import total 1:1'],
    ['by a loop', 'for total in [1]: pass', 'rebound-import total 1:1'],
    ['by an import from elsewhere', 'from math import fsum as total', 'rebound-import total 1:1'],
    ['by another member of the package', 'from pumps.core import clean as total', 'rebound-import total 1:1'],
    ['in a function, for all', 'def f():\n    global total\n    total = 1', 'rebound-import total 1:3'],
  ])('%s', async (_, code, expected) => {
    expect(await told(`# %%\nfrom pumps.core import total\n# %%\n${code}\n`)).toEqual([expected]);
  });

  it('but not by the same import again, nor in a function for itself, nor before the import', async () => {
    expect(
      await told(
        '# %%\nclean = None\n# %%\nfrom pumps.core import clean\n# %%\nfrom pumps.core import clean\ndef f():\n    clean = 1\n    return clean\n',
      ),
    ).toEqual([]);
  });

  it('module names count as well', async () => {
    expect(await told('# %%\nimport pumps.core as core\n# %%\ncore = 1\n')).toEqual([
      'rebound-import core 1:1',
    ]);
  });
});

describe('imports that don’t resolve', () => {
  it('of modules, of names, and of attributes of modules', async () => {
    expect(
      await found(
        '# %%\nfrom pumps.cor import clean\nfrom pumps.core import cleen\nimport pumps.core as c\nc.totl([1])\nc.totl([2])\n',
      ),
    ).toMatchObject([
      { code: 'unresolved-import', missing: 'module', module: 'pumps.cor', nearest: 'pumps.core', line: 1 },
      { code: 'unresolved-import', missing: 'name', name: 'cleen', nearest: 'clean', line: 2 },
      { code: 'unresolved-import', missing: 'name', name: 'totl', nearest: 'total', line: 4 },
    ]);
  });

  it('not where they may fail, nor where a module may hold more than is plain to see', async () => {
    expect(
      await told('# %%\ntry:\n    from pumps.core import gone\nexcept ImportError:\n    gone = None\n'),
    ).toEqual([]);
    const open = packageOf({
      lazy: 'def __getattr__(name):\n    return name\n',
      star: 'from elsewhere import *\n',
      made: 'globals()["gone"] = 1\n',
      broken: 'def (:\n',
    });
    for (const module of ['lazy', 'star', 'made', 'broken']) {
      expect(await told(`# %%\nfrom pumps.${module} import gone\n`, open)).toEqual([]);
    }
    expect(
      await told('# %%\nfrom pumps import fast\nimport pumps.fast\n', { ...HELD, unread: ['pumps.fast'] }),
    ).toEqual([]);
  });

  it('a name that its module only imports or sets under a condition is there', async () => {
    const held = packageOf({ core: 'import sys\nif sys.platform:\n    X = 1\nfor i in (1,):\n    pass\n' });
    expect(await told('# %%\nfrom pumps.core import sys, X, i, __file__\n', held)).toEqual([]);
  });
});
