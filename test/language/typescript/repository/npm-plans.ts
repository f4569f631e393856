import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTypescriptFrontEnd } from '../../../../src/language/typescript/front-end.ts';
import { createTypescriptRenderer } from '../../../../src/language/typescript/repository/index.ts';
import type {
  ExtractionPlan,
  PlannedDefinition,
  PlannedExample,
  PlannedModule,
} from '../../../../src/plan/plan.ts';
import type { RenderedRepository } from '../../../../src/render/rendered.ts';
import type { RepositoryFacts } from '../../../../src/render/renderer.ts';
import { PLAIN_DEFINITION, PLAIN_MODULE, PLAIN_PLAN } from '../../../plans.ts';

export { importOf } from '../../../plans.ts';

/** Plans of npm packages and their parts: what a test does not say has a plain value. */
const NOTEBOOK = '/home/ada/work/prices.ipynb';

/** A definition of a notebook; its kind is told from its first word. */
export function definitionOf(text: string, parts: Partial<PlannedDefinition> = {}): PlannedDefinition {
  const [, word = '', name = ''] =
    /(?:^|\n)(?:@\w+\s+)?(?:async )?(function\*?|class|const|interface|type|enum)\s+(\w+)/.exec(text) ?? [];
  const kinds: Readonly<Record<string, PlannedDefinition['kind']>> = {
    class: 'class',
    enum: 'class',
    interface: 'type',
    type: 'type',
    const: /=\s*(?:async )?\(.*=>/.test(text) ? 'function' : 'constant',
  };
  return {
    ...PLAIN_DEFINITION,
    name,
    names: [name],
    kind: kinds[word] ?? 'function',
    text,
    syntaxHash: hashOf(text),
    sourceHash: hashOf(text),
    origins: [{ notebook: NOTEBOOK, cell: 1, cellId: 'c1', line: 1 }],
    ...parts,
  };
}

/** What stands for the hash of a syntax. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function exampleOf(call: string, expected: string): PlannedExample {
  return {
    name: /\w+(?=\()/.exec(call)?.[0] ?? '',
    at: { cell: 2, start: 0, end: 0 },
    call,
    expected,
    source: 'output',
    notebook: NOTEBOOK,
  };
}

export function moduleOf(name: string, parts: Partial<PlannedModule>): PlannedModule {
  return {
    ...PLAIN_MODULE,
    name,
    importName: `price-tools/${name}`,
    summary: `What ${name} are about.`,
    ...parts,
  };
}

export function planOf(
  modules: readonly PlannedModule[],
  parts: Partial<ExtractionPlan> = {},
): ExtractionPlan {
  return {
    ...PLAIN_PLAN,
    language: 'typescript',
    package: { name: 'price-tools', importName: 'price-tools' },
    modules,
    ...parts,
  };
}

export const FACTS: RepositoryFacts = {
  scaffold: {
    description: 'What we know about prices.',
    keywords: [],
    author: { name: 'Ada', email: 'ada@example.org' },
    license: 'LicenseRef-Proprietary',
    date: '2026-11-22',
    versions: { minimum: '20.19', tested: ['20', '22', '24'] },
    host: 'github',
    publish: null,
    repositoryUrl: null,
  },
  generator: 'solidify-nb 0.1.0',
  requirementsFor: () => [],
  recording: null,
  notebooks: [
    {
      notebook: NOTEBOOK,
      path: 'work/prices.ipynb',
      before: 'b'.repeat(64),
      after: 'a'.repeat(64),
      cells: ['0'.repeat(64), '1'.repeat(64), '2'.repeat(64)],
      options: { all: true },
    },
  ],
  files: [],
};

const folder = fileURLToPath(new URL('../../../../templates/', import.meta.url));

export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);

export const renderer = createTypescriptRenderer({ frontEnd: createTypescriptFrontEnd() });

/** The files of a package as they are after its last commit, by path. */
export async function filesOf(
  plan: ExtractionPlan,
  scaffold: Partial<RepositoryFacts['scaffold']> = {},
): Promise<ReadonlyMap<string, string>> {
  return lastFiles(
    await renderer.renderRepository(
      plan,
      { ...FACTS, scaffold: { ...FACTS.scaffold, ...scaffold } },
      TEMPLATES,
    ),
  );
}

export function lastFiles({ moved, formatted }: RenderedRepository): ReadonlyMap<string, string> {
  return new Map([...moved, ...formatted].map(({ path, text }) => [path, text]));
}
