import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignCells } from '../src/kernel/cell-map.ts';
import { compareRuns } from '../src/kernel/compare.ts';
import { verifyNotebooks } from '../src/kernel/index.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import { extractForTest } from './case-extract.ts';
import { copyCase, loadCases, readCase, shownLines, writeFiles } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import { startCaseServer } from './case-server.ts';
import type { CaseServer } from './case-server.ts';
import { helper, notebookOf } from './kernel/notebooks.ts';
import { describeWithPython } from './python-environment.ts';

const cases = loadCases();

describeWithPython('cases', (python) => {
  const started = { server: null as CaseServer | null };
  beforeAll(() => {
    started.server = startCaseServer(python);
  });
  afterAll(() => started.server?.close());
  const server = (): CaseServer => {
    if (started.server === null) throw new Error('the case server is not running');
    return started.server;
  };

  describe.each(cases)('$name', (example) => {
    it('shows as written what its expectation says', async () => {
      const run = await server().run(readCase(example, example.text), copyCase(example), []);
      expect(shownLines(run)).toEqual(example.expected.shows);
    });

    it('moves what may move, and shows the same', async () => {
      const extraction = await extract(example);
      expect([...extraction.moved].sort()).toEqual([...example.expected.moves].sort());
      expect(missingObstacles(example, extraction)).toEqual([]);
      const packageFolder = writeFiles(extraction.files);
      const rewritten = readCase(example, extraction.notebookText);
      const run = await server().run(rewritten, copyCase(example), [join(packageFolder, 'src')]);
      expect(shownLines(run)).toEqual(example.expected.shows);
      await expectSame(server(), example, rewritten, [join(packageFolder, 'src')], 'equal');
    });
  });

  describe('a wrong rewrite, made by moving without an analysis', () => {
    it.each(cases.filter(({ expected }) => expected.naive === 'different'))(
      '$name is caught',
      async (example) => {
        await expectNaive(server(), example, 'different');
      },
    );

    it.each(cases.filter(({ expected }) => expected.naive === 'same'))(
      '$name is right by luck',
      async (example) => {
        await expectNaive(server(), example, 'equal');
      },
    );
  });

  describe('in real kernels', () => {
    it.each(cases.filter(({ expected }) => expected.kernel === true))(
      '$name shows the same',
      async (example) => {
        const extraction = await extract(example);
        const packageFolder = writeFiles(extraction.files);
        const verification = await verifyNotebooks({
          before: { notebook: readCase(example, example.text), folder: copyCase(example), path: [] },
          after: {
            notebook: readCase(example, extraction.notebookText),
            folder: copyCase(example),
            path: [join(packageFolder, 'src')],
          },
          python,
          helper,
          cellTimeout: 60,
          edits: null,
          onProgress: () => undefined,
        });
        expect(verification.outcome).toBe('equal');
      },
    );
  });
});

function extract(example: Case): Promise<CaseExtraction> {
  return extractForTest(join(copyCase(example), example.file), example.expected.options ?? {});
}

/** Expected obstacles that an extraction doesn't name, as `name: code`; `name: moved` for what should have stayed. */
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

async function expectNaive(server: CaseServer, example: Case, outcome: 'equal' | 'different'): Promise<void> {
  const notebook = readCase(example, example.text);
  const sources = notebook.cells.filter(({ kind }) => kind === 'code').map(({ source }) => source);
  const { module, cells } = await server.extractNaively(sources);
  const path = [writeFiles({ 'naive_package.py': module })];
  await expectSame(server, example, notebookOf(...cells), path, outcome);
}

/** Runs the case twice and its rewritten form once, and expects an outcome. */
async function expectSame(
  server: CaseServer,
  example: Case,
  rewritten: Notebook,
  path: readonly string[],
  outcome: 'equal' | 'different',
): Promise<void> {
  const original = readCase(example, example.text);
  const first = await server.run(original, copyCase(example), []);
  const second = await server.run(original, copyCase(example), []);
  const after = await server.run(rewritten, copyCase(example), path);
  const map = alignCells(original.cells, rewritten.cells);
  expect(compareRuns([first, second], after, map).outcome).toBe(outcome);
}
