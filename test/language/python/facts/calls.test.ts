import { describe, expect, it } from 'vitest';
import { analyze, definitionOf, statementsOf } from './analyze.ts';

function callsOf(cell: string): readonly string[] {
  return (statementsOf(cell).at(-1)?.calls ?? []).map(
    ({ callee, effect, when }) => `${callee ?? '-'} ${effect}${when === 'call' ? ' later' : ''}`,
  );
}

describe('calls', () => {
  it.each([
    ['len(x)', ['len pure']],
    ['sorted(x)', ['sorted builds']],
    ['print(x)', ['print prints']],
    ['open(p)', ['open reads-world']],
    ['exec(x)', ['exec binds']],
    ["'a b'.split()", ['str.split builds']],
    ["'{}'.format(x).strip().upper()", ['str.upper pure', 'str.strip pure', 'str.format pure']],
    ["f'{x}'.join(y)", ['str.join pure']],
    ['import numpy as np\nnp.zeros(3)', ['numpy.zeros builds']],
    ['import numpy as np\nnp.random.seed(1)', ['numpy.random.seed setting']],
    ['import numpy as np\nnp.random.rand(1)', ['numpy.random.rand reads-world']],
    ['from os import path as p\np.join(a, b)', ['os.path.join pure']],
    ['import os.path\nos.path.exists(a)', ['os.path.exists reads-world']],
    ['from datetime import datetime as dt\ndt.now()', ['datetime.datetime.now reads-world']],
    ['from datetime import datetime as dt\ndt(2020, 1, 1)', ['datetime.datetime pure']],
    ['import matplotlib.pyplot as plt\nplt.style.use("x")', ['matplotlib.pyplot.style.use setting']],
    ['import matplotlib.pyplot as plt\nplt.show()', ['matplotlib.pyplot.show prints']],
    ['import re\nre.compile("x").findall(s)', ['re.Pattern.findall builds', 're.compile pure']],
    ['from math import *\nsqrt(2)', ['math.sqrt pure']],
    ['import pickle\npickle.dump(a, b)', ['pickle.dump persists']],
    ['df.to_csv(p)', ['df.to_csv unknown']],
    ['f(1)(2)', ['- unknown', 'f unknown']],
    ['globals().update(x)', ['- binds', 'globals unknown']],
    ['get_ipython().system("ls")', ['- setting', 'get_ipython unknown']],
    ['g = lambda: len(x)', ['len pure later']],
    ['def g():\n    return len(x)', ['len pure later']],
    ['def g(a=len(x)): pass', ['len pure']],
    ['import functools\n@functools.lru_cache\ndef g(): pass', ['functools.lru_cache pure']],
    ['import functools\n@functools.lru_cache(1)\ndef g(): pass', ['functools.lru_cache pure']],
    [
      'class A:\n    @property\n    def x(self): pass\n    @x.setter\n    def x(self, v): pass',
      ['property pure', 'x.setter pure'],
    ],
    ["import os\nos.environ['X'] = '1'", ['os.environ setting']],
    ["import matplotlib.pyplot as plt\nplt.rcParams['a.b'] = 1", ['matplotlib.pyplot.rcParams setting']],
    ['import pandas as pd\npd.options.display.max_rows = 9', ['pandas.options.display setting']],
    ['def g():\n    import numpy as np\n    return np.zeros(1)', ['numpy.zeros builds later']],
    ['def g(np):\n    return np.zeros(1)', ['np.zeros unknown later']],
  ])('%s', (cell, expected) => {
    expect(callsOf(cell)).toEqual(expected);
  });

  it('trust no name that may have been rebound', () => {
    expect(callsOf('len = f\nlen(x)')).toEqual(['len unknown']);
    expect(callsOf('from math import sqrt\nsqrt = f\nsqrt(x)')).toEqual(['math.sqrt unknown']);
  });

  it('see through aliases bound once', () => {
    expect(callsOf('Event = set\nEvent(x)')).toEqual(['set builds']);
    expect(callsOf('import re\nscan = re.compile("x").findall\nscan(t)')).toEqual([
      're.Pattern.findall builds',
    ]);
  });

  it('know the methods of values bound once', () => {
    expect(callsOf("LINE = 'a b'\nLINE.split()")).toEqual(['str.split builds']);
  });

  it('name the notebook’s name at the head', () => {
    const { statements } = analyze([
      'import numpy as np',
      'np.zeros(1)',
      'len(x)',
      'model.fit(x)',
      "'a'.upper()",
    ]);
    expect(statements.flatMap(({ calls }) => calls.map(({ head }) => head))).toEqual([
      'np',
      null,
      'model',
      null,
    ]);
  });

  it('hold functions that are handed over to be called', () => {
    const cells = ['def f(x): return x', 'xs = sorted([2, 1], key=f)'];
    expect(
      analyze(cells).statements[1]?.calls.map(({ callee, effect }) => `${callee ?? ''} ${effect}`),
    ).toEqual(['sorted builds', 'f unknown']);
  });
});

