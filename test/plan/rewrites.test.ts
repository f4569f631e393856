import { describe, expect, it } from 'vitest';
import { analysisOf, cellsAfter, notebookFrom, planOf, rewritten, textAfter } from '../prototype.ts';

const CLEAN = 'def clean(x):\n    return x\n';
const FIT = 'def fit(x):\n    return clean(x)\n';

describe('an import stands where the first definition stood', () => {
  it('one line for all of a module, blank lines kept', async () => {
    expect(await rewritten(`# %%\nx = 1\n\n\n${CLEAN}\n\n${FIT}\n\ny = fit(x)\n`)).toEqual([
      'x = 1\n\n\nfrom pump_tools.core import clean, fit\n\n\ny = fit(x)',
    ]);
  });

  it('statements before, between and after stay in order', async () => {
    expect(await rewritten(`# %%\nx = 1\n${CLEAN}x = clean(2)\n${FIT}x = fit(3)\n`)).toEqual([
      'x = 1\nfrom pump_tools.core import clean, fit\nx = clean(2)\nx = fit(3)',
    ]);
  });

  it('one line for each module', async () => {
    const draw = 'def draw(x):\n    plt.plot(x)\n';
    expect(
      await rewritten(`# %%\nx = 1\nimport matplotlib.pyplot as plt\n${CLEAN}${draw}x = clean(2)\n`),
    ).toEqual([
      'x = 1\nimport matplotlib.pyplot as plt\nfrom pump_tools.core import clean\nfrom pump_tools.plotting import draw\nx = clean(2)',
    ]);
  });

  it('one line for each cell', async () => {
    expect(await rewritten(`# %%\nx = 1\n${CLEAN}\n# %%\ny = 2\n${FIT}`)).toEqual([
      'x = 1\nfrom pump_tools.core import clean',
      'y = 2\nfrom pump_tools.core import fit',
    ]);
  });

  it('comments above go along, comments that stand alone stay', async () => {
    expect(
      await rewritten(`# %%\nx = 1\n# of the cell\n\n# of clean\n${CLEAN}# of nothing\ny = clean(x)\n`),
    ).toEqual(['x = 1\n# of the cell\n\nfrom pump_tools.core import clean\n# of nothing\ny = clean(x)']);
  });

  it('decorators go along', async () => {
    expect(
      await rewritten('# %%\nfrom functools import cache\nx = 1\ny = 2\n@cache\ndef one():\n    return 1\n'),
    ).toEqual(['from functools import cache\nx = 1\ny = 2\nfrom pump_tools.core import one']);
  });

  it('line ends stay what they are', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(await rewritten(crlf(`# %%\nx = 1\n${CLEAN}${FIT}y = 2\n`))).toEqual([
      crlf('x = 1\nfrom pump_tools.core import clean, fit\ny = 2'),
    ]);
    expect(await rewritten(crlf(`# %%\nimport math\n\n# %%\n${CLEAN}y = 2\n`))).toEqual([
      crlf('import math\nfrom pump_tools.core import clean'),
      'y = 2',
    ]);
  });

  it('every byte outside the edited cells stays', async () => {
    const text = `# a script\n\n# %%   Title {"k": 1}\nx   =  1\n\n# %%\n${CLEAN}x = clean(1)\n\n# %% [markdown]\n# Text \n`;
    const plan = planOf(await analysisOf(text));
    expect(textAfter('a.py', text, plan)).toBe(text.replace(CLEAN, 'from pump_tools.core import clean\n'));
  });
});

describe('what the cell shows stays the same', () => {
  it('an expression that a definition followed is not shown now', async () => {
    expect(await rewritten(`# %%\nx = 1\nx\n${CLEAN}`)).toEqual([
      'x = 1\nx\nfrom pump_tools.core import clean',
    ]);
    expect(await rewritten(`# %%\nx = 1\n${CLEAN}x\n${FIT}`)).toEqual([
      'x = 1\nfrom pump_tools.core import clean\nx\nfrom pump_tools.core import fit',
    ]);
  });

  it('nor is one that a value followed that nobody imports', async () => {
    expect(
      await rewritten('# %%\nx = 1\nx\nRATE = 2\n\n# %%\ny = 3\ndef scale(x):\n    return x * RATE\n'),
    ).toEqual(['x = 1\nx\nfrom pump_tools.core import RATE', 'y = 3\nfrom pump_tools.core import scale']);
  });

  it('a last expression is still shown', async () => {
    expect(await rewritten(`# %%\n${CLEAN}clean(1)\n`)).toEqual([
      'from pump_tools.core import clean\nclean(1)',
    ]);
  });

  it('magics stay first, and a cell magic keeps a body', async () => {
    expect(await rewritten(`# %%\n%%time\n${CLEAN}clean(1)\n`)).toEqual([
      '%%time\nfrom pump_tools.core import clean\nclean(1)',
    ]);
    expect(
      await rewritten('# %%\n%%time\nRATE = 2\n\n# %%\ny = 3\ndef scale(x):\n    return x * RATE\n'),
    ).toEqual(['%%time\nfrom pump_tools.core import RATE', 'y = 3\nfrom pump_tools.core import scale']);
  });
});

