import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readProvenance } from '../../../../src/plan/held/index.ts';
import { renderRepository } from '../../../../src/language/python/repository/repository.ts';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonLanguage } from './language.ts';
import { definitionOf, exampleOf, importOf, moduleOf, parameterOf, planOf } from './plans.ts';
import type { RenderedRepository } from '../../../../src/render/rendered.ts';
import type { RepositoryFacts } from '../../../../src/render/renderer.ts';

const folder = fileURLToPath(new URL('../../../../templates/', import.meta.url));
const templates = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);

const language = await pythonLanguage();

const facts: RepositoryFacts = {
  scaffold: {
    description: 'What we know about churn.',
    keywords: [],
    author: { name: 'Ada', email: 'ada@example.org' },
    license: 'MIT',
    date: '2026-11-22',
    versions: { minimum: '3.11', tested: ['3.11', '3.12'] },
    host: 'github',
    publish: null,
    repositoryUrl: null,
  },
  generator: 'solidify-nb 0.1.0',
  requirementsFor: () => [],
  recording: null,
  notebooks: [
    {
      notebook: '/home/ada/work/prototype.ipynb',
      path: 'work/prototype.ipynb',
      before: 'b'.repeat(64),
      after: 'a'.repeat(64),
      cells: ['0'.repeat(64), '1'.repeat(64)],
      options: { all: true },
    },
  ],
  files: [],
};

/** Of the syntax of a test as it was written. */
const HASH: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

const notebook = '/home/ada/work/prototype.ipynb';
const plan = planOf({
  modules: [
    moduleOf({
      name: 'texts',
      summary: 'Texts.',
      definitions: [
        definitionOf({
          name: 'greet',
          text: 'def greet( who ):\n  """Greets.  """\n  return "hi "+who',
          origins: [{ notebook, cell: 1, cellId: null, line: 1 }],
          parameters: [parameterOf('who')],
          doc: 'Greets.  ',
          examples: [{ ...exampleOf('greet("Al")', "'hi Al'", 1), notebook }],
        }),
      ],
    }),
    moduleOf({
      imports: [importOf('math', null, 'math')],
      siblings: [{ module: 'churn_tools.texts', names: ['greet'] }],
      definitions: [
        definitionOf({
          name: 'clean',
          text: "def clean(p, l=[]):\n    if p == None: return greet('x')\n    return [math.floor(x) for x in p]",
          origins: [{ notebook, cell: 0, cellId: 'c0', line: 2 }],
          parameters: [parameterOf('p'), parameterOf('l', 'positional', '[]')],
        }),
      ],
    }),
  ],
  requirements: [],
});

function render(): Promise<RenderedRepository> {
  return renderRepository(plan, facts, templates, language);
}

