import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractJson, outcomeText } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

const SCRIPT = `# %%
import functools
import inspect
import numpy as np

# %%
def clean(frame, column="price"):
    return frame.dropna(subset=[column])


class Rate:
    def __init__(self, value):
        self.value = value


def scaled(values, by=None):
    return values * (by.value if by is not None else 1)


def chunks(items, size):
    for at in range(0, len(items), size):
        yield items[at:at + size]


def hinted(x: float, label):
    print(label, x)


def shown(x):
    return x


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


@counted
def doubled(x):
    return 2 * x


# %%
import pandas as pd
frame = pd.DataFrame({"price": [1.0, None]})
len(clean(frame))
scaled(np.ones(3)), scaled(np.ones(3), Rate(2))
list(chunks([1, 2, 3], 2))
hinted(2.5, "a")
doubled(3)
shown(1), str(inspect.signature(shown))
`;

describeWithPython('extract --annotate', (python) => {
  it('writes hints beside the moved lines, which stay', { timeout: 120_000 }, async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-annotate-')));
    writeFileSync(join(folder, 'a.py'), SCRIPT);
    const to = join(folder, 'tools');
    const git = (...args: string[]): string => execFileSync('git', ['-C', to, ...args], { encoding: 'utf8' });
    const options = {
      ...EXTRACT_ALL,
      paths: [join(folder, 'a.py')],
      to,
      python,
      record: true,
      annotate: true,
    };
    const report = await applyExtraction(await prepareExtraction(options), () => undefined);

    const made = git('grep', '-h', '', 'HEAD', '--', 'src/tools/*.py');
    expect(made).toContain('import pandas as pd\n');
    expect(made).toContain('def clean(frame: "pd.DataFrame", column: str = "price") -> "pd.DataFrame":');
    expect(made).toContain('def scaled(values: "np.ndarray", by: Rate | None = None) -> "np.ndarray":');
    expect(made).toContain('def chunks(items: list[int], size: int) -> "Iterator[list[int]]":');
    expect(made).toContain('def hinted(x: float, label: str) -> None:');
    expect(made).toContain('def shown(x):');
    expect(made).toContain('def doubled(x):');
    const moved = git('grep', '-h', '', 'HEAD~1', '--', 'src/tools/*.py');
    for (const line of SCRIPT.split('\n').filter((each) => each.startsWith('def '))) {
      expect(moved).toContain(line);
    }
    expect(git('log', '-1', '--format=%s').trim()).toBe(
      'Add type hints that all recorded calls agree with, and format with ruff',
    );
    expect(JSON.parse(extractJson(report))).toMatchObject({
      hints: {
        functions: 4,
        skipped: [
          { name: 'shown', reason: 'the notebook reads its signature or annotations' },
          { name: 'counted', reason: 'the notebook does not call it' },
          { name: 'doubled', reason: 'a decorator could read them' },
        ],
      },
    });
    expect(outcomeText(report, 'plain')).toContain(
      'Type hints that all calls agree with, added to 4 functions',
    );

    // A later run sees no drift: neither in the rewritten notebook, nor in the notebook as it was.
    const again = await prepareExtraction(options);
    expect(again.rendered).toBeNull();
    writeFileSync(join(folder, 'a.py'), SCRIPT);
    const anew = await prepareExtraction(options);
    expect(anew.rendered).toBeNull();
    expect(readFileSync(join(to, 'solidify.json'), 'utf8')).toContain('"unhinted"');
  });
});
