import type { Requirement } from '../../../../program/requirement.ts';
import type { RemoteUrls } from '../../../../render/scaffold/remote.ts';
import type { NpmScaffoldFacts } from './facts.ts';

/** Version of a package that has just been made. */
export const FIRST_VERSION = '0.1.0';

/** Versions of Node that a package supports, the oldest first: from 20.19 on, `require` takes an ES module. */
export function nodeVersions({ types }: NpmScaffoldFacts): readonly [string, ...string[]] {
  // What is newer than ES2023 isn't in Node 20.
  return types.libraries.includes('ESNext') ? ['22.12', '24'] : ['20.19', '22', '24'];
}

/** What the scripts of a package need; the versions are those that Solidify is tested with. */
const TOOLS: Readonly<Record<string, string>> = {
  '@arethetypeswrong/cli': '^0.18.5',
  '@types/node': '^20.19.43',
  prettier: '^3.10.1',
  publint: '^0.3.25',
  tsdown: '^0.21.8',
  typescript: '^6.0.3',
  vitest: '^4.1.12',
};

/** Packages of types for globals, beside Node's. */
const GLOBAL_TYPES: Readonly<Record<string, string>> = { deno: '^2.7.0' };

/** `package.json`. */
export function packageJson(facts: NpmScaffoldFacts, urls: RemoteUrls): string {
  const dependencies = dependencyRanges(facts.requirements);
  const tested = Object.entries(dependencyRanges(facts.testRequirements)).filter(
    ([name]) => !(name in dependencies),
  );
  const globals = facts.types.globals.flatMap((name) => {
    const range = GLOBAL_TYPES[name];
    return range === undefined ? [] : [[`@types/${name}`, range] as const];
  });
  const isPrivate = !facts.publish;
  const author = authorText(facts);
  return JSON.stringify({
    name: facts.package.name,
    version: FIRST_VERSION,
    ...(isPrivate ? { private: true } : {}),
    description: facts.description,
    keywords: facts.keywords,
    license: facts.license === 'LicenseRef-Proprietary' ? 'UNLICENSED' : facts.license,
    ...(author === '' ? {} : { author }),
    repository: { type: 'git', url: urls.https },
    type: 'module',
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    },
    main: './dist/index.js',
    types: './dist/index.d.ts',
    files: ['dist', 'CHANGELOG.md', 'solidify.json'],
    ...(facts.isQuiet ? { sideEffects: false } : {}),
    engines: { node: `>=${nodeVersions(facts)[0]}` },
    ...(facts.publish ? { publishConfig: { access: 'public' } } : {}),
    scripts: {
      build: 'tsdown',
      check: 'tsc --noEmit',
      format: 'prettier --write .',
      'format:check': 'prettier --check .',
      'lint:package': 'publint --strict && attw --pack .',
      prepare: 'tsdown',
      test: 'vitest run',
    },
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
    devDependencies: sorted({ ...TOOLS, ...Object.fromEntries(globals), ...Object.fromEntries(tested) }),
  });
}

/** Ranges by package, sorted; what nobody knows for sure is left out. A package under another name is an alias: `npm:lodash-es@^4`. */
export function dependencyRanges(requirements: readonly Requirement[]): Readonly<Record<string, string>> {
  const ranges: Record<string, string> = {};
  for (const { distribution, specifier, source } of requirements) {
    if (source === 'unverified' || !isPackageName(distribution)) continue;
    // Deno finds it by another address.
    if (specifier !== '' && !isRange(specifier)) continue;
    if (ranges[distribution] === undefined || ranges[distribution] === '*') {
      ranges[distribution] = specifier === '' ? '*' : specifier;
    }
  }
  return sorted(ranges);
}

/** Source: npm's own validate-npm-package-name, and `npm help package.json`. */
function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i.test(name);
}

/** A range of versions, a tag, or another package's name with one: nothing that leads to a file or an address. */
function isRange(text: string): boolean {
  return /^(?:npm:[@\w./~-]+@)?[\w.*^~<>=| +-]+$/.test(text);
}

function sorted(entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function authorText({ author: { name, email } }: NpmScaffoldFacts): string {
  return [...(name === null ? [] : [name]), ...(email === null ? [] : [`<${email}>`])].join(' ');
}
