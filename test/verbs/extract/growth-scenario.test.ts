import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ExtractReport } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import type { ExtractOptions } from '../../../src/verbs/extract/options.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

/** A notebook whose cells ran in their order. */
function notebookOf(...sources: readonly string[]): string {
  const cells = sources.map((source, index) => ({
    cell_type: 'code',
    id: `cell-${index}`,
    execution_count: index + 1,
    metadata: {},
    outputs: [],
    source,
  }));
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python', language: 'python' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** Two people work on prices: one in each notebook. */
const SALES = notebookOf(
  'import math',
  'RATE = 0.25\n\ndef clean(price):\n    """Whole units."""\n    return math.floor(price)\n\ndef gross(price):\n    return clean(price) * (1 + RATE)\n\ndef label(price):\n    return f"{gross(price)} EUR"',
  'assert clean(2.7) == 2\nassert gross(4.2) == 5.0',
  'print(label(8), gross(10))',
);
const STOCK = notebookOf(
  'import math\nfrom collections import Counter',
  'def clean(price):\n    """Whole units."""\n    return math.floor(price)',
  'class Shelf:\n    def __init__(self, prices):\n        self.prices = [clean(each) for each in prices]\n\n    def tally(self):\n        return Counter(self.prices)\n\ndef worth(prices):\n    return sum(Shelf(prices).prices)',
  'assert worth([1.5, 2.5]) == 3',
  'print(Shelf([1.2, 1.9, 3]).tally(), worth([4.4]))',
);

describeWithPython('a package grows with two notebooks and what people edit in between', (python) => {
  it('ends as a careful person would have it', { timeout: 240_000 }, async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-growth-')));
    const [sales, stock, to] = ['sales.ipynb', 'stock.ipynb', 'price-tools'].map((name) =>
      join(folder, name),
    );
    if (sales === undefined || stock === undefined || to === undefined) throw new Error('no paths');
    const at = (path: string): string => join(to, path);
    const read = (path: string): string => readFileSync(at(path), 'utf8');
    const edit = (path: string, change: (text: string) => string): void => {
      writeFileSync(at(path), change(read(path)));
    };
    const git = (...args: string[]): string => execFileSync('git', ['-C', to, ...args], { encoding: 'utf8' });
    const commit = (): void => {
      git('add', '-A');
      git('-c', 'user.name=Bob', '-c', 'user.email=bob@example.org', 'commit', '-qm', 'By hand');
    };
    const extract = async (path: string, more: Partial<ExtractOptions> = {}): Promise<ExtractReport> => {
      const options = { ...EXTRACT_ALL, paths: [path], to, python, verify: true, ...more };
      const report = await applyExtraction(await prepareExtraction(options), () => undefined);
      if (report.verification) expect(report.verification.outcome).toBe('equal');
      return report;
    };
    writeFileSync(sales, SALES);
    writeFileSync(stock, STOCK);

    expect((await extract(sales)).outcome).toBe('made');
    const home = (): string => {
      const found = readdirSync(at('src/price_tools')).find(
        (name) => name.endsWith('.py') && read(`src/price_tools/${name}`).includes('def gross'),
      );
      return `src/price_tools/${found ?? ''}`;
    };
    const first = home();

    // Bob mends what negative prices came to, says so, tests it, and needs a library.
    edit(first, (text) =>
      text
        .replace('"""Whole units."""', '"""Whole units, towards zero."""')
        .replace('math.floor(price)', 'math.trunc(price)')
        .concat('\n\ndef net(price):  # by Bob\n    return clean(price)\n'),
    );
    const module = first.replace(/^src\/|\.py$/g, '').replaceAll('/', '.');
    const handTest = `from ${module} import clean, net\n\n\ndef test_negative_prices() -> None:\n    assert clean(-1.5) == -1\n    assert net(-2.5) == -2\n`;
    writeFileSync(at('tests/test_by_bob.py'), handTest);
    edit('pyproject.toml', (text) =>
      text.replace('dependencies = []', 'dependencies = [\n  "attrs>=20", # Bob\'s\n]'),
    );
    commit();

    // The second notebook has the function as it was: the package's counts.
    const second = await extract(stock);
    expect(second.outcome).toBe('grown');
    expect(second.growth?.version).toMatchObject({ from: '0.1.0', to: '0.2.0', why: 'feature' });
    expect(second.plan.warnings).toMatchObject([{ code: 'package-kept', name: 'clean' }]);
    expect(readFileSync(stock, 'utf8')).not.toContain('def ');
    expect(read(first)).toContain('math.trunc(price)');
    expect(read(first)).toContain('def net(price):  # by Bob');
    expect(git('status', '--porcelain')).toBe('');

    // In the first notebook somebody works on a function again, and on its test.
    const rewritten = JSON.parse(readFileSync(sales, 'utf8')) as { cells: { source: string[] | string }[] };
    const sources = rewritten.cells.map(({ source }) => (Array.isArray(source) ? source.join('') : source));
    const again = sources.map((source) =>
      source
        .replace(/^from price_tools\.\w+ import .*gross.*$/m, (line) =>
          line.replace(/,? ?gross/, '').replace('import ,', 'import'),
        )
        .replace('gross(4.2) == 5.0', 'gross(4.2) == 5.04')
        .replace(/, label/, '')
        .replace('print(label(8), gross(10))', 'print(gross(10))'),
    );
    const changed = 'def gross(price):\n    """With tax, to the cent."""\n    return round(price * 1.2, 2)';
    writeFileSync(sales, notebookOf(again[0] ?? '', changed, ...again.slice(1)));
    const third = await extract(sales);
    expect(third.growth?.version).toMatchObject({ from: '0.2.0', to: '0.3.0', why: 'breaking' });
    expect(third.plan.warnings[0]).toMatchObject({ code: 'package-replaced', name: 'gross' });
    expect(read(first)).toContain('return round(price * 1.2, 2)');
    expect(read(first)).toContain('math.trunc(price)');
    expect(read('tests/test_by_bob.py')).toBe(handTest);
    expect(read('pyproject.toml')).toContain('"attrs>=20", # Bob\'s');
    expect(read('CHANGELOG.md')).toMatch(
      /## 0\.3\.0 - [\s\S]*\*\*Breaking:\*\* .*gross[\s\S]*## 0\.2\.0 - [\s\S]*Shelf[\s\S]*## 0\.1\.0/,
    );
    expect(
      git('log', '--format=%an')
        .trim()
        .split('\n')
        .filter((name) => name === 'Bob'),
    ).toHaveLength(1);

    // The same again changes nothing.
    const head = git('rev-parse', 'HEAD');
    expect(await extract(sales)).toMatchObject({ outcome: 'held', done: [] });
    expect(await extract(stock)).toMatchObject({ outcome: 'held', done: [] });
    expect(git('rev-parse', 'HEAD')).toBe(head);

    // What its pipeline will run.
    const run = (...args: string[]): void => {
      execFileSync(python, args, {
        cwd: to,
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: at('src') },
      });
    };
    run('-m', 'pytest', '-q', '-o', 'addopts=', '-W', 'ignore::pytest.PytestConfigWarning');
    run('-m', 'ruff', 'check', '.');
    run('-m', 'ruff', 'format', '--check', '.');
    run('-m', 'mypy');
  });
});
