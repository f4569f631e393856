import { expect, it } from 'vitest';
import { wordWarning } from '../../src/report/wording/warnings.ts';
import { analysisOf, planOf } from '../prototype.ts';

const TEXT = `# %%
def told(x):
    """Say it to ada.lovelace@gmail.com."""
    return x


def quiet(x):
    return x, 'ada@example.com'


# grace.hopper@gmail.com stays here
print(told(1))
`;

it('personal data in lines that move is a warning with its place, not an obstacle, and isn’t shown', async () => {
  const plan = planOf(await analysisOf(TEXT));
  const warnings = plan.warnings.filter(({ code }) => code === 'personal-data');
  expect(plan.modules.flatMap(({ definitions }) => definitions.map(({ name }) => name))).toEqual([
    'told',
    'quiet',
  ]);
  expect(warnings).toEqual([
    { code: 'personal-data', name: 'told', rule: 'email', notebook: 'a.py', cell: 0, line: 2 },
  ]);
  expect(warnings.map(wordWarning).join()).not.toContain('lovelace');
});

it('asserts that hold some are not copied to the tests', async () => {
  const text = `# %%\ndef lowered(x):\n    return x.lower()\n\n\n# %%\nassert lowered('Ada.Lovelace@gmail.com') != lowered('B')\nassert lowered('C') != lowered('D')\n`;
  const [copied] = planOf(await analysisOf(text)).copiedTests;
  expect(copied?.text).toBe("assert lowered('C') != lowered('D')");
});
