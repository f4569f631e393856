import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignCells } from '../src/kernel/cell-map.ts';
import { compareRuns } from '../src/kernel/compare.ts';
import type { NotebookRun } from '../src/kernel/run.ts';
import type { Verification } from '../src/kernel/verification.ts';
import { readNotebook } from '../src/notebook/index.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import { extractCase } from './case-extract.ts';
import { copyCase, loadCases, packagePath, readCase, shownLines, writeFiles } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import { verifyInKernels } from './case-kernels.ts';
import { startCaseServer } from './case-server.ts';
import type { CaseServer } from './case-server.ts';
import { notebookOf } from './kernel/notebooks.ts';
import { describeWithPython } from './python-environment.ts';

const cases = loadCases();

describeWithPython('cases', (python) => {
  const started = {
    server: null as CaseServer | null,
    originals: new Map<string, Promise<NotebookRun>>(),
  };
  beforeAll(() => {
    started.server = startCaseServer(python);
  });
  afterAll(() => started.server?.close());

  const run = (
    example: Case,
    notebook: Notebook,
    path: readonly string[],
    others: CaseExtraction['others'] = {},
  ): Promise<NotebookRun> => {
    if (started.server === null) throw new Error('the case server is not running');
    return started.server.run(notebook, copyCase(example, others), path);
  };
  const runOriginal = (example: Case): Promise<NotebookRun> => {
    const known = started.originals.get(example.name) ?? run(example, readCase(example, example.text), []);
    started.originals.set(example.name, known);
    return known;
  };
  const compare = async (example: Case, notebook: Notebook, after: NotebookRun): Promise<Verification> => {
    const before = await runOriginal(example);
    const map = alignCells(readCase(example, example.text).cells, notebook.cells);
    return compareRuns([before, before], after, map, []);
  };

  describe.each(cases)('$name', (example) => {
    it('shows as written what its expectation says', async () => {
      expect(shownLines(await runOriginal(example))).toEqual(example.expected.shows);
    });

    const test = example.expected.open === undefined ? it : it.fails;
    test('moves what may move, and shows the same', async () => {
      const extraction = await extractCase(example);
      const { moves, either = [] } = example.expected;
      expect(extraction.moved.filter((name) => !either.includes(name)).sort()).toEqual([...moves].sort());
      expect(missingObstacles(example, extraction)).toEqual([]);
      const rewritten = readCase(example, extraction.notebookText);
      const after = await run(example, rewritten, [packagePath(extraction)], extraction.others);
      expect(shownLines(after)).toEqual(example.expected.shows);
      expect((await compare(example, rewritten, after)).outcome).toBe('equal');
    });
  });

  const further = cases.flatMap((example) =>
    Object.entries(example.expected.alsoShow ?? {}).map(([file, shows]) => ({ example, file, shows })),
  );
  it.each(further)('$example.name: $file shows the same too', async ({ example, file, shows }) => {
    const original = readNotebook(file, readFileSync(join(example.folder, file), 'utf8'));
    expect(shownLines(await run(example, original, []))).toEqual(shows);
    const extraction = await extractCase(example);
    const text = extraction.others[file];
    const rewritten = text === undefined ? original : readNotebook(file, text);
    const after = await run(example, rewritten, [packagePath(extraction)], extraction.others);
    expect(shownLines(after)).toEqual(shows);
  });

  const naive = async (example: Case): Promise<Verification['outcome']> => {
    const { cells } = readCase(example, example.text);
    const sources = cells.filter(({ kind }) => kind === 'code').map(({ source }) => source);
    const extracted = await started.server?.extractNaively(sources);
    const rewritten = notebookOf(...(extracted?.cells ?? []));
    const path = writeFiles({ 'naive_package.py': extracted?.module ?? '' });
    return (await compare(example, rewritten, await run(example, rewritten, [path]))).outcome;
  };

  describe('a wrong rewrite, made by moving without an analysis', () => {
    it.each(cases.filter(({ expected }) => expected.naive === 'different'))(
      '$name is caught',
      async (example) => {
        expect(await naive(example)).toBe('different');
      },
    );

    it.each(cases.filter(({ expected }) => expected.naive === 'same'))(
      '$name is right by luck',
      async (example) => {
        expect(await naive(example)).toBe('equal');
      },
    );
  });

  const inKernels = cases.filter(({ expected }) => expected.kernel === true && expected.open === undefined);
  it.each(inKernels)('$name shows the same in real kernels', async (example) => {
    const extraction = await extractCase(example);
    const verification = await verifyInKernels(example, extraction, python);
    expect(verification.outcome).toBe('equal');
  });
});

/** Expected obstacles that an extraction doesn't name, as `name: code, but …`. */
function missingObstacles(example: Case, extraction: CaseExtraction): readonly string[] {
  return Object.entries(example.expected.stays).flatMap(([name, codes]) => {
    const kept = extraction.kept.filter((definition) => definition.name === name);
    if (kept.length === 0) return [`${name}: not among the kept`];
    const found = new Set(kept.flatMap(({ obstacles }) => obstacles));
    return codes
      .filter((code) => !found.has(code))
      .map((code) => `${name}: ${code}, but ${[...found].join()}`);
  });
}
