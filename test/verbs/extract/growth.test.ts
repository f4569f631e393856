import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractJson } from '../../../src/report/extract.ts';
import type { ExtractReport } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import type { ExtractOptions } from '../../../src/verbs/extract/options.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { undoExtraction } from '../../../src/verbs/undo.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

/** The first prototype; its heading names the module. */
const PRICES = `# %% [markdown]
# # Prices

# %%
import math

# %%
RATE = 0.25


def clean(price):
    return math.floor(price)


def gross(price):
    return clean(price) * (1 + RATE)

# %%
print(gross(4))
`;

const MODULE = 'src/tools/prices.py';

let folder = '';
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const text = (path: string): string => readFileSync(at(path), 'utf8');
const held = (path: string): string => text(join('tools', path));
const write = (path: string, content: string): void => {
  writeFileSync(at(path), content);
};
const editHeld = (path: string, change: (content: string) => string): void => {
  write(join('tools', path), change(held(path)));
};
const git = (...args: readonly string[]): string =>
  execFileSync(
    'git',
    ['-C', at('tools'), '-c', 'user.name=Bob', '-c', 'user.email=bob@example.org', ...args],
    {
      encoding: 'utf8',
    },
  );
const commit = (): void => {
  git('commit', '-qam', 'By hand');
};
const extract = async (
  paths: readonly string[],
  more: Partial<ExtractOptions> = {},
): Promise<ExtractReport> => {
  const options = { ...EXTRACT_ALL, paths: paths.map((path) => at(path)), to: at('tools'), ...more };
  return applyExtraction(await prepareExtraction(options), () => undefined);
};
const names = (report: ExtractReport): readonly string[] =>
  report.plan.modules.flatMap(({ importName, definitions }) =>
    definitions.map((each) => `${importName}.${each.name}`),
  );
const kept = (report: ExtractReport): readonly (readonly string[])[] =>
  report.plan.kept.map((each) => [each.name, ...each.obstacles.map(({ code }) => code)]);

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-growth-')));
  write('a.py', PRICES);
  await extract(['a.py']);
});

