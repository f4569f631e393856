import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { alignCells } from '../src/kernel/cell-map.ts';
import { compareRuns } from '../src/kernel/compare.ts';
import type { NotebookRun } from '../src/kernel/run.ts';
import type { CaseExtraction } from './case-harness.ts';
import {
  copyTypeScriptCase,
  extractTypeScriptCase,
  loadTypeScriptCases,
  notebookName,
  readCaseNotebook,
  shownTypeScriptLines,
} from './typescript-case-harness.ts';
import type { KernelName, TypeScriptCase } from './typescript-case-harness.ts';
import type { CaseRunner } from './typescript-case-runs.ts';
import { describeWithKernels } from './typescript-kernels.ts';
import { dirname, join } from 'node:path';

/** What came of a case: of its notebook, or of another one of its files. */
interface Outcome {
  readonly after: NotebookRun;
  readonly comparison: string;
}

/**
 * Tests every case of a kernel: what it shows as written, what moves, and that it shows the same after. `names`: those cases alone.
 */
export function testTypeScriptCases(
  kernel: KernelName,
  start: () => CaseRunner,
  names: readonly string[] | null = null,
): void {
  // The first of a group waits for all before it.
  vi.setConfig({ testTimeout: 180_000 });
  const cases = loadTypeScriptCases(kernel).filter(({ name }) => names?.includes(name) ?? true);
  describeWithKernels(`cases in ${kernel}`, () => {
    const unknown = names?.filter((name) => !cases.some((each) => each.name === name)) ?? [];
    if (unknown.length > 0) throw new RangeError(`no case of ${kernel}: ${unknown.join(', ')}`);
    const started = { runner: null as CaseRunner | null };
    const turn: Turn = { after: Promise.resolve() };
    const groups = new Map<number, ReadonlyMap<string, Running>>();
    const startGroup = (at: number): ReadonlyMap<string, Running> => {
      const { runner } = started;
      if (runner === null) throw new Error('nothing runs notebooks');
      const known = groups.get(at);
      const group =
        known ??
        new Map(
          cases.slice(at * GROUP, (at + 1) * GROUP).map((each) => [each.name, runCase(runner, each, turn)]),
        );
      groups.set(at, group);
      return group;
    };
    const runningOf = (example: TypeScriptCase): Running => {
      const at = Math.floor(cases.indexOf(example) / GROUP);
      const running = startGroup(at).get(example.name);
      // So that kernels are busy while what the first ones showed is looked at.
      startGroup(at + 1);
      if (running === undefined) throw new RangeError(`no case ${example.name}`);
      return running;
    };
    const outcomeOf = (example: TypeScriptCase, file: string): Promise<Outcome> =>
      runningOf(example).outcomes.get(file) ?? Promise.reject(new RangeError(`${file} is not run`));
    const originalOf = (example: TypeScriptCase, file: string): Promise<NotebookRun> =>
      runningOf(example).originals.get(file) ?? Promise.reject(new RangeError(`${file} is not run`));
    beforeAll(() => {
      started.runner = start();
    });
    afterAll(() => started.runner?.close());

    describe.each(cases)('$name', (example) => {
      const { moves, either = [], shows, alsoShow = {}, open } = example.expected;
      if (example.isRun) {
        it('shows as written what its expectation says', async () => {
          expect(shownTypeScriptLines(await originalOf(example, 'notebook.ipynb'))).toEqual(shows);
        });
      }

      const test = open === undefined ? it : it.fails;
      test('moves what may move, and shows the same', async () => {
        const extraction = await runningOf(example).extraction;
        expect(extraction.moved.filter((name) => !either.includes(name)).sort()).toEqual([...moves].sort());
        expect(missingObstacles(example, extraction)).toEqual([]);
        if (!example.isRun) return;
        const { after, comparison } = await outcomeOf(example, 'notebook.ipynb');
        expect(shownTypeScriptLines(after)).toEqual(shows);
        expect(comparison).toBe('equal');
      });

      it.each(Object.entries(alsoShow))('%s shows the same too', async (file, lines) => {
        expect(shownTypeScriptLines(await originalOf(example, notebookName(file)))).toEqual(lines);
        const { after } = await outcomeOf(example, notebookName(file));
        expect(shownTypeScriptLines(after)).toEqual(lines);
      });
    });
  });
}

/** Cases that are started together; the next ones are started with them. */
const GROUP = 4;

/** Extractions compute, in one thread: one after the other, the first is there while the next ones are made. */
interface Turn {
  after: Promise<unknown>;
}

/** A case at work. */
interface Running {
  readonly extraction: Promise<CaseExtraction>;
  readonly originals: ReadonlyMap<string, Promise<NotebookRun>>;
  readonly outcomes: ReadonlyMap<string, Promise<Outcome>>;
}

function runCase(runner: CaseRunner, example: TypeScriptCase, turn: Turn): Running {
  const extraction = turn.after.then(() => extractTypeScriptCase(example));
  turn.after = extraction.catch(() => undefined);
  extraction.catch(() => undefined);
  const runs = notebooksOf(example).map((file) => ({ file, ...runBoth(runner, example, file, extraction) }));
  return {
    extraction,
    originals: new Map(runs.map(({ file, before }) => [file, before])),
    outcomes: new Map(runs.map(({ file, outcome }) => [file, outcome])),
  };
}

/** The notebooks of a case that are run, the main one first. */
function notebooksOf({ expected, isRun }: TypeScriptCase): readonly string[] {
  return isRun ? ['notebook.ipynb', ...Object.keys(expected.alsoShow ?? {}).map(notebookName)] : [];
}

function runBoth(
  runner: CaseRunner,
  example: TypeScriptCase,
  file: string,
  extracted: Promise<CaseExtraction>,
): { readonly before: Promise<NotebookRun>; readonly outcome: Promise<Outcome> } {
  const original = dirname(copyTypeScriptCase(example).notebook);
  const notebook = readCaseNotebook(join(original, file));
  const before = runner.run(notebook, original, example.package, {});
  const outcome = extracted.then(async ({ files, notebookText, others }): Promise<Outcome> => {
    const copy = dirname(copyTypeScriptCase(example).notebook);
    const text = file === 'notebook.ipynb' ? notebookText : (others[file] ?? null);
    const rewritten = readCaseNotebook(join(copy, file), text);
    const after = await runner.run(rewritten, copy, example.package, files);
    const map = alignCells(notebook.cells, rewritten.cells);
    const first = await before;
    return { after, comparison: compareRuns([first, first], after, map, []).outcome };
  });
  // Each is looked at in a test of its own.
  before.catch(() => undefined);
  outcome.catch(() => undefined);
  return { before, outcome };
}

/** Expected obstacles that an extraction doesn't name, as `name: code, but …`. */
function missingObstacles(example: TypeScriptCase, extraction: CaseExtraction): readonly string[] {
  return Object.entries(example.expected.stays).flatMap(([name, codes]) => {
    const kept = extraction.kept.filter((definition) => definition.name === name);
    if (kept.length === 0) return [`${name}: not among the kept`];
    const own = new Set(kept.flatMap(({ obstacles }) => obstacles));
    return codes.filter((code) => !own.has(code)).map((code) => `${name}: ${code}, but ${[...own].join()}`);
  });
}