describe('a cell left empty', () => {
  const text = `# %%\nimport math\n\n# %%\n${CLEAN}`;

  it('goes', async () => {
    expect(await rewritten(text)).toEqual(['import math\nfrom pump_tools.core import clean']);
  });

  it('stays when it has outputs, with its import', async () => {
    const outputs = [{ kind: 'stream', name: 'stdout', text: 'hello' }] as const;
    expect(await rewritten(text, {}, { 1: { outputs } })).toEqual([
      'import math',
      'from pump_tools.core import clean',
    ]);
  });

  it('stays when it has tags or comments', async () => {
    expect(await rewritten(text, {}, { 1: { tags: ['skip'] } })).toEqual([
      'import math\nfrom pump_tools.core import clean',
      '',
    ]);
    expect(await rewritten(`${text}\n# more to come\n`)).toEqual([
      'import math\nfrom pump_tools.core import clean',
      '# more to come',
    ]);
  });
});

describe('the import cell', () => {
  const joined = 'import math\nfrom pump_tools.core import clean';

  it.each([
    ['after nothing', `# %%\nimport math\n\n# %%\n${CLEAN}`],
    ['after cells that compute', `# %%\nimport math\n\n# %%\nx = math.sqrt(2)\nx\n\n# %%\n${CLEAN}`],
  ])('takes the import in %s', async (_, text) => {
    expect((await rewritten(text))[0]).toBe(joined);
  });

  it('takes one line for each module', async () => {
    expect(
      await rewritten(
        `# %%\nimport matplotlib.pyplot as plt\n\n# %%\n${CLEAN}\n# %%\n${FIT}\n# %%\ndef draw(x):\n    plt.plot(x)\n`,
      ),
    ).toEqual([
      'import matplotlib.pyplot as plt\nfrom pump_tools.core import clean, fit\nfrom pump_tools.plotting import draw',
    ]);
  });

  it.each([
    ['a seed', 'import random\nrandom.seed(1)'],
    ['an environment variable', "import os\nos.environ['MODE'] = 'fast'"],
    ['an installation', '%pip install lab'],
    ['a backend', '%matplotlib inline'],
    ['filters', "import warnings\nwarnings.filterwarnings('ignore')"],
    ['code that may bind any name', 'exec(code)'],
    ['an unknown star import', 'from lab import *'],
  ])('takes none when %s stands in between', async (_, source) => {
    const after = await rewritten(`# %%\nimport math\n\n# %%\n${source}\n\n# %%\n${CLEAN}x = clean(1)\n`);
    expect(after).toEqual(['import math', source, 'from pump_tools.core import clean\nx = clean(1)']);
  });

  it.each([
    ['it shows its last line', 'import math\nmath.pi'],
    ['it is a magic cell', '%%capture\nimport math'],
    ['it comes later', ''],
  ])('takes none when %s', async (_, source) => {
    const cells = source === '' ? `# %%\n${CLEAN}\n# %%\nimport math` : `# %%\n${source}\n\n# %%\n${CLEAN}`;
    expect(await rewritten(cells)).toContain('from pump_tools.core import clean');
  });

  it('takes none when the cell would show what it did not show', async () => {
    expect(await rewritten(`# %%\nimport math\n\n# %%\nmath.pi\n${CLEAN}`)).toEqual([
      'import math',
      'math.pi\nfrom pump_tools.core import clean',
    ]);
  });

  it('takes none from a magic cell', async () => {
    expect(await rewritten(`# %%\nimport math\n\n# %%\n%%time\n${CLEAN}`)).toEqual([
      'import math',
      '%%time\nfrom pump_tools.core import clean',
    ]);
  });

  it('takes its line at its end when it holds a definition itself', async () => {
    expect(await rewritten(`# %%\nimport math\n${CLEAN}\n# %%\n${FIT}`)).toEqual([
      'import math\nfrom pump_tools.core import clean\nfrom pump_tools.core import fit',
    ]);
  });
});

