import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { extractJson } from '../../../src/report/extract.ts';
import { applyExtraction } from '../../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../../python-environment.ts';
import { EXTRACT_ALL } from '../extract-all.ts';

/** Made of parts, so that no scanner takes this file for a leak. */
const PASSWORD = ['Correct', 'Horse', '97Battery'].join('-');

const tools = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

const CELLS = [
  `interface Reading { at: Date; value: number }
const LIMITS = { low: 1, high: 20 };`,
  `function clean(readings: number[], factor: number = 2): number[] {
  return readings.filter((each) => each >= LIMITS.low && each <= LIMITS.high).map((each) => each * factor);
}
const mean = (xs: number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;`,
  `async function later(name: string, ms: number): Promise<string> {
  await new Promise((done) => setTimeout(done, ms));
  return \`done: \${name}\`;
}
function parse(text: string): Reading {
  const [day, value] = text.split(";");
  if (value === undefined) throw new RangeError("no value");
  return { at: new Date(day), value: Number(value) };
}
function* pairs<T>(items: T[]): Generator<[T, T]> {
  for (let i = 1; i < items.length; i++) yield [items[i - 1], items[i]];
}
function drawn(x: number): number { return x + Math.random(); }
function localHour(text: string): number { return new Date(text).getHours(); }
function greet(name: string): string { return \`Hello, \${name}!\`; }
function unused(x: number): number { return x; }`,
  `const data = [3, 25, 7, 1, 0.5];
const key = "${PASSWORD}";
console.log(clean(data), clean([1], 3), mean([1, 2, 4]), mean([10]));
console.log(await later("job", 5));
console.log(parse("2024-03-01;12.5"));
try { parse("2024-03-01"); } catch (error) { console.log("failed"); }
console.log([...pairs(["a", "b", "c"])].length, drawn(1) > 1, localHour("2024-03-01T12:00:00Z") >= 0, greet(key).length);`,
];

/** The notebook, as a kernel has it. */
function notebookFor(kernel: string): string {
  const cells = CELLS.map((source, index) => ({
    cell_type: 'code',
    id: `cell-${index}`,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
  const metadata = {
    kernelspec: { name: kernel, display_name: kernel, language: 'typescript' },
    language_info: { name: 'typescript' },
  };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

describeWithPython('extract --record of a TypeScript notebook', (python) => {
  beforeEach(() => {
    vi.stubEnv('PATH', [join(tools, '.bin'), process.env.PATH].join(delimiter));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.skipIf(!existsSync(join(tools, 'deno'))).each(['deno', 'tslab'])(
    'in %s writes tests of real calls that vitest finds green, and tells why the others have none',
    { timeout: 240_000 },
    async (kernel) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
      const notebook = join(folder, 'a.ipynb');
      writeFileSync(notebook, notebookFor(kernel));
      const to = join(folder, 'tools');
      const options = { ...EXTRACT_ALL, paths: [notebook], to, python, record: true };
      const report = await applyExtraction(await prepareExtraction(options), () => undefined);
      const { recording } = JSON.parse(extractJson(report)) as { recording: Record<string, unknown> };
      expect(recording).toMatchObject({
        functions: 9,
        recorded: 6,
        skipped: [
          { name: 'drawn', reason: 'two runs of the notebook gave different results' },
          { name: 'localHour', reason: 'two runs of the notebook gave different results' },
          { name: 'unused', reason: 'the notebook does not call it by itself' },
        ],
      });
      const tests = readFileSync(join(to, 'test', 'core.test.ts'), 'utf8');
      expect(tests).toContain('expect(clean([3, 25, 7, 1, 0.5])).toStrictEqual([6, 14, 2]);');
      expect(tests).toContain('expect(await later("job", 5)).toBe("done: job");');
      expect(tests).toContain('expect(() => parse("2024-03-01")).toThrow(new RangeError("no value"));');
      expect(tests).toMatch(/expect\(\[\.\.\.pairs\(\["a", "b", "c"\]\)\]\)\.toStrictEqual/);
      // A secret is no argument of a test: what was called with it is called with made words.
      expect(tests).toContain('expect(greet("Alpha-Beta-gamma")).toBe("Hello, Alpha-Beta-gamma!");');
      const everything = execFileSync('git', ['-C', to, 'log', '-p'], { encoding: 'utf8' });
      expect(everything).not.toContain(PASSWORD);
      expect(everything).not.toMatch(/solidify-?observe/i);
      symlinkSync(tools, join(to, 'node_modules'));
      const run = (tool: string, ...args: readonly string[]): ReturnType<typeof spawnSync> =>
        spawnSync(process.execPath, [join(tools, tool), ...args], {
          cwd: to,
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR: '1' },
        });
      const vitest = run('vitest/vitest.mjs', 'run');
      expect(String(vitest.stdout)).toMatch(/10 passed \| 3 todo/);
      expect(run('typescript/bin/tsc', '--noEmit')).toMatchObject({ stdout: '', status: 0 });
      expect(run('prettier/bin/prettier.cjs', '--check', 'test')).toMatchObject({ status: 0 });
      expect(readFileSync(notebook, 'utf8')).not.toContain('function clean');
    },
  );

  it('tells that there are no tests of real values, and no types that calls show', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    writeFileSync(join(folder, 'a.ipynb'), notebookFor('deno'));
    const options = {
      ...EXTRACT_ALL,
      paths: [join(folder, 'a.ipynb')],
      to: join(folder, 'tools'),
      python,
      record: true,
    };
    await expect(prepareExtraction({ ...options, annotate: true })).rejects.toMatchObject({
      message: '--annotate is not there for TypeScript or JavaScript notebooks',
    });
    await expect(prepareExtraction({ ...options, recordData: ['clean'] })).rejects.toMatchObject({
      message: '--record-data is not there for TypeScript or JavaScript notebooks',
    });
  });
});
