import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractJson } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

/** Made of parts, so that no scanner takes this file for a leak. */
const PASSWORD = ['Correct', 'Horse', '97Battery'].join('-');

const SCRIPT = `# %%
import numpy as np
import pandas as pd

# %%
def mean_price(frame):
    return float(frame["price"].mean())

def rescale(values, top=1.0):
    return values / values.max() * top

# %%
def describe(n, unit="kg"):
    if n < 0:
        raise ValueError("negative weight")
    return [n, unit]

CALLS = []

def drawn(x):
    return x + np.random.rand()

def unused(x):
    return x

# %%
frame = pd.read_csv("prices.csv")
mean_price(frame)
rescale(np.linspace(0, 5, 40))
describe(3)
password = "${PASSWORD}"
describe(4, password)
np.random.seed(3)
drawn(1)
`;

describeWithPython('extract --record', (python) => {
  it(
    'writes green tests of real calls, and tells why the others have none',
    { timeout: 90_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
      writeFileSync(join(folder, 'a.py'), SCRIPT);
      writeFileSync(join(folder, 'prices.csv'), 'price,owner\n1250.75,Quillfeather\n990.25,Brambleby\n');
      const to = join(folder, 'tools');
      const options = { ...EXTRACT_ALL, paths: [join(folder, 'a.py')], to, python, record: true };
      const report = await applyExtraction(await prepareExtraction(options), () => undefined);
      const { recording } = JSON.parse(extractJson(report)) as { recording: Record<string, unknown> };
      expect(recording).toMatchObject({
        functions: 5,
        recorded: 3,
        // The seed that the notebook sets isn't set in a test.
        skipped: [
          { name: 'drawn', reason: expect.any(String) as string },
          { name: 'unused', reason: expect.any(String) as string },
        ],
      });
      const tests = execFileSync('git', ['-C', to, 'grep', '-h', '', '--', 'tests'], { encoding: 'utf8' });
      expect(tests).toContain('np.linspace(0, 5, 40)');
      expect(tests).toMatch(/describe\(3\) == \[3, "kg"\]/);
      expect(tests).toMatch(/frame = pd\.DataFrame\(\s*\{\s*"price": .*core\.mean_price\(frame\)/s);
      const everything = execFileSync('git', ['-C', to, 'log', '-p'], { encoding: 'utf8' });
      for (const data of ['Quillfeather', 'Brambleby', '1250.75', '990.25', 'owner', PASSWORD])
        expect(everything).not.toContain(data);
      const ran = execFileSync(
        python,
        ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--override-ini', 'addopts='],
        {
          cwd: to,
          encoding: 'utf8',
          env: { ...process.env, PYTHONPATH: join(to, 'src'), PYTHONHASHSEED: '99' },
        },
      );
      expect(ran).toMatch(/\d+ passed, 2 skipped/);
      expect(readFileSync(join(folder, 'a.py'), 'utf8')).not.toContain('def describe');
    },
  );
});
