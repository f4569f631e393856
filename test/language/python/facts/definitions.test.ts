import { describe, expect, it } from 'vitest';
import { analyze, bindingsOf, definitionOf, definitionsOf, statementsOf } from './analyze.ts';

describe('definitions', () => {
  it('say what a function is', () => {
    const text = [
      '@cache',
      '@app.route("/", methods=["GET"])',
      'async def f(a, b=1, /, c: int = 2, *rest: str, d, e: float = 0.5, **more) -> list[int]:',
      '    """Doc.\\n\\nMore."""',
      '    yield a',
      '    # the end',
      '# not this',
    ].join('\n');
    const definition = definitionOf('f', 'from functools import cache', text);
    expect(definition).toMatchObject({
      kind: 'function',
      name: 'f',
      names: ['f'],
      line: 3,
      endLine: 5,
      returns: 'list[int]',
      doc: 'Doc.\n\nMore.',
      decorators: ['functools.cache', 'app.route'],
      isAsync: true,
      isGenerator: true,
      conditional: null,
      evaluation: { opaque: [], mutable: false, makesFunctions: false },
    });
    expect(definition.text.startsWith('@cache')).toBe(true);
    expect(definition.text.endsWith('yield a')).toBe(true);
    expect(definition.at).toEqual({ cell: 1, start: 0, end: text.indexOf('yield a') + 'yield a'.length });
    expect(definition.parameters).toEqual([
      { name: 'a', kind: 'positional-only', hasDefault: false, annotation: null, default: null },
      { name: 'b', kind: 'positional-only', hasDefault: true, annotation: null, default: '1' },
      { name: 'c', kind: 'positional', hasDefault: true, annotation: 'int', default: '2' },
      { name: 'rest', kind: 'variadic', hasDefault: false, annotation: 'str', default: null },
      { name: 'd', kind: 'keyword-only', hasDefault: false, annotation: null, default: null },
      { name: 'e', kind: 'keyword-only', hasDefault: true, annotation: 'float', default: '0.5' },
      { name: 'more', kind: 'variadic-keyword', hasDefault: false, annotation: null, default: null },
    ]);
  });

  it('take a class’s parameters from its constructor', () => {
    const text = 'class C(Base):\n    def m(self, x): return x\n    def __init__(self, a, *, b=1): pass';
    const definition = definitionOf('C', text);
    expect(definition.kind).toBe('class');
    expect(definition.parameters.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(definition.measures.returnsValue).toBe(true);
  });

  it('a nested generator makes no generator', () => {
    expect(definitionOf('f', 'def f():\n    def g(): yield 1\n    return g').isGenerator).toBe(false);
  });

  it.each([
    ['if t:\n    def f(): pass', 'if'],
    ['try:\n    pass\nexcept E:\n    class f: pass', 'try'],
    ['for x in xs:\n    if t:\n        def f(): pass', 'if'],
    ['while t:\n    def f(): pass', 'while'],
    ['with a:\n    @deco\n    def f(): pass', 'with'],
  ])('nested under a statement: %s', (cell, conditional) => {
    const program = analyze([cell]);
    expect(program.statements.map(({ kind }) => kind)).toEqual(['action']);
    expect(definitionsOf(program).map(({ name, conditional: under }) => [name, under])).toEqual([
      ['f', conditional],
    ]);
  });

  it('a function in a function is no definition', () => {
    expect(definitionsOf(analyze(['def f():\n    def g(): pass'])).map(({ name }) => name)).toEqual(['f']);
  });

  it('hash equal for equal syntax', () => {
    const hash = (text: string): string => definitionOf('f', text).syntaxHash;
    expect(hash('def f(a):\n    return a+1  # c')).toBe(hash('def f( a ):\n\n    return (a + 1)'));
    expect(hash('def f(a):\n    return a+1')).not.toBe(hash('def f(b):\n    return b+1'));
  });

  it('list what no rule covers at definition time', () => {
    const opaque = (text: string) => definitionOf('f', text).evaluation.opaque.map(({ text: part }) => part);
    expect(opaque('import os\ndef f(a=os.environ["X"]): pass')).toEqual(['os.environ["X"]']);
    expect(opaque('class f:\n    x = g().y\n    z = [1]')).toEqual(['g().y']);
    expect(opaque('def f(a=[1], *, b=K.x): return g().y')).toEqual([]);
    expect(opaque('@g(1).h\ndef f(): pass')).toEqual(['g(1).h']);
  });
});

describe('measures', () => {
  it('count code', () => {
    const text = [
      'def f(df):',
      '    """Doc',
      '    of two lines."""',
      '    # a comment',
      '',
      '    total = df["vibration"].sum() * 0.0254 + 3 + 100',
      '    if total:',
      '        print(total)',
      '    for x in [1]:',
      '        ax.plot(x)',
      '    assert total',
      "    open('data/raw.csv')",
      '    return total',
    ].join('\n');
    expect(definitionOf('f', text).measures).toEqual({
      codeLines: 11,
      shows: 2,
      statements: 8,
      returnsValue: true,
      literals: ['"vibration"', '0.0254', "'data/raw.csv'"],
      readsInput: false,
      branches: 2,
      asserts: 1,
    });
  });

  it('see input and missing results', () => {
    const { measures } = definitionOf('f', 'def f():\n    x = input()\n    return');
    expect(measures).toMatchObject({ readsInput: true, returnsValue: false });
  });
});

describe('imports', () => {
  it.each([
    ['import numpy as np, os.path', ['np numpy -', 'os os.path -'], false, null],
    ['from a.b import c as d, e', ['d a.b c', 'e a.b e'], false, null],
    ['from . import a', ['a . a'], false, null],
    ['from .p import (a,\n    b)', ['a .p a', 'b .p b'], false, null],
    ['from __future__ import annotations', ['annotations __future__ annotations'], false, null],
    ['try:\n    import a\nexcept ImportError:\n    a = None', ['a a -'], true, null],
    ['try:\n    import a as x\nexcept ImportError:\n    import b as x', ['x a -', 'x b -'], true, null],
    ['if TYPE_CHECKING:\n    from a import b', ['b a b'], true, null],
    [
      'if sys.version_info >= (3, 9):\n    from a import b\nelse:\n    from c import b',
      ['b a b', 'b c b'],
      true,
      null,
    ],
    [
      'from colorsys import *',
      ['hls_to_rgb', 'hsv_to_rgb', 'rgb_to_hls', 'rgb_to_hsv', 'rgb_to_yiq', 'yiq_to_rgb'].map(
        (name) => `${name} colorsys ${name}`,
      ),
      false,
      'colorsys',
    ],
  ])('%s', (cell, names, guarded, star) => {
    const [statement] = statementsOf(cell);
    expect(statement).toMatchObject({ kind: 'import', guarded, star, text: cell });
    const found = statement?.kind === 'import' ? statement.names : [];
    expect(found.map(({ name, module, member }) => `${name} ${module} ${member ?? '-'}`).sort()).toEqual(
      names,
    );
  });

  it.each([
    'try:\n    import a\nexcept ImportError:\n    print("no a")',
    'try:\n    import a\nexcept ImportError:\n    !pip install a',
    'try:\n    x = 1\nexcept E:\n    pass',
    'if flag:\n    import a',
    'if sys.version_info > (3,):\n    import a\nelif flag:\n    import b',
    'import_a()',
  ])('no import: %s', (cell) => {
    expect(statementsOf(cell)[0]?.kind).toBe('action');
  });

  it('resolves star imports from modules beside the notebook', () => {
    const files = {
      'lib.py': 'from more import *\n_private = 1\ndef f(): pass\nif f:\n    K = 1',
      'more.py': "__all__ = ['g', '_h']\ndef g(): pass\nother = 1",
    };
    const [statement] = statementsOf('from lib import *', files);
    expect(bindingsOf(statement === undefined ? [] : [statement]).toSorted()).toEqual([
      'K:import?',
      'f:import=lib.f',
      'g:import=lib.g',
    ]);
    expect(statement?.kind === 'import' ? statement.names.map(({ name }) => name).sort() : []).toEqual([
      'f',
      'g',
    ]);
    expect(statement?.bindsUnknown).toBe(false);
    expect(statementsOf('from nowhere import *', files)[0]?.bindsUnknown).toBe(true);
  });

  it('gives each name of a star import its identity', () => {
    const [statement] = statementsOf('from colorsys import *');
    expect(statement?.bindings.find(({ name }) => name === 'rgb_to_hls')).toMatchObject({
      form: 'import',
      identity: 'colorsys.rgb_to_hls',
    });
  });
});
