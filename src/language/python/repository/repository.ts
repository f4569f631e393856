import type { BackEnd, Language } from '../../../program/language.ts';
import { STANDARD_LIBRARY_MODULES } from '../names/index.ts';
import type { ExternalImport } from '../../../plan/index.ts';
import type { ExtractionPlan, Requirement } from '../../../plan/plan.ts';
import type { Provenance } from '../../../plan/held/provenance.ts';
import { relativePath } from '../../../text/change-set.ts';
import type { FileChange, RelativePath } from '../../../text/change-set.ts';
import { formatModule } from './format/index.ts';
import { formatMarkup, provenanceOf, scaffoldModule, testRecords } from '../../../render/index.ts';
import { withHints } from './hints/index.ts';
import { checkModules } from './lint/index.ts';
import { renderModule } from './modules/index.ts';
import type { PythonStyle } from './ruff/index.ts';
import { renderScaffold, ruffRules } from './scaffold/index.ts';
import type { Ratchet, ScaffoldFacts, Templates } from '../../../render/scaffold/facts.ts';
import { readTestFile, renderTests } from './tests/index.ts';
import type { FormatExclusion, RenderedRepository, TypeFindings } from '../../../render/rendered.ts';
import type { RepositoryFacts } from '../../../render/renderer.ts';
import type { RenderedTests } from './tests/index.ts';
import { typeRatchet } from './type-ratchet.ts';

/** One module in both stages. */
interface StagedModule {
  readonly path: RelativePath;
  readonly moved: string;
  readonly formatted: string;
  readonly exclusion: FormatExclusion | null;
  readonly origin: 'made' | 'copied';
}

/**
 * Everything of a new package repository: modules, tests, scaffold and provenance.
 * @throws SolidifyError (usage) for a licence whose text is not known.
 * @throws RangeError when a notebook of the plan has no record.
 */
export async function renderRepository(
  plan: ExtractionPlan,
  facts: RepositoryFacts,
  templates: Templates,
  language: Pick<Language, 'frontEnd' | 'backEnd'>,
): Promise<RenderedRepository> {
  const { backEnd } = language;
  const style = styleOf(plan, facts);
  const hinted = withHints(plan, facts.recording?.hints ?? [], backEnd);
  const modules = await stageModules(plan, hinted.plan, style, backEnd);
  const tests = await renderTests(hinted.plan, backEnd, style, isStandardLibrary, facts.recording);
  const linted = await checkModules(
    [
      ...modules.map(({ path, formatted: text, origin }) => ({ path, text, origin })),
      ...tests.files.map(({ path, text }) => ({ path, text, origin: 'made' as const })),
    ],
    style,
    ruffRules,
  );
  const excluded = modules.flatMap(({ path, exclusion: reason }) =>
    reason === null ? [] : [{ path, reason }],
  );
  const provenance = {
    ...provenanceOf(hinted.plan, facts, facts.generator),
    tests: testRecords(
      tests.made,
      tests.files
        .filter(({ path }) => path.endsWith('.py'))
        .map(({ path, text }) => readTestFile(path, text, language)),
    ),
  };
  const testRequirements = facts.requirementsFor([
    ...tests.externalImports,
    ...hintImports(hinted.plan).filter((each) => isExternal(each, plan)),
  ]);
  const scaffoldFor = (findings: TypeFindings | null): readonly FileChange[] =>
    renderScaffold(
      scaffoldFacts(plan, facts, testRequirements, tests, {
        lint: linted.filter(({ fired }) => fired.length > 0),
        unformatted: excluded.map(({ path }) => path),
        types: typeRatchet(hinted.plan.modules, findings),
      }),
      templates,
    );
  const moved = [
    ...modules.map(({ path, moved: text }): FileChange => ({ kind: 'create', path, text })),
    ...tests.files,
    ...(await Promise.all(scaffoldFor(null).map(formatScaffold))),
    ...(await provenanceFiles(plan, provenance)),
  ];
  moved.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    moved,
    formatted: modules
      .filter(({ moved: before, formatted }) => before !== formatted)
      .map(({ path, moved: original, formatted: text }) => ({ kind: 'update', path, text, original })),
    tests: tests.counts,
    recorded: tests.recorded,
    formatExcluded: excluded,
    defects: linted
      .filter(({ defects }) => defects.length > 0)
      .map(({ path, defects }) => {
        const at = modules.findIndex((each) => each.path === path);
        return { path, module: plan.modules[at]?.importName ?? null, defects };
      }),
    provenance,
    hints: hinted.outcomes,
    movedWith: (findings) => {
      const configuration = scaffoldFor(findings).find(({ path }) => path === CONFIGURATION);
      return moved.map((file) => (file.path === CONFIGURATION ? (configuration ?? file) : file));
    },
  };
}

/** Holds what the checkers let pass. */
const CONFIGURATION = 'pyproject.toml';

function isStandardLibrary(module: string): boolean {
  return STANDARD_LIBRARY_MODULES.has(module);
}

/** What only type checkers import: it has to be there when they run. */
function hintImports({ modules }: ExtractionPlan): readonly ExternalImport[] {
  return modules.flatMap((module) =>
    (module.hintImports ?? []).map(({ module: name, member }) => ({ module: name, member, optional: false })),
  );
}

function isExternal({ module }: ExternalImport, plan: ExtractionPlan): boolean {
  const [top = ''] = module.split('.');
  return top !== plan.package.importName && !isStandardLibrary(top);
}

/** As ruff reads it from the repository's own configuration. */
function styleOf(plan: ExtractionPlan, facts: RepositoryFacts): PythonStyle {
  return {
    targetVersion: `py${facts.scaffold.versions.minimum.replace('.', '')}`,
    ownPackages: [plan.package.importName],
  };
}

function stageModules(
  plan: ExtractionPlan,
  hinted: ExtractionPlan,
  style: PythonStyle,
  backEnd: BackEnd,
): Promise<StagedModule[]> {
  return Promise.all(
    plan.modules.map(async (module, index) => {
      const moved = renderModule(module, isStandardLibrary);
      const final = renderModule(hinted.modules[index] ?? module, isStandardLibrary);
      const result = await formatModule(final, style, (a, b) => backEnd.sameSyntax(a, b));
      return {
        path: relativePath(`src/${backEnd.modules.path(module.importName)}`),
        moved,
        formatted: result.text,
        exclusion: result.excluded ? result.reason : null,
        origin: module.source === null ? 'made' : 'copied',
      };
    }),
  );
}

async function formatScaffold(file: FileChange): Promise<FileChange> {
  return { ...file, text: await formatMarkup(file.path, file.text) };
}

/** The package carries its provenance, so that it is found where only the package is installed. */
async function provenanceFiles(plan: ExtractionPlan, provenance: Provenance): Promise<FileChange[]> {
  const text = await formatMarkup('solidify.json', JSON.stringify(provenance));
  const paths = ['solidify.json', `src/${plan.package.importName}/solidify.json`];
  return paths.map((path) => ({ kind: 'create', path: relativePath(path), text }));
}

function scaffoldFacts(
  plan: ExtractionPlan,
  facts: RepositoryFacts,
  testRequirements: readonly Requirement[],
  tests: RenderedTests,
  ratchet: Ratchet,
): ScaffoldFacts {
  return {
    ...facts.scaffold,
    package: plan.package,
    requirements: plan.requirements,
    testRequirements,
    modules: plan.modules.map((module) => scaffoldModule(module, facts)),
    ratchet,
    tests: {
      copied: plan.copiedTests.length,
      recorded: tests.recorded.length,
      stubs: tests.counts.importOnly,
    },
  };
}
