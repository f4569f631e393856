import { UNPUBLISHED_NOTE, oneLine, placeholderUrls, remoteUrls } from '../../../../render/index.ts';
import { dependencyValues } from './dependencies.ts';
import type { Author, ScaffoldFacts } from '../../../../render/scaffold/facts.ts';
import { ruffRules, ruffVersion } from './ruff-rules.ts';
import type { FiredRule } from '../../../../render/rendered.ts';

/** Version of a package that has just been made. */
export const FIRST_VERSION = '0.1.0';

/** What the templates read. Flat, so that a template holds no logic but "is there any". */
export function templateValues(facts: ScaffoldFacts, licenseFiles: readonly string[]): object {
  const { name, importName } = facts.package;
  const packagePath = `src/${importName}`;
  const remote = remoteUrls(facts.repositoryUrl);
  return {
    name,
    importName,
    version: FIRST_VERSION,
    packagePath,
    versionPath: `${packagePath}/__init__.py`,
    description: oneLine(facts.description) || `Functions of ${name}.`,
    ...legal(facts, licenseFiles),
    ...python(facts),
    ...dependencyValues(facts.requirements, facts.testRequirements),
    ...ratchet(facts),
    ...contents(facts),
    keywords: keywords(facts),
    ...(remote ?? placeholderUrls(name)),
    unpublished: remote === null ? UNPUBLISHED_NOTE : null,
    host: facts.host,
    publish: facts.publish,
    ...toldTests(facts),
    codespellSkip: `*/${importName}/*,*/test_*.py,*README.md,*docs/index.md,*solidify.json,*.ipynb`,
  };
}

/** Kinds of tests that there are any of. */
function toldTests({ tests }: ScaffoldFacts): object {
  return { copiedTests: tests.copied > 0, recordedTests: tests.recorded > 0, stubs: tests.stubs > 0 };
}

function legal(facts: ScaffoldFacts, licenseFiles: readonly string[]): object {
  const author = validAuthor(facts.author);
  const proprietary = facts.license === 'LicenseRef-Proprietary';
  return {
    author,
    holder: author?.name ?? `the authors of ${facts.package.name}`,
    license: facts.license,
    licenseFiles,
    proprietary,
    privateClassifier: isPrivate(facts),
    date: facts.date,
    year: facts.date.slice(0, 4),
  };
}

function isPrivate(facts: ScaffoldFacts): boolean {
  return facts.license === 'LicenseRef-Proprietary' && facts.publish === null;
}

/** Git takes any text for an author; package metadata wants a real address and no line breaks. */
function validAuthor(author: Author): Author | null {
  const name = oneLine(author.name ?? '') || null;
  const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  const address = new RegExp(String.raw`^${atom}(?:\.${atom})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$`);
  const email = author.email !== null && address.test(author.email) ? author.email : null;
  return name === null && email === null ? null : { name, email };
}

function python(facts: ScaffoldFacts): object {
  const { minimum, tested } = facts.versions;
  return {
    requiresPython: `>=${minimum}`,
    minimumPython: minimum,
    pythonVersions: tested,
    lintImage: `python:${minimum}-slim`,
    ruffRules: ruffRules.select,
    ruffIgnored: ruffRules.ignore,
    ruffRequirement: `ruff>=${ruffVersion},<${nextMinor(ruffVersion)}`,
    ruffTag: `v${ruffVersion}`,
    classifiers: [
      'Development Status :: 3 - Alpha',
      ...(isPrivate(facts) ? ['Private :: Do Not Upload'] : []),
      'Programming Language :: Python :: 3',
      'Programming Language :: Python :: 3 :: Only',
      ...tested.map((version) => `Programming Language :: Python :: ${version}`),
      'Typing :: Typed',
    ],
  };
}

/** Ruff changes its rules and its format in minor releases only. */
function nextMinor(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}`;
}

function ratchet(facts: ScaffoldFacts): object {
  const { types } = facts.ratchet;
  return {
    lintIgnores: facts.ratchet.lint
      .filter(({ fired }) => fired.length > 0)
      .map(({ path, fired }) => ({ path, ...countedRules(fired) })),
    formatExcluded: facts.ratchet.unformatted,
    typesFound: types.flatMap((each) =>
      each.kind === 'unknown'
        ? []
        : [
            {
              importName: each.importName,
              unhinted: each.kind === 'unhinted',
              ...countedRules(each.fired),
            },
          ],
    ),
    typesUnknown: types.flatMap(({ kind, importName }) => (kind === 'unknown' ? [importName] : [])),
  };
}

function countedRules(fired: readonly FiredRule[]): object {
  return {
    codes: fired.map(({ rule }) => rule),
    counts: fired.map(({ rule, count }) => `${rule}: ${count}`).join(', '),
  };
}

function contents(facts: ScaffoldFacts): object {
  const definitions = facts.modules.flatMap((module) =>
    module.definitions.map((definition) => ({ ...definition, module: module.importName })),
  );
  const example = definitions.find(({ kind }) => kind === 'function') ?? definitions[0];
  return {
    modules: facts.modules.map((module) => ({
      ...module,
      notebooks: [
        ...new Set(module.definitions.flatMap(({ origins }) => origins.map(({ notebook }) => notebook))),
      ],
    })),
    origins: definitions.flatMap(({ name, module, origins }) =>
      origins.map(({ notebook, cell }) => ({ name, module, notebook, cell })),
    ),
    example: example === undefined ? null : `from ${example.module} import ${example.name}`,
  };
}

/** The metadata joins keywords with commas. */
function keywords(facts: ScaffoldFacts): readonly string[] {
  const words = facts.keywords
    .map((word) => oneLine(word.replaceAll(',', ' ')))
    .filter((word) => word !== '');
  return words.length > 0 ? [...new Set(words)] : ['jupyter', 'notebook'];
}
