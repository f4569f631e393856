import { describe, expect, it } from 'vitest';
import { analyze, bindingsOf, definitionOf, statementOf, statementsOf } from './analyze.ts';

describe('bindings', () => {
  it.each([
    ['x = 1', ['x:assignment']],
    ['a = b, c = f()', ['a:assignment', 'b:assignment', 'c:assignment']],
    ['(a, [b, *c]) = f()', ['a:assignment', 'b:assignment', 'c:assignment']],
    ['x: int = 1', ['x:assignment']],
    ['x: int', []],
    ['x += 1', ['x:augmented']],
    ['print(n := 1)', ['n:walrus']],
    ['[last := y for y in ys]', ['last:walrus']],
    ['[y for y in ys]', []],
    ['for i, (j, k) in xs: m = i', ['i:loop', 'j:loop', 'k:loop', 'm:assignment?']],
    ['with open(p) as h, g() as (a, b): c = 1', ['h:with', 'a:with', 'b:with', 'c:assignment?']],
    [
      'try:\n    x = 1\nexcept E as e:\n    pass\nelse:\n    y = 2',
      ['x:assignment?', 'e:except?', 'y:assignment?'],
    ],
    ['while t:\n    x = 1', ['x:assignment?']],
    [
      'match v:\n    case [a, *b] | {"k": a, **b}:\n        c = 1',
      ['a:match?', 'b:match?', 'a:match?', 'b:match?', 'c:assignment?'],
    ],
    ['del a, (b, c[0], d.e)', ['a:deletion', 'b:deletion']],
    ['def f(): pass', ['f:definition']],
    ['class C:\n    x = 1', ['C:definition']],
    ['if t:\n    def f(): pass', ['f:definition?']],
    ['import numpy as np, os.path', ['np:import=numpy', 'os:import=os']],
    ['import os.path as p', ['p:import=os.path']],
    ['from a.b import c as d, e', ['d:import=a.b.c', 'e:import=a.b.e']],
    ['from . import a', ['a:import=.a']],
    ['from ..p import a', ['a:import=..p.a']],
    ['type X[T] = list[T]', ['X:assignment']],
    ['type(x).y = 1', []],
    ['a.b = c[0] = 1', []],
    ['def f():\n    global n, m\n    n = 1\n    del m', ['f:definition', 'n:global', 'm:global']],
    ['def f():\n    global np\n    import numpy as np', ['f:definition', 'np:global=numpy']],
    ['class C:\n    global n\n    n = 1', ['C:definition', 'n:global']],
    ['def f():\n    x = 1\n    for y in z: pass', ['f:definition']],
  ])('%s', (cell, expected) => {
    expect(bindingsOf(statementsOf(cell)).toSorted()).toEqual(expected.toSorted());
  });

  it('place the name itself', () => {
    const [binding] = statementOf('  x = 1'.trimStart()).bindings;
    expect(binding?.at).toEqual({ cell: 0, start: 0, end: 1 });
  });

  it('are the notebook’s over all cells', () => {
    const { statements } = analyze(['x = 1', 'def f():\n    global x\n    x = 2', 'x = 3']);
    expect(bindingsOf(statements)).toEqual(['x:assignment', 'f:definition', 'x:global', 'x:assignment']);
  });

  it('lists global writes of a function, nested ones too', () => {
    const text = 'def f():\n    def g():\n        global n\n        n += 1\n    return g';
    expect(definitionOf('f', text).globalWrites.map(({ name }) => name)).toEqual(['n']);
  });
});

describe('names bound without syntax', () => {
  it.each([
    ["exec('x = 1\\nimport os')", ['x:opaque?', 'os:opaque?'], false],
    ['exec(code)', [], true],
    ["exec('x = 1', {})", [], false],
    ['exec(code, namespace)', [], false],
    ['exec(code, globals())', [], true],
    ["globals()['x'] = 1", ['x:opaque?'], false],
    ['globals()[name] = 1', [], true],
    ['globals().update(a=1, b=2)', ['a:opaque?', 'b:opaque?'], false],
    ["globals().update({'a': 1})", ['a:opaque?'], false],
    ['globals().update(values)', [], true],
    ['locals().update(a=1)', ['a:opaque?'], false],
    ['patch.dict(globals(), a=1)', [], true],
    ['swap(vars())', [], true],
    ['swap(**globals())', [], false],
    ["print(len(globals()), '{a}'.format_map(locals()))", [], false],
    ["df.query('a > @b', local_dict=locals())", [], false],
    ["g = globals()\ng['x'] = 1", ['g:assignment', 'x:opaque?'], false],
    [
      "from unittest.mock import patch\npatch(f'{__name__}.load')",
      ['patch:import=unittest.mock.patch', 'load:opaque?'],
      false,
    ],
    [
      "from unittest.mock import patch\npatch(__name__ + '.load')",
      ['patch:import=unittest.mock.patch'],
      true,
    ],
    ["from unittest.mock import patch\npatch('os.getcwd')", ['patch:import=unittest.mock.patch'], false],
    ["import sys\nswap(sys.modules[__name__], 'load')", ['sys:import=sys'], true],
    [
      "import sys\nmonkeypatch.setattr(sys.modules[__name__], 'load', 1)",
      ['sys:import=sys', 'load:opaque?'],
      false,
    ],
    ["del globals()['x']", ['x:opaque?'], false],
    ["locals()['x'] = 1", ['x:opaque?'], false],
    ["import sys\nsetattr(sys.modules['__main__'], 'x', 1)", ['sys:import=sys', 'x:opaque?'], false],
    ['import sys\nsetattr(sys.modules[__name__], name, 1)', ['sys:import=sys'], true],
    ['import __main__\n__main__.x = 1', ['__main__:import=__main__', 'x:opaque?'], false],
    ["mock.patch('__main__.load', fake)", ['load:opaque?'], false],
    ["get_ipython().run_line_magic('matplotlib', 'inline')", [], false],
    ["get_ipython().run_line_magic('run', 'x.py')", [], true],
    ['get_ipython().run_cell(text)', [], true],
  ])('%s', (cell, expected, unknown) => {
    const statements = statementsOf(cell);
    expect(bindingsOf(statements)).toEqual(expected);
    expect(statements.some(({ bindsUnknown }) => bindsUnknown)).toBe(unknown);
  });

  it('count in the body of a function too', () => {
    const statement = statementOf("def f(code):\n    exec(code)\n    globals()['k'] = 1");
    expect(bindingsOf([statement])).toEqual(['f:definition', 'k:opaque?']);
    expect(statement.bindsUnknown).toBe(true);
  });

  it('locals() of a function are its own', () => {
    expect(bindingsOf([statementOf("def f():\n    locals()['x'] = 1")])).toEqual(['f:definition']);
  });

  it('is no exec where the notebook binds the name', () => {
    expect(statementsOf('def exec(x): pass\nexec(code)').some(({ bindsUnknown }) => bindsUnknown)).toBe(
      false,
    );
  });
});
