import type { ExtractionPlan, PlannedModule } from '../../../plan/plan.ts';
import { provenanceOf, scaffoldModule } from '../../../render/index.ts';
import type { RenderedRepository } from '../../../render/rendered.ts';
import type { RepositoryFacts } from '../../../render/renderer.ts';
import type { FrontEnd } from '../../../program/language.ts';
import type { Templates } from '../../../render/scaffold/facts.ts';
import { relativePath, type FileChange } from '../../../text/change-set.ts';
import { withWrittenHashes } from './written.ts';
import { denoOnly } from './deno-only.ts';
import type { DenoOnly } from './deno-only.ts';
import { formatFile } from './format.ts';
import { settingsOfCode, untypedFor } from './kernel-settings.ts';
import { INDEX_PATH, modulePaths, renderIndex, renderModule, sharedNames } from './modules/index.ts';
import type { ModulePaths, ModuleText } from './modules/module.ts';
import { renderScaffold } from './scaffold/index.ts';
import { renderTests } from './tests/index.ts';
import type { RenderedTests } from './tests/index.ts';

import { declaredModules, STRICTEST, typeCheck } from './type-check/index.ts';
import type { TypeChecked } from './type-check/index.ts';
import type { CheckedFile, TypeFiles } from './type-check/project.ts';
import type { TypeSettings } from './type-check/settings.ts';

/** What a renderer of npm packages has beside what it renders. */
export interface NpmRendering {
  /** Files of types that packages are checked with. */
  readonly types: () => TypeFiles;
  readonly frontEnd: FrontEnd;
}

/** Everything of a new npm package: modules, tests, scaffold and provenance. */
export async function renderRepository(
  plan: ExtractionPlan,
  facts: RepositoryFacts,
  templates: Templates,
  rendering: NpmRendering,
): Promise<RenderedRepository> {
  const paths = modulePaths(plan.modules);
  const modules = plan.modules.map((module) => renderModule(module, paths));
  const deno = denoOnly(plan.modules, plan.requirements);
  const tests = renderTests(plan, paths, deno.modules, facts.recording);
  const index = { path: INDEX_PATH, text: renderIndex(facts.scaffold.description, modules) };
  const declarations = declarationFiles(deno.specifiers, modules);
  const checked = await typeCheck({
    modules,
    others: [index, ...tests.files, ...declarations],
    types: rendering.types(),
    settings: settingsOfCode(STRICTEST, modules, facts.kernels),
    untyped: untypedFor(facts.kernels),
    format: formatFile,
  });
  const written = withWrittenHashes(plan, paths, checked.texts, rendering.frontEnd);
  const provenance = provenanceOf(written, facts, facts.generator);
  const scaffold = scaffoldFiles(plan, facts, { paths, tests, deno, settings: checked.settings, templates });
  const checkedText = ({ path, text }: CheckedFile): string => checked.texts.get(path) ?? text;
  const others = [
    ...[index, ...tests.files].map((file) => ({ path: file.path, text: checkedText(file) })),
    ...(await formatted([
      ...declarationFiles([...deno.specifiers, ...checked.untyped], modules),
      ...scaffold,
      { path: 'solidify.json', text: JSON.stringify(provenance) },
    ])),
  ];
  const moved = [...modules, ...others]
    .map(({ path, text }): FileChange => ({ kind: 'create', path: relativePath(path), text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    moved,
    formatted: modules
      .filter((module) => module.text !== checkedText(module))
      .map((module) => ({
        kind: 'update',
        path: relativePath(module.path),
        text: checkedText(module),
        original: module.text,
      })),
    tests: tests.counts,
    recorded: tests.recorded,
    formatExcluded: [],
    defects: [...indexDefects(modules), ...moduleDefects(plan, paths, checked)],
    provenance,
    hints: [],
    movedWith: () => moved,
  };
}

function formatted(files: readonly CheckedFile[]): Promise<readonly CheckedFile[]> {
  return Promise.all(files.map(async ({ path, text }) => ({ path, text: await formatFile(path, text) })));
}

/** Stands beside the sources, since JSR takes no such file. */
const DECLARATIONS = 'untyped-modules.d.ts';

/** Declares modules whose types nobody knows: those that only Deno finds, and those that have none. */
function declarationFiles(
  specifiers: readonly string[],
  modules: readonly ModuleText[],
): readonly CheckedFile[] {
  if (specifiers.length === 0) return [];
  const texts = modules.map(({ text }) => text);
  const head = '// The types of these modules are unknown to tsc.\n\n';
  return [{ path: DECLARATIONS, text: `${head}${declaredModules(new Set(specifiers), texts)}` }];
}

function moduleDefects(
  { modules }: ExtractionPlan,
  paths: ModulePaths,
  { defects }: TypeChecked,
): RenderedRepository['defects'] {
  return defects.map((each) => ({
    ...each,
    module: modules.find(({ importName }) => paths.get(importName) === each.path)?.importName ?? null,
  }));
}

/** The root can't pass on two definitions of one name. */
function indexDefects(modules: readonly ModuleText[]): RenderedRepository['defects'] {
  const names = sharedNames(modules);
  if (names.length === 0) return [];
  const defects = names.map((name) => ({
    rule: 'TS2308',
    message: `more than one module exports \`${name}\``,
    row: 1,
    column: 1,
    names: [name],
  }));
  return [{ path: INDEX_PATH, module: null, defects }];
}

function scaffoldFiles(
  plan: ExtractionPlan,
  facts: RepositoryFacts,
  made: {
    readonly paths: ModulePaths;
    readonly tests: RenderedTests;
    readonly deno: DenoOnly;
    readonly settings: TypeSettings;
    readonly templates: Templates;
  },
): readonly FileChange[] {
  const { paths, tests, deno, settings, templates } = made;
  const { author, date, description, host, keywords, license, publish, repositoryUrl } = facts.scaffold;
  const testImports = tests.externalImports.map(({ module, member }) => ({
    module,
    member,
    optional: false,
  }));
  return renderScaffold(
    {
      package: plan.package,
      author,
      date,
      description,
      host,
      keywords,
      license,
      publish: publish === 'npm',
      repositoryUrl,
      modules: plan.modules.map((module) => scaffoldModule(module, facts)),
      tests: {
        copied: plan.copiedTests.length,
        recorded: tests.recorded.length,
        stubs: tests.counts.importOnly,
      },
      requirements: plan.requirements,
      testRequirements: facts.requirementsFor(testImports),
      paths,
      denoModules: deno.specifiers,
      denoImports: deno.mapped,
      isQuiet: plan.modules.every(isQuiet),
      types: settings,
    },
    templates,
  );
}

/** A module that comes along whole may do anything. */
function isQuiet({ source }: PlannedModule): boolean {
  return source === null;
}