describe('mutations', () => {
  it.each([
    ['f.n = 1', ['f attribute']],
    ['f.a.b = 1', ['f attribute']],
    ['d[k] = 1', ['d item']],
    ['d[k][l].m += 1', ['d attribute']],
    ['del d[k], o.a', ['d item', 'o attribute']],
    ['a, d[k] = 1, 2', ['d item']],
    ['type(x).y = 1', []],
    ['setattr(f, "n", 1)', ['f attribute']],
    ['items = []\nitems.append(1)', ['items method']],
    ['items = []\nitems += [1]\nitems.append(1)', ['items method']],
    ['items = []\nitems += [1]', ['items extend']],
    ['seen = set()\nseen |= {1}', ['seen extend']],
    ['n = 1\nn += 1', []],
    ['t = (1,)\nt += (2,)', []],
    ['for d[k] in xs: pass', ['d item']],
    ['with g() as o.x: pass', ['o attribute']],
    ['def g():\n    d[k] = 1', ['d item']],
    ['def g(d):\n    d[k] = 1', []],
    ['model.fit(x)', []],
  ])('%s', (cell, expected) => {
    const found = statementsOf(cell).at(-1)?.mutations ?? [];
    expect(found.map(({ name, how }) => `${name} ${how}`)).toEqual(expected);
  });

  it('tell when they happen', () => {
    const [mutation] = definitionOf('g', 'def g():\n    d[k] = 1').mutations;
    expect(mutation?.when).toBe('call');
  });
});

describe('ties', () => {
  it.each([
    ['return eval("1")', ['dynamic-scope eval']],
    ['return globals()["x"]', ['dynamic-scope globals']],
    ['return vars()', ['dynamic-scope vars']],
    ['return vars(x), dir(x), locals()', []],
    ['import sys\n    return sys._getframe(1)', ['dynamic-scope sys._getframe']],
    ['display(x)', ['notebook-only display']],
    ['return _ + Out[1] + _3', ['notebook-only _', 'notebook-only Out', 'notebook-only _3']],
    ['for _ in x: print(_)', []],
    ['return __name__', ['module-identity __name__']],
    ['return type(x).__module__', ['module-identity type(x).__module__']],
    ["return x == '__main__'", ["module-identity '__main__'"]],
    ['return f.__name__', []],
    [
      'import warnings\n    warnings.warn("old", DeprecationWarning, stacklevel=2)',
      ['module-identity DeprecationWarning'],
    ],
    ['import warnings\n    warnings.warn(DeprecationWarning("old"))', ['module-identity DeprecationWarning']],
    ['import warnings\n    warnings.warn("odd", UserWarning)', []],
    ['%time x()', ['notebook-only %time x()']],
    ['!ls', ['notebook-only !ls']],
  ])('%s', (body, expected) => {
    const { ties } = definitionOf('g', `def g(x):\n    ${body}`);
    expect(ties.map(({ code, found }) => `${code} ${found}`)).toEqual(expected);
  });

  it('are none where the notebook binds the name', () => {
    expect(
      definitionOf('g', 'from IPython.display import display', 'def g(x):\n    display(x)').ties,
    ).toEqual([]);
    expect(definitionOf('g', 'def eval(x): return x', 'def g(x):\n    return eval(x)').ties).toEqual([]);
  });

  it('are on lines that are Python only after IPython has cleaned them', () => {
    const found = (cell: string) => definitionOf('g', cell).ties.map(({ found: text }) => text);
    expect(found('>>> def g():\n...     return 1')).toEqual(['>>>', '...']);
    expect(found('>>> def g(): return 1')).toEqual(['>>>']);
    expect(found('    x = 1\n    def g():\n        return 1')).toEqual(['indented cell', 'indented cell']);
    expect(found('%matplotlib inline\ndef g():\n    return 1')).toEqual([]);
  });
});
