import { describe, expect, it } from 'vitest';
import { starNames } from '../../../src/language/python/star-names/index.ts';
import { describeWithPython } from '../../python-environment.ts';
import { exportsFor, importedNames, noTable, wrongNames } from './star-imports.ts';

/** Pure Python whose source says all: answers must be exact. */
const EXACT =
  'argparse collections contextlib csv dataclasses datetime enum functools heapq json logging pathlib random statistics string ' +
  'subprocess textwrap typing unittest pandas sklearn.metrics sklearn.linear_model bs4 scipy IPython.display';

/** With parts that the source alone doesn't tell. */
const BOUNDED =
  'os socket signal ssl re tkinter yaml numpy numpy.linalg matplotlib.pyplot pylab scipy.stats scipy.linalg';

describeWithPython('star imports compared with a real interpreter’s', (python) => {
  const modules = `${EXACT} ${BOUNDED}`.split(' ');
  const real = importedNames(python, modules);

  it.each(EXACT.split(' '))('%s, from its source alone', async (module) => {
    const found = (await exportsFor(python, noTable))()(module);
    expect([[...found.certain].sort(), found.open]).toEqual([real.get(module), false]);
  });

  it.each(BOUNDED.split(' '))('%s, from its source alone, within bounds', async (module) => {
    const found = (await exportsFor(python, noTable))()(module);
    expect(wrongNames(found, real.get(module) ?? [])).toEqual([]);
  });

  it.each(modules)('%s, with the table', async (module) => {
    const found = (await exportsFor(python, starNames))()(module);
    expect([wrongNames(found, real.get(module) ?? []), found.open]).toEqual([[], false]);
  });
});

describe('the limits on what is read', () => {
  it('count what a notebook needs, not what was read for others', () => {
    expect(starNames('math', { of: 'python', version: '3.11.2', platform: 'linux' })?.fits).toBe(true);
    expect(starNames('math', { of: 'python', version: '3.11.2', platform: 'win32' })?.fits).toBe(false);
    expect(starNames('math', { of: 'python', version: '3.9.1', platform: 'linux' })?.fits).toBe(false);
  });
});
