import type { ExtractionPlan, PlannedImport, PlannedModule } from '../../../../plan/plan.ts';
import type { Recording } from '../../../../plan/recording.ts';
import type { ProvenanceTest } from '../../../../plan/held/provenance.ts';
import type { RecordedCallTest, TestCounts } from '../../../../render/rendered.ts';
import { relativePath, type RelativePath } from '../../../../text/change-set.ts';
import { packageSpecifier } from '../../requirements/index.ts';
import { importLines, relativeSpecifier } from '../modules/index.ts';
import type { ModulePaths } from '../modules/module.ts';
import { renderCopiedTests } from './copied-tests.ts';
import { renderModuleTests, type Recorded } from './module-tests.ts';

export { VITEST_TYPES } from './vitest-types.ts';

/** The tests of a package, unformatted. */
export interface RenderedTests {
  readonly files: readonly { readonly path: RelativePath; readonly text: string }[];
  readonly counts: TestCounts;
  readonly recorded: readonly RecordedCallTest[];
  /** Every test with what it tests. */
  readonly made: readonly Omit<ProvenanceTest, 'written'>[];
  /** What tests import from outside, as the notebooks call it. */
  readonly externalImports: readonly PlannedImport[];
}

/**
 * One test file for each module, and one for each notebook that held tests itself.
 * @param recording null: nothing was run.
 */
export function renderTests(
  plan: ExtractionPlan,
  paths: ModulePaths,
  denoModules: ReadonlySet<string>,
  recording: Recording | null,
): RenderedTests {
  const own = plan.modules.map((module) =>
    moduleFile(module, paths, recordedOf(module, plan, recording), denoModules.has(module.importName)),
  );
  const testable = plan.copiedTests.filter(
    ({ imports }) => !imports.some(({ module }) => denoModules.has(module)),
  );
  const copied = renderCopiedTests(testable).filter(({ blocks }) => blocks.length > 0);
  const copiedFiles = copied.map(({ name, blocks, imports }) => ({
    path: relativePath(`test/${name}.test.ts`),
    text: fileText({ vitest: ['test'], imports: imports.map((each) => inTest(each, paths)), blocks }),
  }));
  return {
    files: [...own.map(({ file }) => file), ...copiedFiles],
    counts: {
      tested: own.reduce((sum, { tests }) => sum + tests.tested, 0),
      importOnly: own.reduce((sum, { tests }) => sum + tests.importOnly, 0),
    },
    recorded: own.flatMap(({ file, tests }) => tests.recorded.map((each) => ({ ...each, path: file.path }))),
    made: [
      ...own.flatMap(({ file, tests }) =>
        tests.made.map(({ title, of }) => ({ path: file.path, name: title, of: [of] })),
      ),
      ...copied.flatMap(({ name, made }) =>
        made.map(({ title, of }) => ({ path: relativePath(`test/${name}.test.ts`), name: title, of })),
      ),
    ],
    externalImports: copied.flatMap(({ imports }) => imports).filter(({ module }) => !paths.has(module)),
  };
}

/** What was recorded of the functions of one module. Variables of its tests must hide nothing of the package. */
function recordedOf(
  { importName }: PlannedModule,
  { modules }: ExtractionPlan,
  recording: Recording | null,
): Recorded | null {
  if (recording === null) return null;
  const own = recording.functions.filter(({ module }) => module === importName);
  return {
    functions: new Map(own.map((each) => [each.name, each])),
    imported: new Set(modules.flatMap(({ definitions }) => definitions.flatMap(({ names }) => names))),
  };
}

function moduleFile(
  module: PlannedModule,
  paths: ModulePaths,
  recorded: Recorded | null,
  isDenoOnly: boolean,
): { readonly file: RenderedTests['files'][number]; readonly tests: ReturnType<typeof renderModuleTests> } {
  const path = relativePath(`test/${module.name.replaceAll('.', '-')}.test.ts`);
  const tests = isDenoOnly
    ? renderModuleTests(withoutExamples(module), null, 'its module imports what only Deno finds')
    : renderModuleTests(module, recorded);
  const target = relativeSpecifier(path, paths.get(module.importName) ?? '');
  const imports = [
    ...tests.used.map((name) => ({ module: target, member: name, name })),
    ...tests.imports.map((each) => inTest(each, paths)),
  ];
  const blocks = [...(isDenoOnly ? [] : [importTest(target)]), ...tests.blocks];
  const vitest = isDenoOnly ? ['test'] : ['expect', 'test'];
  return { file: { path, text: fileText({ vitest, imports, blocks }) }, tests };
}

function withoutExamples(module: PlannedModule): PlannedModule {
  return { ...module, definitions: module.definitions.map((each) => ({ ...each, examples: [] })) };
}

/** Every test file has it. */
const IMPORT_TEST = 'the module can be imported';

function importTest(target: string): string {
  return [
    `test(${JSON.stringify(IMPORT_TEST)}, async () => {`,
    `  await expect(import(${JSON.stringify(target)})).resolves.toBeDefined();`,
    '});',
  ].join('\n');
}

function inTest({ module, ...rest }: PlannedImport, paths: ModulePaths): PlannedImport {
  const path = paths.get(module);
  return {
    ...rest,
    module: path === undefined ? packageSpecifier(module) : relativeSpecifier('test/x.ts', path),
  };
}

function fileText({
  vitest,
  imports,
  blocks,
}: {
  readonly vitest: readonly string[];
  readonly imports: readonly PlannedImport[];
  readonly blocks: readonly string[];
}): string {
  const all = [...vitest.map((name) => ({ module: 'vitest', member: name, name })), ...imports];
  const body = blocks.length > 0 ? blocks : ['test.todo("the module");'];
  return `${[importLines(all).join('\n'), ...body].join('\n\n')}\n`;
}
