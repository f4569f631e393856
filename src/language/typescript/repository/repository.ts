import type { ExtractionPlan, PlannedModule } from '../../../plan/plan.ts';
import { provenanceOf, scaffoldModule } from '../../../render/index.ts';
import type { RenderedRepository } from '../../../render/rendered.ts';
import type { RepositoryFacts } from '../../../render/renderer.ts';
import type { Templates } from '../../../render/scaffold/facts.ts';
import { relativePath, type FileChange } from '../../../text/change-set.ts';
import { denoDeclarations, denoOnly } from './deno-only.ts';
import type { DenoOnly } from './deno-only.ts';
import { formatFile } from './format.ts';
import { INDEX_PATH, modulePaths, renderIndex, renderModule, sharedNames } from './modules/index.ts';
import type { ModulePaths, ModuleText } from './modules/module.ts';
import { renderScaffold } from './scaffold/index.ts';
import { renderTests } from './tests/index.ts';
import type { RenderedTests } from './tests/index.ts';
import { STRICTEST } from './type-check/settings.ts';
import type { TypeSettings } from './type-check/settings.ts';

/** Everything of a new npm package: modules, tests, scaffold and provenance. */
export async function renderRepository(
  plan: ExtractionPlan,
  facts: RepositoryFacts,
  templates: Templates,
): Promise<RenderedRepository> {
  const paths = modulePaths(plan.modules);
  const modules = plan.modules.map((module) => renderModule(module, paths));
  const deno = denoOnly(plan.modules);
  const tests = renderTests(plan, paths, deno.modules);
  const settings = { ...STRICTEST, jsx: modules.some(({ path }) => path.endsWith('.tsx')) };
  const provenance = provenanceOf(plan, facts, facts.generator);
  const scaffold = scaffoldFiles(plan, facts, { paths, tests, deno, settings, templates });
  const formatted = await Promise.all(
    [
      ...tests.files,
      { path: relativePath(INDEX_PATH), text: renderIndex(facts.scaffold.description, modules) },
      ...(deno.specifiers.length === 0
        ? []
        : [{ path: relativePath(DENO_DECLARATIONS), text: denoDeclarations(plan.modules, deno) }]),
      ...scaffold,
      { path: relativePath('solidify.json'), text: JSON.stringify(provenance) },
    ].map(async ({ path, text }): Promise<FileChange> => ({
      kind: 'create',
      path,
      text: await formatFile(path, text),
    })),
  );
  const moved = [
    ...modules.map(({ path, text }): FileChange => ({ kind: 'create', path: relativePath(path), text })),
    ...formatted,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    moved,
    formatted: await formattedModules(modules),
    tests: tests.counts,
    recorded: tests.recorded,
    formatExcluded: [],
    defects: indexDefects(modules),
    provenance,
    hints: [],
    movedWith: () => moved,
  };
}

/** Stands beside the sources, since JSR takes no such file. */
const DENO_DECLARATIONS = 'deno-modules.d.ts';

async function formattedModules(modules: readonly ModuleText[]): Promise<readonly FileChange[]> {
  const changes = await Promise.all(
    modules.map(async ({ path, text: original }) => ({
      path,
      original,
      text: await formatFile(path, original),
    })),
  );
  return changes
    .filter(({ original, text }) => original !== text)
    .map(({ path, original, text }) => ({ kind: 'update', path: relativePath(path), text, original }));
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
      denoImports: new Map(),
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
