import { describe, expect, it } from 'vitest';
import { analyze, bindingsOf, statementsOf } from './analyze.ts';

const source = (cell: string, { start, end }: { start: number; end: number }): string =>
  cell.slice(start, end);

describe('blocks', () => {
  const blocks = (cell: string): readonly string[] =>
    statementsOf(cell).map(({ block }) => source(cell, block));

  it('hold the comments directly above and the rest of the last line', () => {
    const cell = 'x = 1\n\n# about f\n# more\ndef f():\n    pass  # end\n\n# about y\ny = 2  # two\n# last';
    expect(blocks(cell)).toEqual([
      'x = 1\n',
      '# about f\n# more\ndef f():\n    pass  # end\n',
      '# about y\ny = 2  # two\n',
    ]);
  });

  it('hold decorators and the comments at the end of a body', () => {
    const cell = '# about\n@deco\ndef f():\n    return 1\n    # return 2\n# next\nx = 1';
    expect(blocks(cell)).toEqual([
      '# about\n@deco\ndef f():\n    return 1\n    # return 2\n',
      '# next\nx = 1',
    ]);
  });

  it.each([
    ['#@title Settings\nx = 1', 'x = 1'],
    ['#| export\nx = 1', 'x = 1'],
    ['#!/usr/bin/python\n# -*- coding: utf-8 -*-\nx = 1', 'x = 1'],
    ['# detached\n\nx = 1', 'x = 1'],
    ['#@title T\n# about x\nx = 1', '# about x\nx = 1'],
  ])('leave out what is no remark on the code: %s', (cell, expected) => {
    expect(blocks(cell)).toEqual([expected]);
  });

  it('don’t take a line of a string for a comment', () => {
    expect(blocks("x = '''\n# no comment'''\ny = 1")).toEqual(["x = '''\n# no comment'''\n", 'y = 1']);
  });

  it('are shared by statements on one line', () => {
    const statements = statementsOf('# c\na = 1; b = 2; c = [\n3]; d = 4\ne = 5');
    expect(statements.map(({ sharesLine }) => sharesLine)).toEqual([true, true, true, true, false]);
    expect(statements.map(({ block }) => [block.start, block.end])).toEqual([
      [0, 34],
      [0, 34],
      [0, 34],
      [0, 34],
      [34, 39],
    ]);
  });

  it('keep carriage returns', () => {
    const { statements } = analyze(['# about\r\nx = 1  # one\r\n\r\ny = 2']);
    expect(statements.map(({ block }) => [block.start, block.end])).toEqual([
      [0, 23],
      [25, 30],
    ]);
  });
});

