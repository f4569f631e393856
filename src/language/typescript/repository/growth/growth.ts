import type { ExtractionPlan } from '../../../../plan/plan.ts';
import type { FrontEnd } from '../../../../program/language.ts';
import type { ByHand } from '../../../../render/by-hand.ts';
import type { PackageStep } from '../../../../render/growth/edit.ts';
import {
  changelogStep,
  changeOf,
  grownProvenance,
  inSteps,
  leftTo,
  readmeStep,
  requirementsToFind,
  scaffoldModule,
  versionStep,
} from '../../../../render/index.ts';
import type { FileDefects, RenderedGrowth, VersionChange } from '../../../../render/rendered.ts';
import type { GrowingRepository, GrowthFacts } from '../../../../render/renderer.ts';
import { relativePath, type FileChange } from '../../../../text/change-set.ts';
import { denoOnly } from '../deno-only.ts';
import { formatFile } from '../format.ts';
import { settingsOfCode, untypedFor } from '../kernel-settings.ts';
import { modulePaths, renderModule } from '../modules/index.ts';
import type { ModulePaths, ModuleText } from '../modules/module.ts';
import { renderTests } from '../tests/index.ts';
import { typeCheck } from '../type-check/index.ts';
import type { CheckedFile, TypeFiles } from '../type-check/project.ts';
import { withWrittenHashes } from '../written.ts';
import { declaringModules } from './declarations.ts';
import { grownModule } from './grown-module.ts';
import {
  addingDenoImports,
  addingDependencies,
  nextVersion,
  settingVersion,
  versionIn,
} from './manifests.ts';
import { grownRoot } from './root.ts';
import { grownTests, testFilesIn, titlesIn } from './test-files.ts';
import { readTypeSettings, withTypeSettings } from './type-settings.ts';

/** What rendering a growth has beside what it renders. */
export interface GrowthRendering {
  /** Files of types that packages are checked with. */
  readonly types: () => TypeFiles;
  readonly frontEnd: FrontEnd;
}

/** All files of an npm package that change when a plan is added to it. What a person wrote in them stays. */
export async function renderGrowth(
  plan: ExtractionPlan,
  repository: GrowingRepository,
  facts: GrowthFacts,
  { types, frontEnd }: GrowthRendering,
): Promise<RenderedGrowth> {
  const { held, files } = repository;
  const paths = pathsOf(plan, repository);
  const modules = plan.modules.map((module) => {
    const there = held.modules.find(({ importName }) => importName === module.importName);
    return there ? grownModule(there, module, paths) : renderModule(module, paths);
  });
  const deno = denoOnly(plan.modules, plan.requirements);
  const testsThere = testFilesIn(files);
  const made = renderTests(plan, paths, deno.modules, facts.recording);
  const tests = made.files.map(({ path, text }): CheckedFile => {
    const there = testsThere.find((each) => each.path === path);
    return { path, text: there ? grownTests(there.text, text) : text };
  });
  const others = [...rootOf(repository, modules), ...tests];
  const changing = new Set([...modules, ...others].map(({ path }) => path));
  const settings = readTypeSettings(files.read('tsconfig.json'));
  const checked = await typeCheck({
    modules,
    others: [
      ...others,
      ...[...held.modules, ...declarationsIn(repository)].filter(({ path }) => !changing.has(path)),
    ],
    types: types(),
    settings: settingsOfCode(settings, modules, facts.kernels),
    untyped: untypedFor(facts.kernels),
    format: formatFile,
  });
  const checkedText = ({ path, text }: CheckedFile): string => checked.texts.get(path) ?? text;
  const version = versionChange(plan, repository);
  const told = plan.modules.map((module) => ({
    ...scaffoldModule(module, facts),
    importName: paths.get(module.importName) ?? module.importName,
  }));
  const testRequirements = facts.requirementsFor(
    made.externalImports.map(({ module, member }) => ({ module, member, optional: false })),
  );
  const edits = inSteps([
    addingDependencies(plan.requirements, 'dependencies'),
    addingDependencies(testRequirements, 'devDependencies'),
    addingDenoImports(plan.requirements, deno.mapped),
    tsconfigStep(settings, checked.settings),
    declaringModules([...deno.specifiers, ...checked.untyped], modules),
    version.to === null ? leaving(version.stays) : settingVersion(version.to),
    changelogStep(withPaths(plan, paths), told, version, facts.date),
    await readmeStep(told, files),
  ])(files);
  const written = withWrittenHashes(plan, paths, checked.texts, frontEnd);
  const provenance = grownProvenance(repository.provenance, written, facts, facts.generator);
  const texts = new Map([
    ...modules.map(({ path, text }) => [path, text] as const),
    ...others.map((each) => [each.path, checkedText(each)] as const),
    ...edits.files,
    ['solidify.json', JSON.stringify(provenance)],
  ]);
  for (const path of [...edits.files.keys(), 'solidify.json']) {
    texts.set(path, await formattedAs(files.read(path), path, texts.get(path) ?? ''));
  }
  const moved = [...texts]
    .filter(([path, text]) => files.read(path) !== text)
    .map(([path, text]) => changeOf(path, text, files))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    moved,
    formatted: modules
      .filter((module) => module.text !== checkedText(module))
      .map((module): FileChange => ({
        kind: 'update',
        path: relativePath(module.path),
        text: checkedText(module),
        original: module.text,
      })),
    tests: made.counts,
    recorded: made.recorded,
    formatExcluded: [],
    defects: checked.defects.map((each): FileDefects => ({
      ...each,
      module: plan.modules.find(({ importName }) => paths.get(importName) === each.path)?.importName ?? null,
    })),
    provenance,
    hints: [],
    movedWith: () => moved,
    version,
    sourceFolder: held.sourceFolder,
    there: [...held.modules, ...testsThere],
    byHand: [...edits.byHand, ...leftOf(plan, testsThere, paths)],
  };
}