describe('values', () => {
  const scale = 'def scale(x):\n    return x * RATE\n';

  it.each([
    ['in code', 'RATE + 1'],
    ['in a string', "df.query('a > @RATE')"],
    ['in a shell line', '!echo {RATE}'],
    ['in a magic', '%timeit RATE'],
  ])('are imported when their name still occurs %s', async (_, source) => {
    expect(await rewritten(`# %%\nx = 1\nRATE = 2\n${scale}\n# %%\n${source}\n`)).toEqual([
      'x = 1\nfrom pump_tools.core import RATE, scale',
      source,
    ]);
  });

  it('are not when it does not', async () => {
    expect(await rewritten(`# %%\nx = 1\nRATE = 2\n${scale}\n# %%\n# RATES in markdown\nscale(x)\n`)).toEqual(
      ['x = 1\nfrom pump_tools.core import scale', '# RATES in markdown\nscale(x)'],
    );
  });

  it('of one assignment are imported by what still occurs', async () => {
    expect(
      await rewritten('# %%\nlow, high = 1, 2\n\ndef cut(x):\n    return min(x, low)\n\n# %%\nprint(high)\n'),
    ).toEqual(['from pump_tools.core import high, cut', 'print(high)']);
  });
});

describe('options', () => {
  const text = `# %%\nimport math\nimport os\n\n# %%\ndef root(x):\n    return math.sqrt(x)\n\n# %%\nprint(os.sep, root(4))\n`;

  it('unused imports stay', async () => {
    expect((await rewritten(text))[0]).toBe('import math\nimport os\nfrom pump_tools.core import root');
  });

  it('--prune-imports drops those that only moved code used', async () => {
    expect((await rewritten(text, { pruneImports: true }))[0]).toBe(
      'import os\nfrom pump_tools.core import root',
    );
  });

  it.each([
    ['a name occurs in a string', 'import math\n', "\n# %%\neval('math.pi')\n"],
    ['it binds a second name', 'import math, os\n', ''],
    ['it would leave a magic without a cell', '%%capture\nimport math\n', ''],
    ['it hid the value above it', 'x = 1\nx\nimport math\n', ''],
  ])('--prune-imports leaves an import when %s', async (_, head, tail) => {
    const after = await rewritten(
      `# %%\n${head}\n# %%\ny = 2\ndef root(x):\n    return math.sqrt(x)\n${tail}`,
      { pruneImports: true },
    );
    expect(after[0]).toContain(head.trimEnd());
  });

  it('--prune-imports leaves one of two that hid the value above them', async () => {
    const text = '# %%\nx\nimport math\nimport cmath\n\n# %%\ny = 2\ndef f(z):\n    return math.e, cmath.e\n';
    expect((await rewritten(text, { pruneImports: true }))[0]).toBe(
      'x\nimport cmath\nfrom pump_tools.core import f',
    );
  });

  it('--autoreload adds its cell once, before the first import', async () => {
    const cells = `# %%\nx = 1\n\n# %%\ny = 2\n${CLEAN}\n# %%\nz = 3\n${FIT}`;
    expect(await rewritten(cells, { autoreload: true })).toEqual([
      'x = 1',
      '%load_ext autoreload\n%autoreload 2',
      'y = 2\nfrom pump_tools.core import clean',
      'z = 3\nfrom pump_tools.core import fit',
    ]);
    expect(
      await rewritten(`# %%\n%load_ext autoreload\n%autoreload 2\n\n# %%\ny = 2\n${CLEAN}`, {
        autoreload: true,
      }),
    ).toEqual(['%load_ext autoreload\n%autoreload 2', 'y = 2\nfrom pump_tools.core import clean']);
  });
});

describe('a rewrite is told', () => {
  it('by the cells that change, and code lines before and after', async () => {
    const notebook = notebookFrom(
      `# %%\nimport math\n\n# %%\nx = 1\n\n# %%\n# of clean\n${CLEAN}\n# %%\nclean(x)\n`,
    );
    const [rewrite] = planOf(await analysisOf(notebook)).rewrites;
    expect(rewrite).toMatchObject({ changedCells: [0, 2], codeLinesBefore: 5, codeLinesAfter: 4 });
    expect(cellsAfter(notebook, rewrite?.edits ?? [])).toEqual([
      'import math\nfrom pump_tools.core import clean',
      'x = 1',
      'clean(x)',
    ]);
  });
});
