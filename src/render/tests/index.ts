import type { BackEnd } from '../../language/language.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import { relativePath } from '../../text/change-set.ts';
import type { FileChange } from '../../text/change-set.ts';
import { formatPython } from '../format/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import { renderCopiedTests } from './copied-tests.ts';
import { renderModuleTests } from './module-tests.ts';

/** The tests of a repository, formatted, and how many functions and classes they really test. */
export interface RenderedTests {
  readonly files: readonly FileChange[];
  readonly counts: TestCounts;
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
): Promise<RenderedTests> {
  const syntaxProblem = (text: string): ReturnType<BackEnd['syntaxProblem']> => backEnd.syntaxProblem(text);
  const ownPackage = plan.package.importName;
  const tests = plan.modules.map((module) => ({
    name: `test_${module.name}`,
    ...renderModuleTests(module, ownPackage, syntaxProblem),
  }));
  const copied = renderCopiedTests(
    plan.copiedTests,
    { isStandardLibrary, ownPackage },
    syntaxProblem,
    new Set(tests.map(({ name }) => name)),
  );
  const files: FileChange[] = [];
  for (const { name, text } of [...tests, ...copied]) {
    const path = relativePath(`tests/${name}.py`);
    files.push({ kind: 'create', path, text: await formatPython(text, style) });
  }
  return {
    files,
    counts: {
      tested: tests.reduce((sum, { tested }) => sum + tested, 0),
      importOnly: tests.reduce((sum, { importOnly }) => sum + importOnly, 0),
    },
  };
}
