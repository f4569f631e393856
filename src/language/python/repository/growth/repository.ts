import type { Language } from '../../../../program/language.ts';
import {
  addingRequirements,
  addingTestRequirements,
  nextVersion,
  readPyproject,
  readStyle,
  readVersion,
  settingVersion,
} from '../../packaging/index.ts';
import type { PackageStep } from '../../../../render/growth/edit.ts';
import { textAt } from '../../packaging/toml/index.ts';
import type { HeldPackage } from '../../../../plan/held/package.ts';
import type { Provenance, ProvenanceTest } from '../../../../plan/held/provenance.ts';
import type { ExtractionPlan } from '../../../../plan/plan.ts';
import type { FileChange, RelativePath } from '../../../../text/change-set.ts';
import {
  changeOf,
  changelogStep,
  editOf,
  formatMarkup,
  grownProvenance,
  inSteps,
  leftTo,
  readmeStep,
  requirementsToFind,
  scaffoldModule,
  testRecords,
  versionStep,
  withDocumentedModules,
  withoutStaleTests,
} from '../../../../render/index.ts';
import { withHints } from '../hints/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import { dependencyTexts, otherModuleNames } from '../scaffold/index.ts';
import type { Ratchet, ScaffoldModule } from '../../../../render/scaffold/facts.ts';
import { readTestFile, readTestFiles } from '../tests/index.ts';
import { typeRatchet } from '../type-ratchet.ts';
import { growCode, moduleFolder } from './code.ts';
import { withHookDependencies } from './hooks.ts';
import { ownSteps, readOwnRepository, styleFor, whyVersionStays } from './own.ts';
import type { OwnRepository } from './own.ts';
import { strictModules, withModuleNames, withRatchet } from './ratchet.ts';
import type { ByHand } from '../../../../render/by-hand.ts';
import type { RenderedGrowth, TypeFindings, VersionChange } from '../../../../render/rendered.ts';
import type { GrowingRepository, GrowthFacts } from '../../../../render/renderer.ts';
import type { TestFile } from '../../../../render/test-file.ts';

/** All files of a repository that change when a plan is added to it. What a person wrote in them stays. */
export async function renderGrowth(
  given: ExtractionPlan,
  repository: GrowingRepository,
  facts: GrowthFacts,
  language: Pick<Language, 'frontEnd' | 'backEnd'>,
): Promise<RenderedGrowth> {
  const { backEnd } = language;
  const { held, files } = repository;
  const own = ownOf(repository);
  const testFiles = readTestFiles(files, own?.layout ?? null, language);
  const readTests = (path: RelativePath, text: string): TestFile => readTestFile(path, text, language);
  const style = own ? styleFor(own, held.package.importName) : styleOf(repository);
  const hinted = withHints(given, facts.recording?.hints ?? [], backEnd);
  const { plan } = hinted;
  const made = repository.provenance.tests ?? [];
  const replaced = new Set(
    (given.growth?.replaced ?? []).flatMap(({ module, names }) => names.map((name) => `${module}.${name}`)),
  );
  const current = withoutStaleTests(testFiles, made, replaced, readTests);
  const code = await growCode(plan, {
    held,
    testFiles: current.files,
    backEnd,
    style,
    recording: facts.recording,
    place: own?.layout.tests,
  });
  const provenance = {
    ...grownProvenance(repository.provenance, plan, facts, facts.generator),
    tests: [
      ...made.filter((test) => !current.gone.includes(test)),
      ...testRecords(code.tests.made, [
        ...code.tests.files.map(({ path, text }) => readTests(path, text)),
        ...testFiles,
      ]),
    ],
  };
  const version = versionChange(plan, repository);
  const testRequirements = dependencyTexts(facts.requirementsFor(code.tests.externalImports));
  const modules = plan.modules.map((module) => scaffoldModule(module, facts));
  const ratchetFor = (findings: TypeFindings | null): Ratchet => ({
    lint: code.linted.filter(({ fired }) => fired.length > 0),
    unformatted: code.formatExcluded.map(({ path }) => path),
    types: typeRatchet(plan.modules, findings),
  });
  const requirements = dependencyTexts(plan.requirements);
  const tests = code.tests.files.length > 0 ? ['pytest', ...testRequirements] : [];
  const readme = await readmeStep(modules, files);
  const textsFor = (findings: TypeFindings | null): ReturnType<PackageStep> =>
    inSteps([
      ...(own
        ? ownSteps(plan, { held, own }, { requirements, tests, ratchet: ratchetFor(findings) })
        : [
            addingRequirements(requirements),
            addingTestRequirements(testRequirements),
            ratchetStep(plan, ratchetFor(findings), held),
            readme,
            pageStep(modules),
            hookStep(requirements),
          ]),
      version.to === null
        ? () => leftTo(...(version.stays ? [version.stays] : []))
        : settingVersion(moduleFolder(held), version.to),
      changelogStep(plan, modules, version, facts.date),
    ])(files);
  const texts = textsFor(null);
  const changesOf = (edits: ReadonlyMap<string, string>): readonly FileChange[] =>
    [...edits].map(([path, text]) => changeOf(path, text, files));
  const moved = [
    ...code.moved,
    ...changesOf(texts.files),
    ...(await provenanceChanges(provenance, repository)),
  ];
  return {
    moved: moved.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    formatted: code.formatted,
    tests: code.tests.counts,
    recorded: code.tests.recorded,
    formatExcluded: code.formatExcluded,
    defects: code.linted
      .filter(({ defects }) => defects.length > 0)
      .map(({ path, defects }) => ({ path, module: code.modules.get(path) ?? null, defects })),
    provenance,
    hints: hinted.outcomes,
    movedWith: (findings) => {
      const [configuration] = changesOf(textsFor(findings).files).filter(
        ({ path }) => path === 'pyproject.toml',
      );
      return moved.map((file) => (file.path === 'pyproject.toml' ? (configuration ?? file) : file));
    },
    version,
    sourceFolder: held.sourceFolder,
    there: [...held.modules, ...testFiles],
    byHand: [...texts.byHand, ...leftOf(plan, current.edited)],
  };
}

