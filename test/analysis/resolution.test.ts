import { describe, expect, it } from 'vitest';
import { analysisOf, modules, obstacles, planOf } from '../prototype.ts';

/** A notebook, the obstacles by definition, and what moves. Places are cell:line, cells counted from 0. */
interface Row {
  readonly of: string;
  readonly text: string;
  readonly blocked?: Readonly<Record<string, readonly string[]>>;
  readonly moves?: readonly string[];
}

const READER = `# %%
def scale(x):
    return x * RATE
`;

const bindings: readonly Row[] = [
  { of: 'a constant bound once', text: `# %%\nRATE = 2\n\n${READER}`, moves: ['RATE', 'scale'] },
  {
    of: 'a constant bound twice',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\nx = 0\nRATE = 3\n`,
    blocked: {
      RATE: ['redefined(RATE) at 0:1 [2:2]', 'redefined(RATE) at 2:2 [0:1]'],
      scale: ['rebound-name(RATE) at 1:2 [0:1 2:2]'],
    },
  },
  {
    of: 'a loop variable',
    text: `# %%\nfor RATE in [1, 2]:\n    pass\n\n${READER}`,
    blocked: { scale: ['reads-notebook-state(RATE) at 1:2 [0:1]'] },
  },
  {
    of: 'a computed value',
    text: `# %%\nRATE = load()\n\n${READER}`,
    blocked: { scale: ['reads-notebook-state(RATE) at 1:2 [0:1]'] },
  },
  {
    of: 'a deleted constant',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\ndel RATE\n`,
    blocked: {
      RATE: ['deleted(RATE) at 0:1 [2:1]'],
      scale: ['rebound-name(RATE) at 1:2 [0:1 2:1]'],
    },
  },
  {
    of: 'a name that another function rebinds',
    text: `# %%\nRATE = 2\n\ndef tune():\n    global RATE\n    RATE = 3\n\n${READER}`,
    blocked: {
      RATE: ['redefined(RATE) at 0:1 [0:5]'],
      tune: ['writes-global(RATE) at 0:5'],
      scale: ['rebound-name(RATE) at 1:2 [0:1 0:5]'],
    },
  },
  {
    of: 'a name that nothing binds',
    text: READER,
    blocked: { scale: ['unresolved-name(RATE) at 0:2'] },
  },
  {
    of: 'a number that is augmented',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\nRATE += 1\n`,
    blocked: {
      RATE: ['redefined(RATE) at 0:1 [2:1]'],
      scale: ['rebound-name(RATE) at 1:2 [0:1 2:1]'],
    },
  },
  {
    of: 'a list that is extended in place',
    text: `# %%\nRATE = [2]\n\n${READER}\n# %%\nRATE += [3]\n`,
    moves: ['RATE', 'scale'],
  },
];

const imports: readonly Row[] = [
  {
    of: 'the same import again',
    text: '# %%\nimport numpy as np\n\n# %%\nimport numpy as np\n\ndef size(x):\n    return np.abs(x)\n',
    moves: ['size'],
  },
  {
    of: 'the same object by another spelling',
    text: '# %%\nimport os.path\n\n# %%\nimport os\n\ndef size(x):\n    return os.path.getsize(x)\n',
    moves: ['size'],
  },
  {
    of: 'another module under one name',
    text: '# %%\nimport numpy as np\n\ndef size(x):\n    return np.abs(x)\n\n# %%\nsize(1)\n\n# %%\nimport jax.numpy as np\n',
    blocked: { size: ['rebound-name(np) at 1:1 [0:1 2:1]'] },
  },
  {
    of: 'an import that a loop rebinds',
    text: '# %%\nimport math as m\n\ndef size(x):\n    return m.sqrt(x)\n\n# %%\nfor m in range(3):\n    pass\n',
    blocked: { size: ['rebound-name(m) at 0:4 [0:1 1:1]'] },
  },
  {
    of: 'a guarded import',
    text: '# %%\ntry:\n    import orjson as js\nexcept ImportError:\n    import json as js\n\ndef size(x):\n    return len(js.dumps(x))\n',
    moves: ['size'],
  },
  {
    of: 'a star import of the standard library before a definition of the same name',
    text: '# %%\nfrom math import *\n\n# %%\ndef pow(x):\n    return x\n\ndef size(x):\n    return pow(x) + sin(x)\n',
    moves: ['pow', 'size'],
  },
  {
    of: 'a star import of the standard library after a definition of the same name',
    text: '# %%\ndef pow(x):\n    return x\n\ndef size(x):\n    return pow(x)\n\n# %%\nfrom math import *\n',
    blocked: {
      pow: ['redefined(pow) at 0:1 [1:1]'],
      size: ['rebound-name(pow) at 0:5 [0:1 1:1]'],
    },
  },
];

const unknown: readonly Row[] = [
  {
    of: 'an unknown star import before',
    text: '# %%\nfrom lab import *\n\n# %%\nRATE = 2\n\ndef scale(x):\n    return x * RATE\n\ndef other(x):\n    return helper(x)\n',
    blocked: { other: ['star-import(helper) at 1:7 [0:1]'] },
    moves: ['RATE', 'scale'],
  },
  {
    of: 'an unknown star import after',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\nfrom lab import *\n`,
    blocked: { scale: ['star-import(RATE) at 1:2 [0:1 2:1]'] },
  },
  {
    of: 'code that is computed, after',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\nexec(code)\n`,
    blocked: { scale: ['opaque-binding(RATE) at 1:2 [0:1 2:1]'] },
  },
  {
    of: 'code that is computed, and a function that calls itself',
    text: '# %%\ndef down(n):\n    return down(n - 1) if n else 0\n\n# %%\nexec(code)\n',
    blocked: { down: ['opaque-binding(down) at 0:2 [0:1 1:1]'] },
  },
  {
    of: 'code that is computed, and a function that reads nothing',
    text: '# %%\ndef double(n):\n    return n * 2\n\n# %%\nexec(code)\n',
    moves: ['double'],
  },
  {
    of: 'a cell that does not parse and names what is read',
    text: `# %%\nRATE = 2\n\n${READER}\n# %%\nRATE = = 3\n`,
    blocked: {
      RATE: ['redefined(RATE) at 0:1 [2:1]'],
      scale: ['opaque-binding(RATE) at 1:2 [0:1 2:1]'],
    },
  },
];

describe('a name that moved code reads is bound once and for all', () => {
  it.each([...bindings, ...imports, ...unknown])('$of', async ({ text, blocked = {}, moves = [] }) => {
    const analysis = await analysisOf(text);
    expect(obstacles(analysis)).toEqual(blocked);
    expect(Object.values(modules(planOf(analysis))).flat()).toEqual(moves);
  });

  it('a constant stays out of sight when nothing reads it', async () => {
    const analysis = await analysisOf('# %%\nRATE = 2\n\ndef double(x):\n    return x * 2\n');
    expect(analysis.definitions.map(({ id }) => id)).toEqual(['a.py#double@0']);
  });

  it('a constant is seen through another constant', async () => {
    const analysis = await analysisOf(
      '# %%\nBASE = 2\nRATE = (BASE, 3)\n\ndef scale(x):\n    return x * RATE[0]\n',
    );
    expect(analysis.definitions.map(({ id }) => id)).toEqual(['a.py#BASE@0', 'a.py#RATE@0', 'a.py#scale@0']);
  });
});