describe('renderRepository', () => {
  it('moves text byte-equal first, and then changes only layout that may change', async () => {
    const repository = await render();
    const moved = new Map(repository.moved.map(({ path, text }) => [String(path), text]));
    const prices = moved.get('src/churn_tools/prices.py');
    expect(prices).toContain("    if p == None: return greet('x')\n");
    expect(moved.get('src/churn_tools/texts.py')).toContain('def greet( who ):\n  """Greets.  """\n');
    expect(repository.formatted).toEqual([
      {
        kind: 'update',
        path: 'src/churn_tools/prices.py',
        original: prices,
        text: `"""Prices and what is done to them."""

import math

from churn_tools.texts import greet


def clean(p, l=[]):
    if p == None:
        return greet("x")
    return [math.floor(x) for x in p]
`,
      },
    ]);
    expect(repository.formatExcluded).toEqual([
      { path: 'src/churn_tools/texts.py', reason: 'changes-syntax' },
    ]);
    expect(repository.tests).toEqual({ tested: 1, importOnly: 1 });
    expect(repository.defects).toEqual([]);
    expect([...moved.keys()].sort()).toEqual([...moved.keys()]);
  });

  it('writes where each definition came from, twice, and reads it back', async () => {
    const { moved, provenance } = await render();
    const texts = moved.filter(({ path }) => path.endsWith('solidify.json'));
    expect(texts.map(({ path }) => path)).toEqual(['solidify.json', 'src/churn_tools/solidify.json']);
    expect(texts.map(({ text }) => readProvenance(text))).toEqual([provenance, provenance]);
    expect(provenance).toEqual({
      version: 1,
      generator: 'solidify-nb 0.1.0',
      language: 'python',
      package: { name: 'churn-tools', importName: 'churn_tools' },
      notebooks: [
        {
          path: 'work/prototype.ipynb',
          before: 'b'.repeat(64),
          after: 'a'.repeat(64),
          options: { all: true },
        },
      ],
      files: [],
      definitions: [
        {
          name: 'greet',
          names: ['greet'],
          kind: 'function',
          module: 'churn_tools.texts',
          origins: [{ notebook: 'work/prototype.ipynb', cell: { index: 1, source: '1'.repeat(64) } }],
          source: 'hash of greet',
          written: 'hash of greet',
        },
        {
          name: 'clean',
          names: ['clean'],
          kind: 'function',
          module: 'churn_tools.prices',
          origins: [{ notebook: 'work/prototype.ipynb', cell: { id: 'c0' } }],
          source: 'hash of clean',
          written: 'hash of clean',
        },
      ],
      tests: [
        { path: 'tests/test_texts.py', name: 'test_greet', of: ['churn_tools.texts.greet'], written: HASH },
        { path: 'tests/test_prices.py', name: 'test_clean', of: ['churn_tools.prices.clean'], written: HASH },
      ],
    });
  });

  it('names no folder of this machine', async () => {
    const { moved, formatted } = await render();
    for (const { text } of [...moved, ...formatted]) expect(text).not.toContain('/home/ada');
  });

  it('tells an undefined name as a defect, and does not let the configuration hide it', async () => {
    const lost = moduleOf({ definitions: [definitionOf({ name: 'f', text: 'def f(): return lost' })] });
    const { defects, moved } = await renderRepository(
      planOf({ modules: [lost] }),
      recorded(),
      templates,
      language,
    );
    expect(defects.map(({ path, defects: found }) => [path, found.map(({ rule }) => rule)])).toEqual([
      ['src/churn_tools/prices.py', ['F821']],
    ]);
    expect(moved.find(({ path }) => path === 'pyproject.toml')?.text).not.toContain('F821');
  });

  it.each(['', '[]', '{"version":2}', '{"version":1}', 'null', '{"version":1,"package":{}}'])(
    'takes %j for no provenance',
    (text) => {
      expect(readProvenance(text)).toBeNull();
    },
  );
});

function recorded(): RepositoryFacts {
  const [first] = facts.notebooks;
  return first === undefined
    ? facts
    : { ...facts, notebooks: [{ ...first, notebook: 'work/prototype.ipynb' }] };
}

describeWithPython('the rendered repository', (python) => {
  const root = mkdtempSync(join(tmpdir(), 'rendered-repository-'));
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it('passes its own linter, formatter, type checker and tests', async () => {
    const { moved, formatted } = await render();
    for (const { path, text } of [...moved, ...formatted]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(run('ruff', 'check', '--no-cache', '.')).toContain('All checks passed!');
    expect(run('ruff', 'format', '--check', '--no-cache', '.')).toContain('already formatted');
    expect(run('mypy', '--cache-dir', join(root, '.mypy'))).toContain('Success');
    expect(run('pytest', '-p', 'no:cacheprovider')).toContain('3 passed, 1 skipped');
  });

  function run(...args: readonly string[]): string {
    const env = {
      ...process.env,
      PYTHONPATH: join(root, 'src'),
      PYTHONDONTWRITEBYTECODE: '1',
      NO_COLOR: '1',
    };
    const done = spawnSync(python, ['-m', ...args], { cwd: root, env, encoding: 'utf8' });
    return `${done.stdout}${done.stderr}`;
  }
});