function ownOf({ kind, files }: GrowingRepository): OwnRepository | null {
  return kind === 'own' ? readOwnRepository(files) : null;
}

function leftOf(plan: ExtractionPlan, edited: readonly ProvenanceTest[]): readonly ByHand[] {
  const files = new Set(edited.map(({ path }) => path));
  return [
    ...requirementsToFind(plan, 'pyproject.toml'),
    ...[...files].map((file) => ({
      code: 'tests-stay' as const,
      file,
      tests: edited.filter(({ path }) => path === file).map(({ name }) => name),
    })),
  ];
}

/** As the repository's own configuration says it. */
function styleOf({ held, files }: GrowingRepository): PythonStyle {
  const requires = textAt(readPyproject(files), 'project', 'requires-python') ?? '';
  const [, minor = '10'] = />=\s*3\.(\d+)/.exec(requires) ?? [];
  return {
    targetVersion: `py3${minor}`,
    ownPackages: [held.package.importName],
    own: { settings: readStyle(files).settings, formatter: 'ruff' },
  };
}

/** The version that a growth makes, and why it stays where it does. */
function versionChange(plan: ExtractionPlan, repository: GrowingRepository): VersionChange {
  const { held, files, kind } = repository;
  const found = readVersion(files, moduleFolder(held));
  const from = found.kind === 'written' ? found.version : null;
  const step = versionStep(plan, from);
  if (step.why === 'none') return { from, to: null, why: step.why, stays: null };
  const stays =
    found.kind === 'made'
      ? { code: 'version-stays' as const, file: found.file, why: found.why }
      : kind === 'own'
        ? whyVersionStays(files)
        : null;
  const to = from === null || stays ? null : nextVersion(from, step.raises);
  const odd = to === null && found.kind === 'written';
  return {
    from,
    to,
    why: step.why,
    stays: stays ?? (odd ? { code: 'version-stays', file: found.file, why: 'scheme' } : null),
  };
}

function ratchetStep(
  { requirements }: ExtractionPlan,
  ratchet: Ratchet,
  { modules }: HeldPackage,
): PackageStep {
  return (files) => {
    const text = files.read('pyproject.toml') ?? '';
    const strict = strictModules(
      text,
      modules.map(({ importName }) => importName),
    );
    const mended = ratchet.types.map(({ importName }) => importName).filter((each) => strict.has(each));
    const types = ratchet.types.filter(({ importName }) => !strict.has(importName));
    const eased = withRatchet(text, { ...ratchet, types });
    const named = eased === null ? null : withModuleNames(eased, otherModuleNames(requirements));
    const left: readonly ByHand[] =
      mended.length > 0 ? [{ code: 'types-stay', file: 'pyproject.toml', modules: mended }] : [];
    return editOf('pyproject.toml', named ?? text, left);
  };
}

function pageStep(modules: readonly ScaffoldModule[]): PackageStep {
  return (files) => {
    const text = files.read('docs/index.md');
    return text === null ? leftTo() : editOf('docs/index.md', withDocumentedModules(text, modules));
  };
}

function hookStep(requirements: readonly string[]): PackageStep {
  return (files) => {
    const text = files.read('.pre-commit-config.yaml');
    return text === null
      ? leftTo()
      : editOf('.pre-commit-config.yaml', withHookDependencies(text, requirements));
  };
}

/** In the root, and inside the package where that gets into what is built. */
async function provenanceChanges(
  provenance: Provenance,
  repository: GrowingRepository,
): Promise<readonly FileChange[]> {
  const { held, files } = repository;
  const own = ownOf(repository);
  const text = await formatMarkup('solidify.json', JSON.stringify(provenance));
  const inside = own && !own.packsData ? [] : [`${moduleFolder(held)}/solidify.json`];
  return ['solidify.json', ...inside].flatMap((path) =>
    files.read(path) === text ? [] : [changeOf(path, text, files)],
  );
}
