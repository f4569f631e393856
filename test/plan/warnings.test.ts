import { describe, expect, it } from 'vitest';
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
});
