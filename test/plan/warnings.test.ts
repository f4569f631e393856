import { describe, expect, it } from 'vitest';
import { wordWarning } from '../../src/report/wording/warnings.ts';
import { analysisOf, notebookFrom, planOf, type Saved } from '../prototype.ts';

async function warnings(
  text: string,
  saved: Readonly<Record<number, Saved>> = {},
): Promise<readonly string[]> {
  const plan = planOf(await analysisOf(notebookFrom(text, 'a.py', saved)));
  return plan.warnings.map(
    (each) => `${each.code}${'name' in each ? ` ${each.name}` : ''} @${each.cell ?? '-'}`,
  );
}

const SCALE = '# %%\nx = 1\n\n# %%\nRATE = 2\n\ndef scale(x):\n    return x * RATE\n';

describe('warnings', () => {
  it('a moved constant that the notebook still uses has to be changed in the package now', async () => {
    expect(await warnings(`${SCALE}\n# %%\nscale(RATE)\n`)).toEqual(['constant-moved RATE @1']);
    expect(await warnings(`${SCALE}\n# %%\nscale(1)\n`)).toEqual([]);
  });

  it('a moved value that can be changed in place', async () => {
    expect(await warnings(`${SCALE.replace('= 2', '= [2]')}\n# %%\nscale(1)\n`)).toEqual([
      'mutable-constant RATE @1',
    ]);
  });

  it('a value that can be changed in place is told once, with who shares it', async () => {
    const list = SCALE.replace('= 2', '= [2]');
    const sharing = async (first: string, second: string): Promise<readonly string[]> => {
      const plan = planOf(await analysisOf({ 'a.py': first, 'b.py': second }));
      return plan.warnings.map((each) => ('sharing' in each ? `${each.code} ${each.sharing}` : each.code));
    };
    expect(await sharing(list, list)).toEqual(['mutable-constant neither']);
    expect(await sharing(list, `${list}\n# %%\nscale(RATE)\n`)).toEqual(['mutable-constant used']);
    const grows = list.replace('    return', '    RATE.append(x)\n    return');
    expect(await sharing(grows, grows)).toEqual(['mutable-constant changed']);
  });

  it('a function that gets attributes elsewhere', async () => {
    expect(await warnings(`${SCALE}\n# %%\nscale.unit = 'kg'\n`)).toContain('patched-later scale @1');
  });

  it('cells that ran in another order than they stand in', async () => {
    const counts = { 0: { executionCount: 5 }, 1: { executionCount: 2 }, 2: { executionCount: 6 } };
    expect(await warnings(`${SCALE}\n# %%\nscale(1)\n`, counts)).toEqual(['execution-order @1']);
  });

  it('functions that are handed to a pool of processes, and not to threads', async () => {
    const pool = (made: string): string =>
      `# %%\n${made}\n\ndef f(x):\n    return x\n\n# %%\nwith Pool(2) as pool:\n    pool.map(f, [1])\n`;
    expect(await warnings(pool('from multiprocessing import Pool'))).toEqual(['spawn-works @1']);
    expect(await warnings(pool('from concurrent.futures import ThreadPoolExecutor as Pool'))).toEqual([]);
  });

  it('functions that are sent to workers, in a lambda too', async () => {
    const spark = (call: string): string =>
      `# %%\nimport pyspark\n\ndef f(x):\n    return x\n\ndef g(x):\n    return x\n\n# %%\n${call}\n`;
    expect(await warnings(spark('frame.rdd.map(lambda x: f(x))\ng(1)'))).toEqual(['needs-package @1']);
    expect(await warnings(spark('prices.apply(f)'))).toEqual([]);
    expect(await warnings(spark('f(1)').replace('pyspark', 'joblib'))).toEqual([]);
    expect(
      await warnings(spark('Parallel()(delayed(f)(x) for x in y)').replace('pyspark', 'joblib')),
    ).toEqual(['needs-package @1']);
  });

  it('results on disk are found by the module that computed them', async () => {
    const cached =
      '# %%\nfrom numba import njit\n\n@njit(cache=True)\ndef f(x):\n    return x\n\n# %%\nf(1)\n';
    expect(await warnings(cached)).toEqual(['cold-cache @0']);
    expect(await warnings(cached.replace('(cache=True)', ''))).toEqual([]);
  });

  it('pickles that may hold a function that moves', async () => {
    const pickling = '# %%\nimport pickle\n\ndef f(x):\n    return x\n\n# %%\npickle.dump(table, file)\n';
    expect(await warnings(pickling.replace('table', 'fit(f)'))).toEqual(['pickles-name-package @1']);
    expect(await warnings(`${pickling}f(1)\n`)).toEqual([]);
  });

  it.each([
    ["open('data/x.csv')", ['relative-path load @0']],
    ["pd.read_csv('x.csv')", ['relative-path load @0']],
    ["open('/data/x.csv')", []],
    ["pd.read_csv('https://example.org/x.csv')", []],
    ["open(f'{x}.csv')", []],
    ["pd.read_sql('select a from b.c', x)", []],
    ["'a/b'.split('/')", []],
  ])('a relative path in a body: %s', async (call, expected) => {
    const text = `# %%\nimport pandas as pd\n\ndef load(x):\n    return ${call}\n\n# %%\nload(1)\n`;
    expect(await warnings(text)).toEqual(expected);
  });

  it('a parameter is suggested that the function does not have yet', async () => {
    const text = "# %%\nx = 1\n\n# %%\ndef load(path):\n    return open('a.csv')\n\n# %%\nload(1)\n";
    const plan = planOf(await analysisOf(notebookFrom(text, 'a.py', {})));
    expect(plan.warnings.map(wordWarning)).toEqual([expect.stringContaining("load(…, file='a.csv')")]);
  });

  it('a warning of its own is shown once, but not where it is given for its caller', async () => {
    const text = (more: string): string =>
      `# %%\nimport warnings\n\ndef f(x):\n    warnings.warn('hot'${more})\n\n# %%\nf(1)\n`;
    expect(await warnings(text(''))).toEqual(['warns-once f @0']);
    expect(await warnings(text(', stacklevel=2'))).toEqual([]);
  });

  it('a traceback that is printed names files of the package', async () => {
    const text = '# %%\nimport traceback\n\ndef f(x):\n    return x\n\n# %%\ntraceback.print_exc()\n';
    expect(await warnings(text)).toEqual(['shows-places @1']);
  });

  it('types that autoreload leaves behind', async () => {
    const text =
      '# %%\n%autoreload 2\nfrom enum import Enum\n\n# %%\nclass A(Enum):\n    X = 1\n\nclass B:\n    pass\n\n# %%\nA.X.value, B.x\n';
    expect(await warnings(text)).toEqual(['reload-remakes A @1']);
    expect(await warnings(text.replace('%autoreload 2\n', ''))).toEqual([]);
  });
});
