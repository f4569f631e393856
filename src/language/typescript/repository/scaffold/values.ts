import { UNPUBLISHED_NOTE, oneLine, placeholderUrls, remoteUrls } from '../../../../render/index.ts';
import type { RemoteUrls } from '../../../../render/scaffold/remote.ts';
import type { NpmScaffoldFacts } from './facts.ts';
import { FIRST_VERSION, nodeVersions } from './package-json.ts';

/** Where a repository is, or a placeholder. */
export function urlsFor({ repositoryUrl, package: { name } }: NpmScaffoldFacts): RemoteUrls {
  return remoteUrls(repositoryUrl) ?? placeholderUrls(repositoryName(name));
}

/** `acme` of `https://github.com/acme/tools`; null where there is no remote. */
export function ownerOf({ repositoryUrl }: NpmScaffoldFacts): string | null {
  const urls = remoteUrls(repositoryUrl);
  return urls === null ? null : (new URL(urls.web).pathname.split('/')[1] ?? null);
}

/** A scope is no part of a repository's name. */
function repositoryName(name: string): string {
  return name.replace(/^@[^/]*\//, '');
}

/** What the templates read. Flat, so that a template holds no logic but "is there any". */
export function templateValues(facts: NpmScaffoldFacts): object {
  const { name } = facts.package;
  const versions = nodeVersions(facts).map((version) => version.replace(/\..*/, ''));
  const newest = versions.at(-1) ?? '';
  return {
    name,
    repository: repositoryName(name),
    denoTarget: `./${repositoryName(name)}/src/index.ts`,
    version: FIRST_VERSION,
    description: facts.description,
    ...legal(facts),
    ...urlsFor(facts),
    unpublished: remoteUrls(facts.repositoryUrl) === null ? UNPUBLISHED_NOTE : null,
    host: facts.host,
    publish: facts.publish && facts.host === 'github',
    nodeVersions: versions,
    newestNode: newest,
    lintImage: `node:${newest}-slim`,
    unverified: unverified(facts),
    denoModules: facts.denoModules.length > 0 ? facts.denoModules : null,
    ...contents(facts),
    ...typeValues(facts),
    copiedTests: facts.tests.copied > 0,
    recordedTests: facts.tests.recorded > 0,
    stubs: facts.tests.stubs > 0,
  };
}

function typeValues({ types }: NpmScaffoldFacts): object {
  return {
    libraries: types.libraries,
    types: types.globals,
    jsx: types.jsx,
    experimentalDecorators: types.experimentalDecorators,
    extra: types.extra,
    relaxed: types.relaxed,
  };
}

function unverified({ requirements }: NpmScaffoldFacts): readonly string[] | null {
  const names = requirements
    .filter(({ source }) => source === 'unverified')
    .map(({ importName }) => importName);
  return names.length > 0 ? names : null;
}

function legal(facts: NpmScaffoldFacts): object {
  return {
    author: facts.author,
    holder: facts.author.name ?? `the authors of ${facts.package.name}`,
    license: facts.license,
    proprietary: facts.license === 'LicenseRef-Proprietary',
    private: !facts.publish,
    date: facts.date,
    year: facts.date.slice(0, 4),
  };
}

function contents(facts: NpmScaffoldFacts): object {
  const modules = facts.modules.map((module) => ({
    ...module,
    path: facts.paths.get(module.importName) ?? '',
  }));
  const definitions = modules.flatMap(({ path, definitions: own }) => own.map((each) => ({ ...each, path })));
  const example = definitions.find(({ kind }) => kind === 'function') ?? definitions[0];
  return {
    modules: modules.map((module) => ({
      ...module,
      notebooks: [
        ...new Set(module.definitions.flatMap(({ origins }) => origins.map(({ notebook }) => notebook))),
      ],
    })),
    origins: definitions.flatMap(({ name, path, origins }) =>
      origins.map(({ notebook, cell }) => ({ name, path, notebook, cell })),
    ),
    example:
      example === undefined
        ? null
        : `import { ${example.kind === 'type' ? 'type ' : ''}${oneLine(example.name)} } from ${JSON.stringify(facts.package.name)};`,
  };
}