/** Where modules are, and where new ones go. */
function pathsOf({ modules }: ExtractionPlan, { held }: GrowingRepository): ModulePaths {
  const there = held.modules.map(({ importName, path }) => [importName, path] as const);
  const known = new Set(there.map(([importName]) => importName));
  return new Map([...modulePaths(modules.filter(({ importName }) => !known.has(importName))), ...there]);
}

function rootOf({ held }: GrowingRepository, modules: readonly ModuleText[]): readonly CheckedFile[] {
  const root = held.modules.find(({ importName }) => importName === held.package.importName);
  return root === undefined ? [] : [{ path: root.path, text: grownRoot(root, modules) }];
}

function declarationsIn({ files }: GrowingRepository): readonly CheckedFile[] {
  return files.list('.').flatMap((path) => {
    const text = path.endsWith('.d.ts') ? files.read(path) : null;
    return text === null ? [] : [{ path, text }];
  });
}

function tsconfigStep(
  before: ReturnType<typeof readTypeSettings>,
  after: ReturnType<typeof readTypeSettings>,
): PackageStep {
  return (files) => {
    const text = files.read('tsconfig.json');
    if (text === null) return leftTo();
    return { files: new Map([['tsconfig.json', withTypeSettings(text, before, after)]]), byHand: [] };
  };
}

function leaving(byHand: ByHand | null): PackageStep {
  return () => leftTo(...(byHand === null ? [] : [byHand]));
}

/** The version that a growth makes, and why it stays where it does. */
function versionChange(plan: ExtractionPlan, { files }: GrowingRepository): VersionChange {
  const from = versionIn(files.read('package.json'));
  const step = versionStep(plan, from);
  if (step.why === 'none') return { from, to: null, why: step.why, stays: null };
  if (from === null) {
    const stays = { code: 'version-stays', file: 'package.json', why: 'scheme' } as const;
    return { from, to: null, why: step.why, stays };
  }
  return { from, to: nextVersion(from, step.raises), why: step.why, stays: null };
}

/** People are told of modules by their files. */
function withPaths(plan: ExtractionPlan, paths: ModulePaths): ExtractionPlan {
  if (plan.growth === null) return plan;
  const replaced = plan.growth.replaced.map((each) => ({
    ...each,
    module: paths.get(each.module) ?? each.module,
  }));
  return { ...plan, growth: { ...plan.growth, replaced } };
}

/** What a person has to do: find packages, look at tests of what was replaced. */
function leftOf(plan: ExtractionPlan, tests: readonly CheckedFile[], paths: ModulePaths): readonly ByHand[] {
  const replaced = plan.growth?.replaced ?? [];
  const stay = tests.flatMap(({ path, text }): readonly ByHand[] => {
    const titles = new Set(titlesIn(text));
    const own = replaced.filter(
      ({ name, module }) => titles.has(name) && text.includes(basename(paths.get(module) ?? '')),
    );
    return own.length > 0 ? [{ code: 'tests-stay', file: path, tests: own.map(({ name }) => name) }] : [];
  });
  return [...requirementsToFind(plan, 'package.json'), ...stay];
}

function basename(path: string): string {
  return path.replace(/^.*\//, '');
}

/** A text laid out as the one before was; a new one as the package lays out its files. */
async function formattedAs(before: string | null, path: string, text: string): Promise<string> {
  const isPlain = before === null || (await formatFile(path, before)) === before;
  return isPlain ? formatFile(path, text) : text;
}