describe('what a cell shows', () => {
  const kinds = (cell: string): readonly string[] =>
    statementsOf(cell).map(({ displayed, isExpression }) =>
      displayed ? 'shown' : isExpression ? 'expression' : '-',
    );

  it.each([
    ['f(1)\nx', ['expression', 'shown']],
    ['x;', ['expression']],
    ['x ;  # quiet', ['expression']],
    ['x  # a; b', ['shown']],
    ['x, y', ['shown']],
    ['"text"', ['shown']],
    ['x = 1', ['-']],
    ['x\nimport os', ['expression', '-']],
    ['if x: y', ['-']],
    ['%time f(1)', ['shown']],
    ['%time x = f(1)', ['-']],
    ['%timeit f(1)', ['-']],
    ['%%time\nf(1)', ['-', 'shown']],
    ['%%capture out\nf(1)', ['-', 'expression']],
    ['!ls', ['-']],
  ])('%s', (cell, expected) => {
    expect(kinds(cell)).toEqual(expected);
  });

  it.each([
    ['f', ['f']],
    ['f;', []],
    ['f, [g]', ['f', 'g']],
    ['{"a": f}', ['f']],
    ['f(1)', []],
    ['f.x', []],
    ['repr(f)', ['f']],
    ['type(x)', ['*']],
    ['x.__class__', ['*', 'x']],
    ['f.__module__', ['**', 'f']],
    ['f.__code__.co_firstlineno', ['**', 'f']],
    ['list[f]', []],
    ['%psource f', ['f']],
    ['import inspect\nlambda x: inspect.getsource(x)', ['**']],
    ['import traceback\ntraceback.extract_tb(e.__traceback__)', ['***']],
    ['error.tb_next', ['***']],
    ['pd.Series(x).map(type).value_counts()', ['*', 'x']],
    ['f.__annotations__', ['*']],
    ['Pump.mro()', ['*']],
    ['print(f)', ['f']],
    ['print(f(1), "f")', []],
    ["print(f'{f} {g(h)}')", ['f']],
    ["print('%s' % f, str(g))", ['f', 'g']],
    ['print(type(x))', ['*']],
    ['help(f)', ['f']],
    ['for x in xs:\n    print(f)', ['f']],
    ['def g(h):\n    print(f, h)', ['f']],
    ['x = str(f)', ['f']],
  ])('%s', (cell, expected) => {
    expect(statementsOf(cell).at(-1)?.shows.toSorted()).toEqual(expected.toSorted());
  });

  describe('of classes without a repr', () => {
    it.each([
      ['Box()', ['Box']],
      ['box = Box()\nbox', ['Box', 'box']],
      ['box = Box()\nbox.volume', ['Box']],
      ['Box.volume', ['Box']],
      ['box = Box()\nbox.volume()', []],
      ['print([Box()])', ['Box']],
      ["box = Box()\nprint(f'{box}')", ['Box', 'box']],
      ['boxes = []\nboxes.append(Box())\nboxes[0]', ['Box', 'boxes']],
      ['for box in [Box()]:\n    print(box)', ['Box', 'box']],
      ['with Box() as box:\n    print(box)', ['Box', 'box']],
      ['def made():\n    box = Box()\n    return box\nmade()', ['Box']],
      ['a, b = Box(), 1\nb', ['b']],
      ['try: pass\nexcept Box as error: print(error)', ['error']],
      ['Box().weight', []],
      ['Box() == Box()', []],
    ])('%s', (cell, expected) => {
      const shown = statementsOf(`class Box:\n    def volume(self): pass\n${cell}`).at(-1)?.shows;
      expect(shown?.toSorted()).toEqual(expected.toSorted());
    });

    it.each([
      ['class Box:\n    def __repr__(self): pass\nBox()', []],
      ['class Box:\n    def __str__(self): pass\nprint(Box())', []],
      ['class Box:\n    def __str__(self): pass\nprint([Box()])', ['Box']],
      ['class Box:\n    __repr__ = shown\nBox()', []],
      ['class Base:\n    def __repr__(self): pass\nclass Box(Base): pass\nBox()', []],
      ['class Base: pass\nclass Box(Base): pass\nBox()', ['Box']],
      ['import abc\nclass Box(abc.ABC): pass\nBox()', ['Box']],
      ['class Box(Exception): pass\nBox()', []],
      ['from dataclasses import dataclass\n@dataclass\nclass Box: pass\nBox()', []],
      ['from dataclasses import dataclass\n@dataclass(repr=False)\nclass Box: pass\nBox()', ['Box']],
      ['@traced\nclass Box: pass\nBox()', ['Box']],
      ['class Box:\n    def show(self):\n        print(self)', ['Box']],
    ])('%s', (cell, expected) => {
      expect(statementsOf(cell).at(-1)?.shows).toEqual(expected);
    });
  });

  it.each([
    ['g = f\ng', ['g', 'f']],
    ["table = {'f': f}\ntable['f']", ['table', 'f']],
    ['f(x for x in xs)', []],
    ['sorted(xs, key=f)', ['xs']],
  ])('%s, whatever the names hold', (cell, expected) => {
    expect(statementsOf(cell).at(-1)?.shows).toEqual(expected);
  });

  it.each([
    ['pickle.dumps(f)', ['f']],
    ['pickle.dump([f], h)', ['f', 'h']],
    ['pickle.dumps(f(1))', []],
    ['g = f\npickle.dumps(g)', ['g', 'f']],
  ])('%s pickles', (cell, expected) => {
    expect(statementsOf(`import pickle\n${cell}`).at(-1)?.pickles).toEqual(expected);
  });

  it('shows what help asks for', () => {
    expect(statementsOf('def f(): pass\nf?').at(-1)?.shows).toEqual(['f']);
  });
});

