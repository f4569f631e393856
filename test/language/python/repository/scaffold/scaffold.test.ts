import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { UNPUBLISHED_NOTE, withAddress } from '../../../../../src/render/scaffold/address.ts';
import { renderScaffold } from '../../../../../src/language/python/repository/scaffold/index.ts';
import type { ScaffoldFacts } from '../../../../../src/render/scaffold/facts.ts';
import { SolidifyError } from '../../../../../src/text/error.ts';
import { churnTools, hostile, templates } from './templates.ts';

/** The rendered files by path. */
function files(changes: Partial<ScaffoldFacts> = {}): ReadonlyMap<string, string> {
  return new Map(
    renderScaffold({ ...churnTools, ...changes }, templates).map(({ path, text }) => [path as string, text]),
  );
}

function file(path: string, changes: Partial<ScaffoldFacts> = {}): string {
  const text = files(changes).get(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return text;
}

function project(changes: Partial<ScaffoldFacts> = {}): Record<string, unknown> {
  return parseToml(file('pyproject.toml', changes)).project as Record<string, unknown>;
}

const flat =
  'He said "x" \'y\' \\ {{name}} ${{ github.token }} $(id) `id` | # ] - a: b """ \'\'\' [tool.evil] <b> \ufffd';
const nasty: Partial<ScaffoldFacts> = {
  description: hostile,
  keywords: [hostile],
  author: { name: hostile, email: hostile },
  requirements: [{ importName: hostile, distribution: hostile, specifier: hostile, source: 'table' }],
  modules: [
    {
      importName: 'churn_tools.prices',
      summary: hostile,
      definitions: [
        { name: 'clean', kind: 'function', summary: hostile, origins: [{ notebook: hostile, cell: 0 }] },
      ],
    },
  ],
};

describe('pyproject.toml', () => {
  it('says what the package is and needs', () => {
    expect(project()).toMatchObject({
      name: 'churn-tools',
      description: 'Prices and statistics of the churn prototype.',
      authors: [{ name: 'Jane Doe', email: 'jane@example.com' }],
      license: 'LicenseRef-Proprietary',
      'license-files': ['LICENSE'],
      'requires-python': '>=3.11',
      dependencies: ['numpy>=1.26', 'scikit-learn>=1.5'],
    });
  });

  it('holds hostile texts as plain values', () => {
    const made = project(nasty);
    expect(made).toMatchObject({
      description: flat,
      keywords: [flat.replaceAll(',', ' ')],
      dependencies: [],
    });
    expect(made.authors).toEqual([{ name: flat }]);
    expect(parseToml(file('pyproject.toml', nasty)).tool).not.toHaveProperty('evil');
  });

  it('keeps a doubtful requirement as a comment', () => {
    const requirements = [
      { importName: 'odd', distribution: 'odd', specifier: '', source: 'unverified' },
    ] as const;
    expect(project({ requirements }).dependencies).toEqual([]);
    expect(file('pyproject.toml', { requirements })).toMatch(/^ {2}# "odd", # unverified/m);
    expect(file('README.md', { requirements })).toContain('No distribution is known for `odd`');
  });

  it('names a distribution once, and tells what it is imported as', () => {
    const requirements = ['google.cloud.storage', 'google.auth'].map((importName) => ({
      importName,
      distribution: 'google-all',
      specifier: '>=2',
      source: 'table' as const,
    }));
    const made = parseToml(file('pyproject.toml', { requirements }));
    expect(made.project).toMatchObject({ dependencies: ['google-all>=2'] });
    expect(made.tool).toMatchObject({ deptry: { package_module_name_map: { 'google-all': ['google'] } } });
  });

  it('asks for extras', () => {
    const requirements = [
      { importName: 'ray', distribution: 'ray', specifier: '>=2.9', source: 'environment', extras: ['tune'] },
    ] as const;
    expect(project({ requirements }).dependencies).toEqual(['ray[tune]>=2.9']);
  });

  it('lets pass what the checkers said of moved code, and nothing else', () => {
    const ratchet = {
      lint: [
        { path: 'src/churn_tools/prices.py', fired: [{ rule: 'B007', count: 2 }] },
        { path: 'src/churn_tools/clean.py', fired: [] },
      ],
      unformatted: ['src/churn_tools/prices.py'],
      types: [
        {
          kind: 'found' as const,
          importName: 'churn_tools.prices',
          fired: [
            { rule: 'arg-type', count: 1 },
            { rule: 'no-untyped-def', count: 3 },
          ],
        },
        {
          kind: 'unhinted' as const,
          importName: 'churn_tools.clean',
          fired: [{ rule: 'no-untyped-def', count: 2 }],
        },
        { kind: 'unknown' as const, importName: 'churn_tools.plots' },
      ],
    };
    expect(parseToml(file('pyproject.toml', { ratchet })).tool).toMatchObject({
      ruff: {
        lint: { 'per-file-ignores': { 'src/churn_tools/prices.py': ['B007'] } },
        format: { exclude: ['src/churn_tools/prices.py'] },
      },
      mypy: {
        strict: true,
        overrides: [
          { module: ['churn_tools.prices'], disable_error_code: ['arg-type', 'no-untyped-def'] },
          {
            module: ['churn_tools.clean'],
            check_untyped_defs: false,
            disable_error_code: ['no-untyped-def'],
          },
          { module: ['churn_tools.plots'], ignore_errors: true },
        ],
      },
    });
    expect(file('pyproject.toml', { ratchet })).toContain('] # arg-type: 1, no-untyped-def: 3\n');
    const tool = JSON.stringify(parseToml(file('pyproject.toml')).tool);
    expect(tool).not.toMatch(/per-file-ignores|exclude|ignore_errors|overrides/);
  });

  it('leaves out an author that Git does not know', () => {
    expect(project({ author: { name: null, email: null } })).not.toHaveProperty('authors');
    expect(project({ author: { name: null, email: 'root@host.(none)' } })).not.toHaveProperty('authors');
    expect(file('LICENSE', { author: { name: null, email: null } })).toContain(
      '2026 the authors of churn-tools',
    );
  });

  it('marks what is private, unless it is to be published', () => {
    expect(project().classifiers).toContain('Private :: Do Not Upload');
    expect(project({ publish: 'pypi' }).classifiers).not.toContain('Private :: Do Not Upload');
    expect(project({ license: 'MIT' }).classifiers).not.toContain('Private :: Do Not Upload');
  });

  it('links to a remote that others can reach', () => {
    expect(project({ repositoryUrl: 'git@github.com:team/churn.git' }).urls).toEqual({
      Repository: 'https://github.com/team/churn',
    });
    expect(file('README.md', { repositoryUrl: 'git@github.com:team/churn.git' })).toContain(
      'pip install git+ssh://git@github.com/team/churn.git',
    );
  });

  it.each([null, '/srv/git/churn.git'])('keeps the place of an address that nobody knows yet (%j)', (url) => {
    expect(project({ repositoryUrl: url }).urls).toEqual({
      Repository: 'https://repository.invalid/churn-tools',
    });
    const address = 'https://git.example/team/churn.git';
    for (const path of ['pyproject.toml', 'README.md']) {
      const before = file(path, { repositoryUrl: url });
      expect(before).toContain(UNPUBLISHED_NOTE);
      expect(withAddress(before, '/srv/elsewhere.git')).toBe(before);
      expect(withAddress(before, address)).not.toContain('.invalid');
    }
    const known = file('pyproject.toml', { repositoryUrl: address });
    expect(withAddress(file('pyproject.toml', { repositoryUrl: url }), address)).toBe(known);
    expect(withAddress(known, 'https://other.example/x')).toBe(known);
  });
});

describe('a hostile text', () => {
  it('ends no line and adds no row in Markdown', () => {
    for (const path of ['README.md', 'docs/index.md', 'CHANGELOG.md']) {
      const lines = file(path, nasty).split('\n');
      expect(lines.filter((line) => /^(- a: b|"""|'''|\[tool\.evil\]|<b>)/.test(line))).toEqual([]);
    }
    const row = file('README.md', nasty)
      .split('\n')
      .find((line) => line.startsWith('| `clean`'));
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(6);
  });

  it('leaves the package file a docstring and a version', () => {
    expect(file('src/churn_tools/__init__.py', nasty)).toBe(
      `"""${flat.replaceAll('\\', '\\\\').replaceAll('"', "'")}"""\n\n__version__ = "0.1.0"\n`,
    );
  });

  it('is refused as a name', () => {
    expect(() => files({ package: { name: '../x', importName: 'x' } })).toThrow(RangeError);
    expect(() => files({ package: { name: 'x', importName: 'x/../../y' } })).toThrow(RangeError);
    expect(() => files({ versions: { minimum: '3.11"', tested: [] } })).toThrow(RangeError);
  });
});

describe('variants', () => {
  const pipelines = (changes: Partial<ScaffoldFacts>) =>
    [...files(changes).keys()].filter((path) => /^\.git(hub|lab)/.test(path));

  it('come from the host, and publish only when asked', () => {
    expect(pipelines({})).toEqual(['.github/dependabot.yml', '.github/workflows/ci.yml']);
    expect(pipelines({ host: 'gitlab' })).toEqual(['.gitlab-ci.yml']);
    expect(pipelines({ host: 'none', publish: 'pypi' })).toEqual([]);
    expect(pipelines({ publish: 'pypi' })).toContain('.github/workflows/publish.yml');
    expect(parseYaml(file('.gitlab-ci.yml', { host: 'gitlab' }))).not.toHaveProperty('publish');
    expect(parseYaml(file('.gitlab-ci.yml', { host: 'gitlab', publish: 'pypi' }))).toHaveProperty('publish');
  });

  it('make workflows that are pinned, bounded and without rights they do not need', () => {
    for (const path of ['.github/workflows/ci.yml', '.github/workflows/publish.yml']) {
      const text = file(path, { publish: 'pypi' });
      const workflow = parseYaml(text) as {
        permissions: object;
        jobs: Record<string, { 'timeout-minutes'?: number; permissions?: object }>;
      };
      expect(workflow.permissions).toEqual({});
      for (const job of Object.values(workflow.jobs)) {
        expect(job['timeout-minutes']).toBeGreaterThan(0);
        expect(job.permissions).toBeDefined();
      }
      for (const [line] of text.matchAll(/^.*uses:.*$/gm)) {
        expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
    }
  });

  it('test each Python version', () => {
    const github = parseYaml(file('.github/workflows/ci.yml')) as {
      jobs: { test: { name: string; strategy: { matrix: object } } };
    };
    expect(github.jobs.test.name).toBe('Python ${{ matrix.python-version }}');
    expect(github.jobs.test.strategy.matrix).toEqual({ 'python-version': ['3.11', '3.12'] });
    expect(parseYaml(file('.gitlab-ci.yml', { host: 'gitlab' }))).toMatchObject({
      test: { parallel: { matrix: [{ PYTHON: ['3.11', '3.12'] }] } },
    });
  });

  it('give the type checker of pre-commit the dependencies, strip notebooks and look for secrets', () => {
    const { repos } = parseYaml(file('.pre-commit-config.yaml')) as {
      repos: { hooks: { id: string; additional_dependencies?: string[] }[] }[];
    };
    const hooks = repos.flatMap((repo) => repo.hooks);
    expect(hooks.find(({ id }) => id === 'mypy')?.additional_dependencies).toEqual([
      'numpy>=1.26',
      'scikit-learn>=1.5',
    ]);
    expect(hooks.map(({ id }) => id)).toEqual(expect.arrayContaining(['nbstripout', 'gitleaks']));
  });
});

describe('licences', () => {
  const known = new Set(
    [...templates.keys()].flatMap((path) => /^licenses\/([^/]+)\//.exec(path)?.[1] ?? []),
  );

  it.each([...known])('%s has its text, filled in', (license) => {
    const text = file('LICENSE', { license });
    expect(text.length).toBeGreaterThan(200);
    expect(text).not.toMatch(/\{\{|<owner>|<copyright holders>/);
  });

  it('share a text between -only and -or-later, which the metadata tells apart', () => {
    const license = 'LGPL-3.0-or-later';
    expect(project({ license })).toMatchObject({ license, 'license-files': ['COPYING', 'LICENSE'] });
    expect(file('LICENSE', { license })).toBe(file('LICENSE', { license: 'LGPL-3.0-only' }));
  });

  it('name holder and year', () => {
    expect(file('LICENSE', { license: 'MIT' })).toContain('Copyright (c) 2026 Jane Doe\n');
  });

  it.each(['Beerware', '../python/base', ''])('refuse %j, of which no text is known', (license) => {
    expect(() => files({ license })).toThrow(SolidifyError);
  });
});

describe('the repository', () => {
  it('has only its task file executable', () => {
    const executable = renderScaffold(churnTools, templates).filter(
      (change) => change.kind === 'create' && change.executable,
    );
    expect(executable.map(({ path }) => path)).toEqual(['noxfile.py']);
  });

  it('tells where each definition came from', () => {
    expect(file('README.md')).toContain(
      '| `clean_price` | `churn_tools.prices` | `notebooks/churn.ipynb` | 3 |',
    );
    expect(file('CHANGELOG.md')).toContain('## 0.1.0 - 2026-11-22');
  });

  it('is the same from the same facts', () => {
    expect(renderScaffold(churnTools, templates)).toEqual(renderScaffold(churnTools, templates));
  });

  it('marks the package as typed', () => {
    expect(file('src/churn_tools/py.typed')).toBe('');
  });
});
