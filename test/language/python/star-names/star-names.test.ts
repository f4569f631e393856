import { describe, expect, it } from 'vitest';
import { starNames } from '../../../../src/language/python/star-names/index.ts';

describe('starNames', () => {
  it('gives the public names of a C module', () => {
    const math = starNames('math');
    expect(math?.names).toEqual(expect.arrayContaining(['acos', 'inf', 'pi', 'sqrt', 'tau']));
    expect(math?.names).not.toContain('__doc__');
  });

  it('keeps what only newer versions have apart', () => {
    // math.cbrt came with Python 3.11, itertools.batched with 3.12; 3.10 is among the versions looked at.
    expect(starNames('math')?.possible).toContain('cbrt');
    expect(starNames('math')?.names).not.toContain('cbrt');
    expect(starNames('itertools')?.possible).toContain('batched');
    expect(starNames('itertools')?.names).toContain('chain');
  });

  it('obeys __all__, also where it holds names with an underscore or leaves public ones out', () => {
    expect(starNames('os')?.names).toContain('_exit');
    expect(starNames('os')?.names).not.toContain('sys');
    expect(starNames('collections')?.names).toEqual([
      'ChainMap',
      'Counter',
      'OrderedDict',
      'UserDict',
      'UserList',
      'UserString',
      'defaultdict',
      'deque',
      'namedtuple',
    ]);
  });

  it('counts submodules of a package without __all__ as possible only', () => {
    expect(starNames('xml.dom')?.names).toContain('Node');
    expect(starNames('xml.dom')?.possible).toContain('minidom');
    expect(starNames('curses')?.possible).toContain('textpad');
    expect(starNames('urllib')).toMatchObject({
      names: [],
      possible: expect.arrayContaining(['parse', 'request']) as string[],
    });
  });

  it('knows submodules and packages that notebooks star-import', () => {
    expect(starNames('os.path')?.names).toContain('join');
    expect(starNames('numpy')?.names).toEqual(expect.arrayContaining(['array', 'linspace', 'sin', 'nan']));
    // numpy 2 took these names away.
    expect(starNames('numpy')?.possible).toEqual(expect.arrayContaining(['float_', 'Inf']));
    expect(starNames('matplotlib.pyplot')?.names).toEqual(expect.arrayContaining(['plot', 'figure', 'np']));
    expect(starNames('pylab')?.names).toEqual(expect.arrayContaining(['plot', 'array', 'randn']));
    expect(starNames('tkinter')?.names).toContain('Button');
  });

  it('gives the names of a wanted version, and says whether it was looked at', () => {
    const linux = { platform: 'linux' };
    const math = (version: string) => starNames('math', { of: 'python', version, ...linux });
    expect([math('3.10.2')?.names.includes('cbrt'), math('3.10.2')?.possible.includes('cbrt')]).toEqual([
      false,
      false,
    ]);
    expect([math('3.11.9')?.names.includes('cbrt'), math('3.11.9')?.fits]).toEqual([true, true]);
    expect([math('3.9.1')?.possible.includes('cbrt'), math('3.9.1')?.fits]).toEqual([true, false]);
    const numpy = (version: string) => starNames('numpy', { of: 'numpy', version, ...linux });
    // numpy 2 came with `max` and took `float_` away.
    expect([numpy('2.1.0')?.names.includes('max'), numpy('2.1.0')?.fits]).toEqual([true, true]);
    expect(numpy('1.26.4')?.names).toContain('float_');
    expect(numpy('1.26.4')?.possible).not.toContain('max');
    expect([numpy('1.20.0')?.fits, numpy('3.0.0')?.fits]).toEqual([false, false]);
  });

  it('says null for a module that it does not know, and for what is no module name', () => {
    expect(starNames('not_a_module')).toBeNull();
    expect(starNames('')).toBeNull();
    expect(starNames('math:acos')).toBeNull();
    expect(starNames('th')).toBeNull();
  });
});
