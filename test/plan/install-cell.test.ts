import { expect, test } from 'vitest';
import type { Notebook } from '../../src/notebook/notebook.ts';
import { readNotebook } from '../../src/notebook/index.ts';
import { isInstallCell, withCommit, withInstallCells } from '../../src/plan/index.ts';
import type { ExtractionPlan } from '../../src/plan/plan.ts';
import { analysisOf, cellsAfter, notebookFrom, obstacles, planOf, python } from '../prototype.ts';

const ADDRESS = 'git+https://example.org/pump-tools.git';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const FUNCTION = 'def clean(x):\n    """Doubles."""\n    return x * 2';
const IN_NOTEBOOK = [
  '# Installs pump-tools where it is missing (solidify --install-cell)',
  'import importlib.util',
  'if getattr(importlib.util.find_spec("pump_tools"), "origin", None) is None:',
  `    %pip install -q "${ADDRESS}@${COMMIT}"`,
  '    importlib.invalidate_caches()',
].join('\n');
const IN_SCRIPT = IN_NOTEBOOK.replace(
  /^ {4}%pip.*$/m,
  `    import subprocess\n    import sys\n    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "${ADDRESS}@${COMMIT}"], check=True)`,
);

/** A saved notebook with these cells: code, or `raw:` and `markdown:` before what isn't. */
function notebookOf(...cells: readonly string[]): Notebook {
  const saved = cells.map((text) => {
    const [, kind = 'code', source = ''] = /^(?:(raw|markdown):)?([^]*)$/.exec(text) ?? [];
    const more = kind === 'code' ? { execution_count: null, outputs: [] } : {};
    return { cell_type: kind, metadata: {}, source, ...more };
  });
  return readNotebook(
    'a.ipynb',
    JSON.stringify({ cells: saved, metadata: {}, nbformat: 4, nbformat_minor: 4 }),
  );
}

async function planFor(notebook: Notebook): Promise<ExtractionPlan> {
  const analysis = await analysisOf(notebook);
  const owners = analysis.notebooks.map(({ owner }) => owner);
  return withInstallCells(planOf(analysis), owners, ADDRESS, python.backEnd);
}

/** The code cells after the rewrite, with the commit in place. */
async function after(notebook: Notebook): Promise<readonly string[]> {
  const plan = await planFor(notebook);
  return cellsAfter(notebook, withCommit(plan.rewrites[0]?.edits ?? [], COMMIT));
}

test('a notebook gets the cell at its very top, above its title and the cell of parameters', async () => {
  const plan = await planFor(notebookOf('markdown:# Title', 'a = 1', FUNCTION, 'clean(a)'));
  const [edit] = withCommit(plan.rewrites[0]?.edits ?? [], COMMIT);
  expect(edit).toEqual({ kind: 'insert', before: 0, source: IN_NOTEBOOK });
  expect(plan.rewrites[0]?.codeLinesAfter).toBe(1 + 1 + 1 + 4);
});

test('raw front matter stays first', async () => {
  const plan = await planFor(notebookOf('raw:---\ntitle: Pumps\n---', FUNCTION, 'clean(1)'));
  expect(plan.rewrites[0]?.edits[0]).toMatchObject({ kind: 'insert', before: 1 });
});

test('a script gets what Python itself takes', async () => {
  const [first] = await after(notebookFrom(`# %%\n${FUNCTION}\n\n# %%\nclean(1)\n`));
  expect(first).toBe(IN_SCRIPT);
  expect(python.backEnd.syntaxProblem(IN_SCRIPT)).toBeNull();
});

test('a notebook that imports the package already gets it too; one that doesn’t is left alone', async () => {
  const importing = notebookOf('from pump_tools.core import clean', 'clean(1)');
  expect(await after(importing)).toEqual([IN_NOTEBOOK, 'from pump_tools.core import clean', 'clean(1)']);
  expect((await planFor(notebookOf('import math', 'math.pi'))).rewrites).toEqual([]);
});

test('a cell that is there stays, with the commit that it names; another address makes it anew', async () => {
  const other = IN_NOTEBOOK.replace(COMMIT, COMMIT.replaceAll('0', 'f'));
  const imported = 'from pump_tools.core import clean';
  expect((await planFor(notebookOf(other, imported))).rewrites).toEqual([]);
  const elsewhere = other.replace('example.org', 'example.com');
  expect(await after(notebookOf(elsewhere, imported))).toEqual([IN_NOTEBOOK, imported]);
});

test('the cell of another package is none of ours', async () => {
  const other = IN_NOTEBOOK.replaceAll('pump-tools', 'fan-tools').replace('pump_tools', 'fan_tools');
  expect(await after(notebookOf(other, FUNCTION, 'clean(1)'))).toEqual([
    IN_NOTEBOOK,
    other,
    'from pump_tools.core import clean',
    'clean(1)',
  ]);
});

test.each([
  ['reads results by number', notebookOf(FUNCTION, 'clean(1)', 'Out[2] + 1'), 'counts-cells'],
  [
    'is a script with future imports',
    notebookFrom(`# %%\nfrom __future__ import annotations\n\n# %%\n${FUNCTION}\n\n# %%\nclean(1)\n`),
    'future-import',
  ],
])('a notebook that %s gets none, and that is said', async (_, notebook, why) => {
  const plan = await planFor(notebook);
  expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'no-install-cell', why }));
  expect(plan.rewrites[0]?.edits.some((edit) => edit.kind === 'insert')).toBe(false);
});

test.each([
  ['notebook', IN_NOTEBOOK],
  ['script', IN_SCRIPT],
])('the cell in a %s keeps nothing from moving', async (_, cell) => {
  expect(isInstallCell(cell)).toBe(true);
  expect(isInstallCell(cell.replace(/^#.*\n/, ''))).toBe(false);
  const text = `# %%\n${cell}\n\n# %%\nimport math\nK = 3\n\n# %%\ndef floor(x):\n    return math.floor(x) * K\n\n# %%\nfloor(1)\n`;
  expect(obstacles(await analysisOf(text))).toEqual({});
});
