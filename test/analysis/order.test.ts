import { describe, expect, it } from 'vitest';
import { analysisOf, obstacles } from '../prototype.ts';

describe('definitions that stand before what they need', () => {
  it.each([
    [
      'called before its constant is bound',
      '# %%\ndef scale(x):\n    return x * RATE\n\n# %%\nscale(1)\n\n# %%\nRATE = 2\n',
      { scale: ['read-before-bound(RATE) at 1:1 [2:1]'] },
    ],
    [
      'first called after its constant is bound',
      '# %%\ndef scale(x):\n    return x * RATE\n\n# %%\nRATE = 2\n\n# %%\nscale(1)\n',
      {},
    ],
    [
      'called through another function before its constant is bound',
      '# %%\ndef scale(x):\n    return x * RATE\n\ndef run(x):\n    return scale(x)\n\n# %%\nrun(1)\n\n# %%\nRATE = 2\n',
      {
        scale: ['read-before-bound(RATE) at 1:1 [2:1]'],
        run: ['needs-blocked(scale) at 0:5 [0:1]'],
      },
    ],
    [
      'a default that is read before it is bound',
      '# %%\ndef scale(x, rate=RATE):\n    return x * rate\n\n# %%\nRATE = 2\n',
      { scale: ['read-before-bound(RATE) at 0:1 [1:1]'] },
    ],
    [
      'an import after a setting',
      "# %%\ndef size(x):\n    return os.path.getsize(x)\n\n# %%\nimport sys\nsys.path.append('lab')\n\n# %%\nimport os\n",
      { size: ['import-after-setting(os) at 1:2 [2:1]'] },
    ],
    [
      'an import with nothing in between',
      '# %%\ndef size(x):\n    return os.path.getsize(x)\n\n# %%\nimport os\n',
      {},
    ],
    [
      'an import before the setting',
      "# %%\nimport os\n\n# %%\nimport sys\nsys.path.append('lab')\n\n# %%\ndef size(x):\n    return os.path.getsize(x)\n",
      {},
    ],
  ])('%s', async (_, text, expected) => {
    expect(obstacles(await analysisOf(text))).toEqual(expected);
  });
});

describe('settings', () => {
  it.each([
    ['a magic that installs', '%pip install lab'],
    ['a backend', '%matplotlib inline'],
    ['the environment', "import os\nos.environ['MODE'] = 'fast'"],
    ['the path', "import sys\nsys.path.append('lab')"],
    ['a seed', 'import random\nrandom.seed(1)'],
    ['filters', "import warnings\nwarnings.filterwarnings('ignore')"],
    ['options of an imported library', 'import pandas as pd\npd.options.mode.chained_assignment = None'],
    ['a function of the notebook that sets', 'import random\ndef reset():\n    random.seed(1)\nreset()'],
    ['a cell that cannot be read', 'this is no python'],
  ])('%s', async (_, source) => {
    const { notebooks } = await analysisOf(`# %%\n${source}\n`);
    expect(notebooks[0]?.settings).not.toEqual([]);
  });

  it.each([
    ['imports', 'import os\nimport sys'],
    ['computing', "import os\npath = os.path.join('a', 'b')"],
    ['printing', "print('hello')"],
    ['a function of the notebook that computes', 'def double(x):\n    return x * 2\ndouble(1)'],
  ])('not: %s', async (_, source) => {
    const { notebooks } = await analysisOf(`# %%\n${source}\n`);
    expect(notebooks[0]?.settings).toEqual([]);
  });
});