describe('what is new', () => {
  it('goes where its relatives are, with what it imports from the package already', async () => {
    write(
      'a.py',
      `${text('a.py')}\n# %%\nfrom statistics import mean\n\ndef average(prices):\n    return mean(clean(each) for each in prices)\n\n# %%\nprint(average([1.5, 2]))\n`,
    );
    const report = await extract(['a.py']);
    expect(names(report)).toEqual(['tools.prices.average']);
    expect(held(MODULE)).toMatch(/^import math\nfrom statistics import mean\n$/m);
    expect(held(MODULE)).toMatch(
      /\n\n\ndef average\(prices\):\n {4}return mean\(clean\(each\) for each in prices\)\n$/,
    );
    expect(report.plan.requirements).toEqual([]);
    expect(held('src/tools/__init__.py')).toContain('"0.2.0"');
    expect(JSON.parse(extractJson(report))).toMatchObject({
      package: { created: false },
      moved: [{ name: 'average', module: 'tools.prices' }],
      growth: { version: { from: '0.1.0', to: '0.2.0', why: 'feature' } },
    });
  });

  it('gets a module of its own where it is about something else, and imports from the others', async () => {
    write(
      'b.py',
      `# %% [markdown]\n# # Stock\n\n# %%\nfrom tools.prices import clean\n\ndef worth(prices):\n    return sum(clean(each) for each in prices)\n\ndef double(stock):\n    return 2 * worth(stock)\n\ndef triple(stock):\n    return 3 * worth(stock)\n\n# %%\nprint(double([1]), triple([2]))\n`,
    );
    expect(names(await extract(['b.py']))).toEqual([
      'tools.stock.worth',
      'tools.stock.double',
      'tools.stock.triple',
    ]);
    expect(held('src/tools/stock.py')).toMatch(/^from tools\.prices import clean$/m);
    expect(held('pyproject.toml')).toMatch(/^dependencies = \[\]$/m);
  });

  it('never goes where a name would come to mean something else', async () => {
    editHeld(MODULE, (content) => content.replace('import math\n', 'import math\n\nmean = math.fsum\n'));
    commit();
    write(
      'b.py',
      `# %% [markdown]\n# # Prices\n\n# %%\nfrom statistics import mean\nfrom tools.prices import clean\n\ndef average(prices):\n    return mean(clean(each) for each in prices)\n\n# %%\nprint(average([1]))\n`,
    );
    const report = await extract(['b.py']);
    expect(report.plan.growth?.grown).toEqual([]);
    expect(held(MODULE)).not.toContain('average');
  });

  it('from two notebooks at once, that hold the same, it is held once', async () => {
    const shared = 'def scale(price, by):\n    return clean(price) * by\n';
    write(
      'b.py',
      `# %%\nimport math\ndef clean(price):\n    return math.floor(price)\n\n# %%\n${shared}\n# %%\nprint(scale(1, 2))\n`,
    );
    write(
      'c.py',
      `# %%\nimport math\ndef clean(price):\n    return math.floor(price)\n\n# %%\n${shared}\n# %%\nprint(scale(3, 2))\n`,
    );
    const report = await extract(['b.py', 'c.py']);
    expect(names(report).map((name) => name.split('.').at(-1))).toEqual(['scale']);
    expect(report.plan.growth?.taken.map(({ name }) => name)).toEqual(['clean']);
    for (const path of ['b.py', 'c.py']) expect(text(path)).not.toContain('def ');
    const records = JSON.parse(held('solidify.json')) as {
      definitions: { name: string; origins: { notebook: string }[] }[];
    };
    const origins = (name: string): unknown =>
      records.definitions.find((each) => each.name === name)?.origins.map(({ notebook }) => notebook);
    expect(origins('clean')).toEqual(['a.py', 'b.py', 'c.py']);
    expect(origins('scale')).toEqual(['b.py', 'c.py']);
  });

  it('is typed as the rest where somebody has mended what mypy let pass', async () => {
    editHeld('pyproject.toml', (content) =>
      content.replace(/\n\[\[tool\.mypy\.overrides\]\][\s\S]*?(?=\n\[tool\.codespell)/, ''),
    );
    commit();
    write('a.py', `${text('a.py')}\n# %%\ndef net(price):\n    return clean(price)\n\n# %%\nprint(net(2))\n`);
    const report = await extract(['a.py']);
    expect(report.plan.growth?.grown).toEqual([]);
    expect(held('pyproject.toml')).not.toContain('module = ["tools.prices"]');
  });
});

describe('what the package holds already', () => {
  it('is imported where it was pasted again, in another notebook, and not settled', async () => {
    write(
      'b.py',
      '# %%\nimport math\n\n# %%\ndef clean(price):  # pasted\n    return math.floor( price )\n\n# %%\nprint(clean(3.5))\n',
    );
    const selection = { scope: 'solidified' as const, select: [], exclude: [] };
    const report = await extract(['b.py'], { selection });
    expect(text('b.py')).toContain('from tools.prices import clean');
    expect(text('b.py')).not.toContain('def clean');
    expect(held('src/tools/__init__.py')).toContain('"0.1.0"');
    expect(report).toMatchObject({ outcome: 'grown', plan: { modules: [], warnings: [] } });
  });

  it('edited in the package alone, the package counts, and the difference is shown', async () => {
    editHeld(MODULE, (content) => content.replace('math.floor(price)', 'math.trunc(price)'));
    commit();
    write(
      'b.py',
      '# %%\nimport math\n\n# %%\ndef clean(price):\n    return math.floor(price)\n\n# %%\nprint(clean(3.5))\n',
    );
    const report = await extract(['b.py']);
    expect(held(MODULE)).toContain('math.trunc(price)');
    const { warnings } = JSON.parse(extractJson(report)) as { warnings: { code: string; message: string }[] };
    expect(warnings).toMatchObject([{ code: 'package-kept' }]);
    expect(warnings[0]?.message).toMatch(/-.*floor\(price\)\n.*\+.*trunc\(price\)/);
  });

  it('edited in the notebook that it came from, it takes the place of the package’s', async () => {
    write('a.py', PRICES.replace('(1 + RATE)', '(1 + RATE / 2)').replace('RATE = 0.25', 'RATE = 0.5'));
    const report = await extract(['a.py']);
    expect(report.plan.growth?.replaced.map(({ name }) => name)).toEqual(['RATE', 'gross']);
    expect(held(MODULE)).toMatch(/^RATE = 0\.5$/m);
    expect(held(MODULE)).toContain('(1 + RATE / 2)');
    expect(held('CHANGELOG.md')).toMatch(/\*\*Breaking:\*\* `tools\.prices\.gross`/);
  });

  it('edited on both sides, nothing is written, until somebody says whose counts', async () => {
    editHeld(MODULE, (content) => content.replace('math.floor(price)', 'math.trunc(price)'));
    commit();
    const mine = PRICES.replace('math.floor(price)', 'math.ceil(price)');
    write('a.py', mine);
    const head = git('rev-parse', 'HEAD');
    await expect(extract(['a.py'])).rejects.toMatchObject({
      kind: 'refused',
      code: 'both-edited',
      message: expect.stringMatching(/-.*trunc[\s\S]*\+.*ceil/) as string,
      hint: expect.stringContaining('--take package:clean') as string,
    });
    expect(text('a.py')).toBe(mine);
    expect(git('rev-parse', 'HEAD')).toBe(head);
    await extract(['a.py'], { takes: [{ side: 'notebook', name: 'clean' }] });
    expect(held(MODULE)).toContain('math.ceil(price)');
  });

  it('under the name of something else, it is never merged, and what needs that stays', async () => {
    const mine =
      '# %%\ndef clean(price):\n    return price.strip()\n\ndef tidy(prices):\n    return [clean(each) for each in prices]\n\ndef other(x):\n    return 2 * x\n\n# %%\nprint(tidy([" a"]), other(2))\n';
    write('b.py', mine);
    const before = held(MODULE);
    const report = await extract(['b.py']);
    expect(kept(report)).toEqual([
      ['clean', 'held-differs'],
      ['tidy', 'needs-blocked'],
    ]);
    expect(names(report).map((name) => name.split('.').at(-1))).toEqual(['other']);
    expect(held(MODULE).startsWith(before.trimEnd())).toBe(true);
    expect(text('b.py')).toContain('return price.strip()');
  });

  it('stays in the notebook where the notebook uses the package’s too', async () => {
    const mine = `${text('a.py')}\n# %%\nprint(gross(2))\n\n# %%\ndef gross(price):\n    return price * 2\n\n# %%\nprint(gross(2))\n`;
    write('a.py', mine);
    const report = await extract(['a.py']);
    expect(kept(report)).toEqual([['gross', 'held-differs']]);
    expect(text('a.py')).toBe(mine);
  });

  it('moved to another module by hand, it is imported from there; removed by hand, it isn’t added again', async () => {
    const source = held(MODULE);
    const from = source.indexOf('\n\ndef gross');
    editHeld(MODULE, () => `${source.slice(0, from).trimEnd()}\n`);
    write(
      'tools/src/tools/money.py',
      `"""Money."""\n\nfrom tools.prices import RATE, clean\n${source.slice(from)}`,
    );
    editHeld(MODULE, (content) =>
      content.replace(/\n\ndef clean[\s\S]*/, '\n\ndef floor_price(price):\n    return math.floor(price)\n'),
    );
    editHeld('src/tools/money.py', (content) =>
      content
        .replace('import RATE, clean', 'import RATE, floor_price')
        .replace('clean(price)', 'floor_price(price)'),
    );
    git('add', '-A');
    commit();
    write('b.py', PRICES.replace(/def gross[\s\S]*?(?=\n# %%)/, '').replace('gross(4)', 'clean(4)'));
    const report = await extract(['b.py']).catch((error: unknown) => error);
    expect(report).toMatchObject({ kind: 'nothing' });
    expect(held(MODULE)).not.toContain('def clean');
  });

  it('when it is undone and done again, the package stays as it is', async () => {
    undoExtraction(at('tools'));
    expect(text('a.py')).toBe(PRICES);
    const head = git('rev-parse', 'HEAD');
    expect((await extract(['a.py'])).outcome).toBe('held');
    expect(text('a.py')).toContain('from tools.prices import clean, gross');
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });
});

describe('the repository', () => {
  const more = (): void => {
    write('a.py', `${text('a.py')}\n# %%\ndef net(price):\n    return clean(price)\n\n# %%\nprint(net(2))\n`);
  };

  it('gets a commit of its own, with nothing else that was staged or changed', async () => {
    more();
    write('tools/notes.txt', 'staged');
    git('add', 'notes.txt');
    editHeld('LICENSE', (content) => `${content}mine\n`);
    const { done } = await extract(['a.py']);
    expect(done[0]).toMatch(/one commit on the branch main/);
    expect(git('show', '--name-only', '--format=', 'HEAD')).not.toMatch(/notes|LICENSE/);
    expect(git('status', '--porcelain').trim().split('\n')).toEqual(['M LICENSE', 'A  notes.txt']);
  });

  it('isn’t committed to where a file has changes that nobody has committed: both are there', async () => {
    more();
    editHeld(MODULE, (content) => `${content}\n\ndef by_hand(x):\n    return x\n`);
    const head = git('rev-parse', 'HEAD');
    const pushed = extract(['a.py'], { push: 'file:///nowhere.git' });
    await expect(pushed).rejects.toMatchObject({ kind: 'refused', code: 'not-committed' });
    const { done } = await extract(['a.py']);
    expect(done[0]).toMatch(/Nothing was committed: src\/tools\/prices\.py has changes of yours/);
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(held(MODULE)).toMatch(/def by_hand[\s\S]*def net/);
  });

  it('is as it was when a hook refuses the commit', async () => {
    more();
    const mine = text('a.py');
    const before = held(MODULE);
    const hook = at('tools', '.git', 'hooks', 'pre-commit');
    writeFileSync(hook, '#!/bin/sh\necho no >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(extract(['a.py'])).rejects.toMatchObject({ kind: 'refused', code: 'commit-failed' });
    expect(held(MODULE)).toBe(before);
    expect(text('a.py')).toBe(mine);
    expect(git('status', '--porcelain')).toBe('');
    rmSync(hook);
  });

  it('is as it was when the notebooks can’t be written', async () => {
    more();
    const head = git('rev-parse', 'HEAD');
    const prepared = await prepareExtraction({ ...EXTRACT_ALL, paths: [at('a.py')], to: at('tools') });
    write('a.py', `${text('a.py')}# meanwhile\n`);
    await expect(applyExtraction(prepared, () => undefined)).rejects.toMatchObject({ code: 'file-changed' });
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('is pushed as a fast-forward; a remote that moved on is refused before anything is written', async () => {
    const remote = at('remote.git');
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
    more();
    await extract(['a.py'], { push: `file://${remote}` });
    const there = (): string =>
      execFileSync('git', ['-C', remote, 'rev-parse', 'main'], { encoding: 'utf8' });
    expect(there()).toBe(git('rev-parse', 'HEAD'));
    execFileSync('git', ['clone', '-q', remote, at('clone')]);
    const inClone = ['-C', at('clone'), '-c', 'user.name=Eve', '-c', 'user.email=eve@example.org'];
    execFileSync('git', [...inClone, 'commit', '-q', '--allow-empty', '-m', 'Eve']);
    execFileSync('git', ['-C', at('clone'), 'push', '-q']);
    const mine = `${text('a.py')}\n# %%\ndef half(price):\n    return clean(price) / 2\n\n# %%\nprint(half(2))\n`;
    write('a.py', mine);
    const head = git('rev-parse', 'HEAD');
    await expect(extract(['a.py'], { push: `file://${remote}` })).rejects.toMatchObject({
      code: 'remote-moved-on',
    });
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(text('a.py')).toBe(mine);
  });

  it('without Git it grows all the same', async () => {
    rmSync(at('tools', '.git'), { recursive: true });
    more();
    expect((await extract(['a.py'])).done[0]).toContain('it is no Git repository');
    expect(held(MODULE)).toContain('def net');
    expect(existsSync(at('tools', '.git'))).toBe(false);
  });

  it('isn’t written to through a link that leads out of it', async () => {
    write('outside.py', held(MODULE));
    rmSync(at('tools', MODULE));
    symlinkSync(at('outside.py'), at('tools', MODULE));
    commit();
    write('b.py', 'from tools.prices import clean\n\n\ndef net(price):\n    return clean(price) / 2\n');
    const before = text('outside.py');
    await expect(extract(['b.py'])).rejects.toMatchObject({ kind: 'refused', code: 'linked-file' });
    expect(text('outside.py')).toBe(before);
    expect(text('b.py')).toContain('def net');
  });

  it('whose module begins with a byte order mark grows beside it', async () => {
    editHeld(MODULE, (content) => `\uFEFF${content}`);
    write('b.py', 'from tools.prices import clean\n\n\ndef net(price):\n    return clean(price) / 2\n');
    const report = await extract(['b.py']);
    expect(names(report).map((name) => name.split('.').at(-1))).toEqual(['net']);
    expect(held(MODULE)).toMatch(/^\uFEFF/);
    expect(held(MODULE)).not.toContain('def net');
  });
});

it('where only what the package holds stands against a move, that is what is told', async () => {
  write('b.py', 'RATE = 0.5\n\n\ndef gross(price):\n    return price * (1 + RATE)\n');
  await expect(extract(['b.py'])).rejects.toMatchObject({
    kind: 'nothing',
    code: 'nothing-to-move',
    message: 'there is nothing to move: the package has another gross, in tools.prices',
  });
});
