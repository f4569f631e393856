import { describe, expect, it } from 'vitest';
import type { ModuleFolders } from '../../../../src/program/language.ts';
import {
  createModuleExports,
  createModuleSourceReader,
} from '../../../../src/language/python/facts/exports/index.ts';
import { pythonParser } from '../../../python-parser.ts';
import { readerOf } from './analyze.ts';

const parser = await pythonParser();

/** `name` where certainly bound, `name?` where possibly, `…` where others may be. */
function star(
  module: string,
  beside: Readonly<Record<string, string>>,
  folders: Partial<Record<'standard' | 'installed', Readonly<Record<string, string>>>> = {},
  version = '3.11.7',
): string {
  const found: ModuleFolders = {
    version,
    platform: 'linux',
    standard: [readerOf(folders.standard ?? {})],
    installed: [readerOf(folders.installed ?? {})],
  };
  const exportsOf = createModuleExports(
    createModuleSourceReader(parser),
    readerOf(beside),
    () => found,
    () => null,
  );
  const { certain, possible, open } = exportsOf(module);
  const names = [...[...certain].sort(), ...[...possible].sort().map((name) => `${name}?`)];
  return [...names, ...(open ? ['…'] : [])].join(' ');
}

describe('the names that a star import binds', () => {
  it.each([
    ['assignments, definitions, imports', 'a = b, (c, *d) = e = 1, (2, 3)\ndef f(): g = 1\nclass C: h = 1\nimport i.j, k as l', 'C a b c d e f i l'],
    ['no underscore', '_a = 1\n__b = 2\nc = 3', 'c'],
    ['annotations alone bind nothing', 'a: int\nb: int = 1', 'b'],
    ['what is deleted is gone', 'a = 1\nb = 2\ndel a', 'b'],
    ['deleted and bound again', 'a = 1\ndel a\na = 2', 'a'],
    ['deleted under a condition', 'a = 1\nif x:\n    del a', 'a?'],
    ['one branch', 'if x:\n    a = 1', 'a?'],
    ['all branches', 'if x:\n    a = 1\nelif y:\n    a = 2\nelse:\n    a = b = 3', 'a b?'],
    ['a branch that raises', 'if x:\n    raise E\nelse:\n    a = 1', 'a'],
    ['with its version', 'import sys\nif sys.version_info >= (3, 11):\n    a = 1\nelse:\n    b = 1', 'a sys'],
    ['for an older version', 'import sys\nif sys.version_info < (3, 11):\n    a = 1', 'sys'],
    ['for type checkers', 'from typing import TYPE_CHECKING as T, TYPE_CHECKING\nif TYPE_CHECKING:\n    import a', 'T TYPE_CHECKING'],
    ['when run as a script', "if __name__ == '__main__':\n    a = 1", ''],
    ['an import that may fail', 'try:\n    import a\nexcept ImportError:\n    pass', 'a?'],
    ['one with something in its place', 'try:\n    import a\nexcept ImportError:\n    a = None', 'a'],
    ['one that raises', 'try:\n    import a\nexcept ImportError as e:\n    raise E from e', 'a'],
    ['else and finally', 'try:\n    a = 1\nexcept E:\n    b = 1\nelse:\n    c = 1\nfinally:\n    d = 1', 'd a? b? c?'],
    ['the name of an exception', 'try:\n    a = 1\nexcept E as e:\n    a = e', 'a'],
    ['a loop', 'for i in x:\n    a = i\nwhile y:\n    b = 1', 'a? b? i?'],
    ['a loop variable deleted', 'for i in x:\n    pass\ndel i', ''],
    ['with', 'with x as y:\n    a = 1\nwith suppress(E):\n    b = 1', 'a y b?'],
    ['walrus and comprehension', 'if (a := 1):\n    pass\nb = [c for c in d]', 'a b'],
    ['a function that declares it global', 'def f():\n    global a, b\n    a = b = 1', 'f a? b?'],
    ['tabs, continuations, strings over lines', 'a = """\ndef b(): pass\n"""\nc = [\n1,\n]; d = 1\nif x:\n\te = 1\nf = 1 + \\\n    2', 'a c d f e?'],
    ['text after a body', 'class A:\n    def b(self):\n        return """\nx = 1\n"""\n\n    y = 1\n\nz = 1', 'A z'],
  ])('%s', (_, text, names) => {
    expect(star('m', { 'm.py': text })).toBe(names);
  }); // prettier-ignore

  it.each([
    ['a list, a tuple', "__all__ = ['a', '_b']\na = _b = c = 1", '_b a'],
    ['annotated', "__all__: list[str] = ['a']\nc = 1", 'a'],
    ['added to', "__all__ = ['a']\n__all__ += ['b']\n__all__.extend(('c', 'd'))\n__all__.append('e')\nx = 1", 'a b c d e'],
    ['taken from', "__all__ = ['a', 'b']\n__all__.remove('a')", 'b'],
    ['sums', "_x = ['a']\n__all__ = _x + ['b'] + list(('c',)) + sorted({'d'}) + sum([['e'], ['f']], [])\ny = 1", 'a b c d e f'],
    ['itself and more', "__all__ = ['a']\n__all__ = __all__ + ['b']", 'a b'],
    ['words', "__all__ = 'a b'.split()\nc = 1", 'a b'],
    ['splats', "__all__ = ['a', *['b', 'c']]\nd = 1", 'a b c'],
    ['under a condition', "__all__ = ['a']\nif x:\n    __all__ += ['b']\nc = 1", 'a b?'],
    ['there only under a condition', "a = b = 1\nif x:\n    __all__ = ['a', '_c']", '_c? a? b?'],
    ['all public names so far', "a = _b = 1\n__all__ = [n for n in dir() if not n.startswith('_')]\nc = 1", 'a'],
    ['computed: what the module has', 'a = _b = 1\n__all__ = f()', '_b? a?'],
    ['computed with an attribute hook: whatever', 'a = 1\n__all__ = f()\ndef __getattr__(name): pass', '__getattr__? a? …'],
    ['an attribute hook alone is not asked', 'a = 1\ndef __getattr__(name): pass', 'a'],
    ['filled by a decorator', "__all__ = ['a']\ndef public(f):\n    __all__.append(f.__name__)\n    return f\na = 1\n@public\ndef b(): pass", 'a b? public?'],
  ])('__all__: %s', (_, text, names) => {
    expect(star('m', { 'm.py': text })).toBe(names);
  }); // prettier-ignore

  it.each([
    ['exec', 'a = 1\nexec(text)', 'a …'],
    ['writes into globals()', "a = 1\nglobals()['b'] = 2", 'a …'],
    ['in a function', "def f(n):\n    globals()[n] = 2\nf('x')", 'f …'],
    ['reads of it', "a = globals()['x'], globals().get('y'), 'z' in globals()", 'a'],
    ['takes away', "a = 1\ndel globals()['a']", 'a?'],
    ['another object in its place', 'import sys\na = 1\nsys.modules[__name__] = f()', '…'],
    ['one of its names in the place of another module', "import sys\na = 1\nsys.modules['other'] = a", 'a sys'],
    ['with __all__ none of it matters', "__all__ = ['a']\nexec(text)", 'a'],
    ['what is no Python', 'a = = 1', '…'],
  ])('binding in other ways: %s', (_, text, names) => {
    expect(star('m', { 'm.py': text })).toBe(names);
  }); // prettier-ignore

  it('follow the star imports of a module', () => {
    const files = {
      'm.py': 'from other import *\nfrom gone import *\na = 1',
      'other.py': 'b = 1\n_c = 1\nif b:\n    d = 1',
    };
    expect(star('m', files)).toBe('a b d? …');
    expect(star('m', { ...files, 'gone.py': '' })).toBe('a b d?');
  });

  it('stop at a circle', () => {
    const files = { 'm.py': 'from n import *\na = 1', 'n.py': 'from m import *\nb = 1' };
    // What `m` has of `n` hangs on which of the two is imported first.
    expect(star('m', files)).toBe('a b?');
    expect(star('n', files)).toBe('b a?');
  });

  it('are those of a package, with its submodules', () => {
    const files = {
      'p/__init__.py':
        'from .core import *\nfrom . import io as _io, extra\nimport p.more\nfrom p.last import z',
      'p/core.py': 'from ..p.base import *\na = 1',
      'p/base.py': '__all__ = ["b"]\nb = c = 1',
      'p/io.py': '',
      'p/extra.py': '',
      'p/more.py': '',
      'p/last.py': 'z = 1',
      'p/_private.py': '',
      'p/unused/__init__.py': '',
    };
    // Importing a submodule makes it a name of the package; whoever imports `p.unused` makes that one too.
    expect(star('p', files)).toBe('a b core extra io last more p z base? unused?');
    expect(star('p.core', files)).toBe('a b');
  });

  it('take in __all__ of other modules', () => {
    const files = {
      'p/__init__.py': 'from . import one\nfrom .two import *\nfrom .two import __all__ as _two\nfrom .one import *\n__all__ = one.__all__ + _two\n__all__ += two.__all__\nx = 1',
      'p/one.py': "__all__ = ['a']\na = 1",
      'p/two.py': "__all__ = ['b']\nb = 1",
    }; // prettier-ignore
    expect(star('p', files)).toBe('a b');
    expect(star('q', { ...files, 'q.py': 'from p.one import __all__, a\nb = 1' })).toBe('a');
  });

  it('come from the first folder that has the module, the notebook’s own first', () => {
    const installed = { 'm.py': 'installed = 1', 'n/__init__.py': 'inside = 1', 'n.py': 'outside = 1' };
    expect(star('m', { 'm.py': 'own = 1' }, { installed })).toBe('own');
    expect(star('m', {}, { installed })).toBe('installed');
    expect(star('n', {}, { installed })).toBe('inside');
  });

  it('are unknown for a compiled module, and for one that is not there', () => {
    expect(star('m', { 'm.cpython-311-x86_64-linux-gnu.so': '', 'm.py': 'a = 1' })).toBe('…');
    expect(star('nowhere', {})).toBe('…');
    expect(star('.m', { 'm.py': 'a = 1' })).toBe('…');
  });

  it('of a folder without __init__ are what has been imported of it', () => {
    expect(star('space', { 'space/a.py': 'x = 1' })).toBe('a?');
    expect(star('space.a', { 'space/a.py': 'x = 1' })).toBe('x');
  });

  it('may be those of either of two, where a file is called like a standard module', () => {
    const standard = { 'random.py': 'seed = choice = 1' };
    expect(star('random', { 'random.py': 'seed = draw = 1' }, { standard })).toBe('seed choice? draw?');
  });

  it('stay unknown past what there is time to read', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `m${index}.py`,
        `from m${index + 1} import *\n${'a = 1\n'.repeat(5000)}`,
      ]),
    );
    expect(star('m0', { ...files, 'm40.py': 'b = 1' })).toBe('a …');
  });
});