describe('magics', () => {
  it('%pylab imports modules, all of pylab, and all of numpy in its place', () => {
    const [statement] = statementsOf('%pylab inline');
    const bindings = bindingsOf(statement === undefined ? [] : [statement]);
    expect(statement).toMatchObject({ kind: 'import', star: 'matplotlib.pylab', bindsUnknown: false });
    expect(statement?.calls.map(({ effect }) => effect)).toEqual(['setting']);
    expect(bindings).toEqual(
      expect.arrayContaining([
        'np:import=numpy',
        'plt:import=matplotlib.pyplot',
        'sin:import=numpy.sin',
        'figure:import=matplotlib.pylab.figure',
      ]),
    );
    expect(bindingsOf(statementsOf('%pylab --no-import-all inline'))).toEqual([
      'numpy:import=numpy',
      'np:import=numpy',
      'matplotlib:import=matplotlib',
      'pylab:import=matplotlib.pylab',
      'mlab:import=matplotlib.mlab',
      'pyplot:import=matplotlib.pyplot',
      'plt:import=matplotlib.pyplot',
      'figsize:import=IPython.core.pylabtools.figsize',
      'getfigs:import=IPython.core.pylabtools.getfigs',
    ]);
  });

  const kinds = (cell: string, files: Readonly<Record<string, string>> = {}): readonly string[] =>
    statementsOf(cell, files).map((statement) =>
      statement.kind === 'magic' && statement.setting ? 'setting' : statement.kind,
    );

  it.each([
    ['%matplotlib inline\nimport a', ['setting', 'import']],
    ['%env X=1', ['setting']],
    ['%cd data', ['setting']],
    ['%load_ext autoreload\n%autoreload 2', ['setting', 'setting']],
    ['!pip install x\n!ls', ['setting', 'setting']],
    ['%pip install x', ['setting']],
    ['pip install x', ['setting']],
    ['%who', ['magic']],
    ['f?', ['magic']],
    ['files = !ls', ['setting']],
    ['%time x = f(2)', ['magic']],
    ['%%time\ndef f(): pass\nf()', ['magic', 'definition', 'action']],
    ['%%timeit\nx = 1', ['magic']],
    ['%%bash\nls', ['setting']],
    ['%%html\n<b>x = 1</b>', ['magic']],
    ['%%writefile a.py\nx = 1', ['setting']],
    ['%%mystery\nx = 1', ['opaque']],
  ])('%s', (cell, expected) => {
    expect(kinds(cell)).toEqual(expected);
  });

  it.each([
    ['%time x = f(2)', ['x:magic'], false],
    ['%timeit x = f(2)', [], false],
    ['%%time\nx = f(2)', ['x:assignment'], false],
    ['%%timeit\nx = 1', [], false],
    ['%%capture out\nx = 1', ['out:magic', 'x:assignment'], false],
    ['files = !ls', ['files:magic'], false],
    ['here = %pwd', ['here:magic'], false],
    ['%%bash\nx=1', [], false],
    ['%%writefile a.py\nx = 1', [], false],
    ['%%mystery\nfor i in xs:\n    y = z.k = 1', ['i:opaque?', 'y:opaque?'], false],
    ['%reset -f', [], true],
    ['%store -r x', ['x:magic'], false],
    ['%store -r', [], true],
    ['%store x', [], false],
    ['%run lib.py', ['K:run', 'g:run'], false],
    ['%run -n -e lib one two', ['K:run', 'g:run'], false],
    ['%run "my lib.py"', ['K:run'], false],
    ['%run -i lib.py', [], false],
    ['%run -p lib.py', [], true],
    ['%run -N2 -t lib.py', [], true],
    ['%run -m lib', [], true],
    ['%run $path', [], true],
    ['%run', [], false],
    ['%run other.ipynb', [], false],
    ['%run other', [], true],
    ['if x:\n    %run lib.py', [], true],
    ['%time %run lib.py', [], true],
    ['%%time\n%run lib.py', ['K:run', 'g:run'], false],
    ['%run missing.py', [], true],
    ['%run broken.py', [], true],
    ['%sql rows << select 1', ['rows:opaque?'], false],
    ['%aimport lib', ['lib:opaque?'], false],
    ['for i in xs:\n    %time y = 1', ['i:loop', 'y:assignment?'], false],
  ])('%s binds', (cell, expected, unknown) => {
    const files = {
      'lib.py': 'K = 1\ndef g():\n    x = 1',
      'broken.py': 'def',
      'my lib.py': 'K = 1',
      'other.ipynb': JSON.stringify({
        cells: [
          { cell_type: 'markdown', source: 'x = 1' },
          { cell_type: 'code', source: ['%matplotlib inline\n', 'a = 1'] },
          { cell_type: 'code', source: 'def b(): pass' },
        ],
      }),
    };
    const statements = statementsOf(cell, files);
    expect(bindingsOf(statements)).toEqual(expected);
    expect(statements.some(({ bindsUnknown }) => bindsUnknown)).toBe(unknown);
  });

  it('that run a notebook hold its statements, and what that runs', () => {
    const files = {
      'outer.ipynb': JSON.stringify({ cells: [{ cell_type: 'code', source: '%run inner.py\nb = g' }] }),
      'inner.py': 'K = 1',
    };
    const [statement] = statementsOf('%run outer.ipynb', files);
    const runs = statement?.kind === 'magic' ? statement.runs : null;
    expect(runs?.namespace).toBe('shared');
    expect(runs?.program.statements.map(({ kind }) => kind)).toEqual(['magic', 'definition']);
  });

  it('that run their own file leave what it binds unknown', () => {
    const cells = [{ cell_type: 'code', source: '%run again.ipynb\nb = 1' }];
    const [statement] = statementsOf('%run again.ipynb', { 'again.ipynb': JSON.stringify({ cells }) });
    const runs = statement?.kind === 'magic' ? statement.runs : null;
    expect(runs?.program.statements[0]?.bindsUnknown).toBe(true);
  });

  it('read the names of the Python that they carry', () => {
    expect(statementsOf('%timeit f(x)')[0]?.reads.map(({ name }) => name)).toEqual(['f', 'x']);
    expect(statementsOf('%%timeit\nf(x)')[0]?.reads.map(({ name }) => name)).toEqual(['f', 'x']);
  });

  it('in a function end it', () => {
    const cell = 'def f():\n    !pip install a long name\nx = 1';
    expect(statementsOf(cell).map(({ at }) => source(cell, at))).toEqual([
      'def f():\n    !pip install a long name',
      'x = 1',
    ]);
  });

  it('that set something do so in a branch too', () => {
    const [statement] = statementsOf('if colab:\n    !pip install x');
    expect(statement?.calls.map(({ effect, when }) => [effect, when])).toEqual([['setting', 'definition']]);
  });

  it('an unknown cell magic is told', () => {
    expect(analyze(['%%mystery\nx = 1']).diagnostics).toMatchObject([{ code: 'opaque-cell', cell: 0 }]);
  });
});

describe('cells that can’t be parsed', () => {
  const cell = 'def broken(:\n    total = 1\nfor i, j in pairs: print "x"\nimport a.b as c\nd.e = f(g=1)';
  const { statements, cells, diagnostics } = analyze(['x = 1', cell, 'y = x']);

  it('are one opaque statement that may bind and read whatever its text holds', () => {
    const opaque = statements.find(({ kind }) => kind === 'opaque');
    expect(opaque?.bindings.map(({ name }) => name)).toEqual(['broken', 'total', 'i', 'j', 'a', 'c']);
    expect(opaque?.reads.map(({ name }) => name)).toEqual(['pairs', 'd', 'f', 'g']);
    expect(opaque?.at).toEqual({ cell: 1, start: 0, end: cell.length });
  });

  it('are told, and leave the others alone', () => {
    expect(diagnostics).toMatchObject([{ code: 'unparsable-cell', cell: 1, line: 1 }]);
    expect(cells.map(({ parsed }) => parsed)).toEqual([true, false, true]);
    expect(statements.map(({ kind }) => kind)).toEqual(['definition', 'opaque', 'definition']);
  });
});
