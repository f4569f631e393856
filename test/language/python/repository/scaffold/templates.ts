import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScaffoldFacts, Templates } from '../../../../../src/render/scaffold/facts.ts';

const root = fileURLToPath(new URL('../../../../../templates', import.meta.url));

/** The real templates, as the product is handed them. */
export const templates: Templates = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => [path.replaceAll(sep, '/'), readFileSync(join(root, path), 'utf8')]),
);

/** Facts of a small package; a test changes what it is about. */
export const churnTools: ScaffoldFacts = {
  package: { name: 'churn-tools', importName: 'churn_tools' },
  description: 'Prices and statistics of the churn prototype.',
  keywords: ['churn', 'prices'],
  author: { name: 'Jane Doe', email: 'jane@example.com' },
  license: 'LicenseRef-Proprietary',
  date: '2026-11-22',
  versions: { minimum: '3.11', tested: ['3.11', '3.12'] },
  requirements: [
    { importName: 'numpy', distribution: 'numpy', specifier: '>=1.26', source: 'environment' },
    { importName: 'sklearn', distribution: 'scikit-learn', specifier: '>=1.5', source: 'table' },
  ],
  testRequirements: [],
  modules: [
    {
      importName: 'churn_tools.prices',
      summary: 'Cleaning of prices.',
      definitions: [
        {
          name: 'clean_price',
          kind: 'function',
          summary: 'Read a price.',
          origins: [{ notebook: 'notebooks/churn.ipynb', cell: 3 }],
        },
      ],
    },
  ],
  host: 'github',
  publish: null,
  repositoryUrl: null,
  ratchet: { lint: [], unformatted: [], types: [] },
  tests: { copied: 0, recorded: 0, stubs: 1 },
};

/** A text that would do harm in TOML, YAML, Markdown, Python, a shell or a template, were it not escaped. */
export const hostile =
  'He said "x" \'y\' \\ {{name}} ${{ github.token }} $(id) `id` | # ]\n- a: b\n"""\n\'\'\'\n[tool.evil]\n<b>\u0007\ud800';
