import { describe, expect, it } from 'vitest';
import { components } from '../../src/analysis/index.ts';
import { analysisOf, modules, named, obstacles, planOf } from '../prototype.ts';

/** The closure hash of one definition in a notebook. */
async function hashOf(name: string, text: string): Promise<string> {
  return named(await analysisOf(text), name).closureHash;
}

const DIAMOND = `# %%
RATE = 2

def left(x):
    return x * RATE

def right(x):
    return x + RATE

def top(x):
    return left(x) + right(x)
`;

const EVEN_ODD = `# %%
def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)
`;

describe('closure hashes', () => {
  it('layout and comments do not count', async () => {
    const other = DIAMOND.replace('return x * RATE', 'return (x*RATE)  # scaled');
    expect(await hashOf('top', other)).toBe(await hashOf('top', DIAMOND));
  });

  it('a value at the bottom of a diamond counts at its top', async () => {
    const other = DIAMOND.replace('RATE = 2', 'RATE = 3');
    expect(await hashOf('top', other)).not.toBe(await hashOf('top', DIAMOND));
  });

  it('of two definitions that call each other, a change of one counts for both', async () => {
    const other = EVEN_ODD.replace('n == 0 or', 'n < 1 or');
    expect(await hashOf('odd', other)).not.toBe(await hashOf('odd', EVEN_ODD));
    expect(await hashOf('even', EVEN_ODD)).not.toBe(await hashOf('odd', EVEN_ODD));
  });

  it('the order of the cells does not count', async () => {
    const [first = '', second = ''] = EVEN_ODD.replace('# %%\n', '').split('\n\n');
    expect(await hashOf('odd', `# %%\n${second}\n\n# %%\n${first}\n`)).toBe(await hashOf('odd', EVEN_ODD));
  });

  it('what an import binds counts, its spelling does not', async () => {
    const body = 'def size(x):\n    return np.abs(x)\n';
    const numpy = await hashOf('size', `# %%\nimport numpy as np\n${body}`);
    expect(await hashOf('size', `# %%\nimport os, numpy as np\n${body}`)).toBe(numpy);
    expect(await hashOf('size', `# %%\nimport jax.numpy as np\n${body}`)).not.toBe(numpy);
  });
});

describe('several notebooks', () => {
  it('the same name with the same source and closure moves once, from both', async () => {
    const analysis = await analysisOf({ 'a.py': DIAMOND, 'b.py': DIAMOND });
    const plan = planOf(analysis);
    expect(obstacles(analysis)).toEqual({});
    expect(Object.values(modules(plan))).toEqual([['RATE', 'left', 'right', 'top']]);
    const [module] = plan.modules;
    expect(module?.definitions.map(({ origins }) => origins.map(({ notebook }) => notebook))).toEqual(
      Array(4).fill(['a.py', 'b.py']),
    );
    expect(plan.rewrites.map(({ notebook }) => notebook)).toEqual(['a.py', 'b.py']);
  });

  it('different code under one name is blocked in both, and so is what needs it', async () => {
    const analysis = await analysisOf({ 'a.py': DIAMOND, 'b.py': DIAMOND.replace('x + RATE', 'x - RATE') });
    expect(obstacles(analysis)).toEqual({
      right: Array(2).fill('variants-differ(right,a.py,b.py) at 0:6'),
      top: Array(2).fill('variants-differ(top,a.py,b.py) at 0:9'),
    });
    expect(modules(planOf(analysis))).toEqual({ core: ['RATE', 'left'] });
  });

  it('the same code with different needs is blocked in both', async () => {
    const analysis = await analysisOf({ 'a.py': DIAMOND, 'b.py': DIAMOND.replace('RATE = 2', 'RATE = 3') });
    expect(Object.keys(obstacles(analysis))).toEqual(['RATE', 'left', 'right', 'top']);
    expect(planOf(analysis).modules).toEqual([]);
  });

  it('a definition that has settled in one notebook moves from the other too', async () => {
    const text = '# %%\ndef show2(x):\n    print(x)\n    print(x)\n';
    const used = `${text}\n# %%\nshow2(1)\n\n# %%\nshow2(2)\n`;
    const analysis = await analysisOf({ 'a.py': used, 'b.py': text });
    expect(analysis.definitions.map(({ verdict }) => verdict.kind)).toEqual(['solidified', 'fluid']);
    const plan = planOf(analysis, { scope: 'solidified' });
    expect(plan.rewrites.map(({ notebook }) => notebook)).toEqual(['a.py', 'b.py']);
  });

  it('a copy that has to stay is told, where the same moves from another notebook', async () => {
    const text = '# %%\ndef clean(x):\n    return x * 2\n';
    const rebound = `${text}\n# %%\nclean = clean(1)\n`;
    const plan = planOf(await analysisOf({ 'a.py': text, 'b.py': rebound }));
    expect(plan.rewrites.map(({ notebook }) => notebook)).toEqual(['a.py']);
    expect(plan.kept.map(({ name, notebook }) => [name, notebook])).toEqual([['clean', 'b.py']]);
    expect(plan.warnings).toMatchObject([{ code: 'copy-stays', notebook: 'b.py', movesFrom: 'a.py' }]);
  });

  it('copies under other names are told, and move as they are', async () => {
    const analysis = await analysisOf({
      'a.py': '# %%\ndef clean(x):\n    return x * 2\n',
      'b.py': '# %%\ndef clean(x):\n    return x * 2\n',
    });
    expect(analysis.definitions.map(({ copies }) => copies)).toEqual([['b.py#clean@0'], ['a.py#clean@0']]);
  });
});

describe('components', () => {
  const graph: Readonly<Record<string, readonly string[]>> = {
    a: ['b', 'c'],
    b: ['d'],
    c: ['d'],
    d: [],
    e: ['f'],
    f: ['e', 'd'],
  };

  it('come in dependency order, cycles together', () => {
    const found = components(Object.keys(graph), (node) => graph[node] ?? []);
    expect(found).toEqual([['d'], ['b'], ['c'], ['a'], ['e', 'f']]);
  });

  it('hold for deep chains', () => {
    const nodes = Array.from({ length: 3000 }, (_, index) => index);
    const found = components(nodes, (node) => (node + 1 < nodes.length ? [node + 1] : []));
    expect(found.map(([node]) => node)).toEqual([...nodes].reverse());
  });
});
