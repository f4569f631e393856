import type { BackEnd } from '../../language/language.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import type { RecordedFunction, Recording } from '../../plan/recording.ts';
import { relativePath } from '../../text/change-set.ts';
import type { FileChange, RelativePath } from '../../text/change-set.ts';
import type { ExternalImport } from '../../plan/index.ts';
import type { ImportSections } from '../modules/index.ts';
import { formatPython } from '../format/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import { renderCopiedTests } from './copied-tests.ts';
import { renderModuleTests } from './module-tests.ts';
import type { RecordedTestOf } from './module-tests.ts';

export { skipWords } from './skip-words.ts';

/** The tests of a repository, formatted, and how many functions and classes they really test. */
export interface RenderedTests {
  readonly files: readonly FileChange[];
  readonly counts: TestCounts;
  /** Which test makes which recorded call. */
  readonly recorded: readonly RecordedCallTest[];
  /** What tests of recorded calls import from outside. */
  readonly externalImports: readonly ExternalImport[];
}

/** A recorded call's test, with the file that it stands in. */
export interface RecordedCallTest extends RecordedTestOf {
  readonly path: RelativePath;
}

/** Functions and classes with a real assertion, and those that are only imported. */
export interface TestCounts {
  readonly tested: number;
  readonly importOnly: number;
}

/** One test module for each module, and the tests that the notebooks held themselves. */
export async function renderTests(
  plan: ExtractionPlan,
  backEnd: BackEnd,
  style: PythonStyle,
  isStandardLibrary: (module: string) => boolean,
  recording: Recording | null,
): Promise<RenderedTests> {
  const ownPackage = plan.package.importName;
  const modules = new Map(plan.modules.map((module) => [module.importName, module]));
  const sections = { isStandardLibrary, ownPackage };
  const tests = plan.modules.map((module) => ({
    name: `test_${module.name}`,
    ...renderModuleTests(module, {
      ...sections,
      back: backEnd,
      modules,
      recorded: recording && recordedIn(module.importName, recording),
    }),
  }));
  const copied = renderCopiedTests(
    plan.copiedTests,
    sections,
    (text) => backEnd.syntaxProblem(text),
    new Set(tests.map(({ name }) => name)),
  );
  const files: FileChange[] = [];
  for (const { name, text } of [...tests, ...copied]) {
    files.push({ kind: 'create', path: testPath(name), text: await formatPython(text, style) });
  }
  return {
    files,
    counts: {
      tested: tests.reduce((sum, { tested }) => sum + tested, 0),
      importOnly: tests.reduce((sum, { importOnly }) => sum + importOnly, 0),
    },
    recorded: tests.flatMap(({ name, recorded }) =>
      recorded.map((each) => ({ path: testPath(name), ...each })),
    ),
    externalImports: tests
      .flatMap(({ imports }) => imports)
      .filter(({ module }) => isExternal(module, sections))
      .map(({ module, member }) => ({ module, member, optional: false })),
  };
}

function isExternal(module: string, { isStandardLibrary, ownPackage }: ImportSections): boolean {
  const [top = ''] = module.split('.');
  return top !== ownPackage && top !== 'pytest' && !isStandardLibrary(top);
}

function testPath(name: string): RelativePath {
  return relativePath(`tests/${name}.py`);
}

function recordedIn(importName: string, { functions }: Recording): ReadonlyMap<string, RecordedFunction> {
  return new Map(functions.filter(({ module }) => module === importName).map((each) => [each.name, each]));
}
