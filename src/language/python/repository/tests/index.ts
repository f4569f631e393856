import type { BackEnd } from '../../../../program/language.ts';
import type { CopiedTest, ExtractionPlan, PlannedModule } from '../../../../plan/plan.ts';
import type { RecordedFunction, Recording } from '../../../../plan/recording.ts';
import { relativePath } from '../../../../text/change-set.ts';
import type { FileChange, RelativePath } from '../../../../text/change-set.ts';
import type { TestLayout } from '../../packaging/test-layout.ts';
import { dataFilesOf } from '../../../../plan/index.ts';
import type { ExternalImport } from '../../../../plan/index.ts';
import type { ImportSections } from '../modules/index.ts';
import { formatGrown, formatPython } from '../format/index.ts';
import { withoutUnusedImports } from '../lint/index.ts';
import type { ProvenanceTest } from '../../../../plan/held/provenance.ts';
import type { PythonStyle } from '../ruff/index.ts';
import { renderCopiedTests } from './copied-tests.ts';
import { renderModuleTests } from './module-tests.ts';
import type { ModuleTests, TestSurroundings } from './module-tests.ts';
import { canTake, grownTests, testsIn } from './grown-file.ts';
import type { RecordedCallTest, RecordedTestOf, TestCounts } from '../../../../render/rendered.ts';
import type { TestFile } from '../../../../render/test-file.ts';

export { readTestFile, readTestFiles } from './read-files.ts';

/** The tests of a repository, formatted, and how many functions and classes they really test. */
export interface RenderedTests {
  readonly files: readonly FileChange[];
  readonly counts: TestCounts;
  /** Which test makes which recorded call. */
  readonly recorded: readonly RecordedCallTest[];
  /** Every test with what it tests. */
  readonly made: readonly Omit<ProvenanceTest, 'written'>[];
  /** What tests of recorded calls import from outside. */
  readonly externalImports: readonly ExternalImport[];
}

/**
 * One test module for each module, and the tests that the notebooks held themselves. Where the repository is there
 * already, tests are added to the files that it has, and copies that it has are left out.
 * @param there its test files.
 * @param place where they stand.
 */
export async function renderTests(
  plan: ExtractionPlan,
  backEnd: BackEnd,
  style: PythonStyle,
  isStandardLibrary: (module: string) => boolean,
  recording: Recording | null,
  there: readonly TestFile[] = [],
  place: TestPlace = STANDARD_PLACE,
): Promise<RenderedTests> {
  const sections = { isStandardLibrary, ownPackage: plan.package.importName };
  const modules = new Map(plan.modules.map((module) => [module.importName, module]));
  const tests = plan.modules.map((module) =>
    testsOf(module, there, place, {
      ...sections,
      back: backEnd,
      modules,
      recorded: recording && recordedIn(module.importName, recording),
    }),
  );
  const copied = renderCopiedTests(
    plan.copiedTests.filter((test) => !isThere(test, there)),
    sections,
    (text) => backEnd.syntaxProblem(text),
    new Set([...there.map(({ path }) => nameOf(path)), ...tests.map(({ name }) => name)]),
  );
  const files: FileChange[] = [];
  const added = [
    ...tests.filter(({ file }) => file === null),
    ...copied.map(({ name, text }) => ({ name: fileNameFor(name, place), text })),
  ];
  for (const { name, text } of added) {
    files.push({ kind: 'create', path: testPath(name, place), text: await formatPython(text, style) });
  }
  for (const file of there) {
    const { original = file.text } = file;
    const printed = tests.find((each) => each.file === file);
    const added = printed ? await grownTests(file, printed, sections, style) : file.text;
    if (added === original) continue;
    const grown = await withoutUnusedImports(original, added, style);
    const { text } = await formatGrown(original, grown, style, () => true);
    files.push({ kind: 'update', path: file.path, text, original });
  }
  const recorded = tests.flatMap(({ name, recorded: printed }) =>
    printed.map((each) => ({ path: testPath(name, place), ...each, ...dataOf(each, recording, place) })),
  );
  return {
    files: [...files, ...dataFiles(recorded, recording, place)],
    made: [
      ...tests.flatMap(({ name, module, made }) =>
        [...made].flatMap(([subject, names]) =>
          names.map((test) => ({ path: testPath(name, place), name: test, of: [`${module}.${subject}`] })),
        ),
      ),
      ...copied.flatMap((file) =>
        file.tests.map(({ name, imports }) => ({
          path: testPath(fileNameFor(file.name, place), place),
          name,
          of: imports.flatMap(({ module, member }) =>
            member !== null && modules.has(module) ? [`${module}.${member}`] : [],
          ),
        })),
      ),
    ],
    counts: {
      tested: tests.reduce((sum, { tested }) => sum + tested, 0),
      importOnly: tests.reduce((sum, { importOnly }) => sum + importOnly, 0),
    },
    recorded,
    externalImports: tests
      .flatMap(({ imports }) => imports)
      .filter(({ module }) => isExternal(module, sections))
      .map(({ module, member }) => ({ module, member, optional: false })),
  };
}

/** The files that the test of a recorded call reads. */
function dataOf(
  { module, name, call }: RecordedTestOf,
  recording: Recording | null,
  { folder }: TestPlace,
): Pick<RecordedCallTest, 'data'> {
  const found = recording?.functions.find((each) => each.module === module && each.name === name)?.calls[
    call
  ];
  const files = found === undefined ? [] : dataFilesOf(found);
  return files.length === 0 ? {} : { data: files.map(({ path }) => relativePath(`${folder}/${path}`)) };
}

/** The files of real values that tests read, each once. */
function dataFiles(
  recorded: readonly RecordedCallTest[],
  recording: Recording | null,
  { folder }: TestPlace,
): readonly FileChange[] {
  const read = new Set(recorded.flatMap(({ data = [] }) => data));
  const all = (recording?.functions ?? []).flatMap(({ calls }) => calls.flatMap(dataFilesOf));
  const texts = new Map(all.map(({ path, text }) => [relativePath(`${folder}/${path}`), text]));
  return [...read].sort().map((path) => ({ kind: 'create', path, text: texts.get(path) ?? '' }));
}

/** The tests of a module, for the file of its name that can take them: one that is there, or a new one. */
function testsOf(
  module: PlannedModule,
  there: readonly TestFile[],
  place: TestPlace,
  around: Omit<TestSurroundings, 'there'>,
): ModuleTests & { readonly name: string; readonly module: string; readonly file: TestFile | null } {
  const plain = `test_${module.name.replaceAll('.', '_')}`;
  for (let number = 1; ; number += 1) {
    const name = fileNameFor(number === 1 ? plain : `${plain}_${number}`, place);
    const file = there.find(({ path }) => nameOf(path) === name) ?? null;
    const printed = renderModuleTests(module, { ...around, there: file && testsIn(file) });
    if (file === null || canTake(file, printed.imports)) {
      return { ...printed, name, module: module.importName, file };
    }
  }
}

/** Whether some file has a test that a notebook holds, whatever its layout. */
function isThere({ name, text }: CopiedTest, there: readonly TestFile[]): boolean {
  const plain = (code: string): string => code.replaceAll(/\s+|['"(),]/g, '');
  return there.some((file) => file.text.includes(`def ${name}(`) && plain(file.text).includes(plain(text)));
}

function nameOf(path: RelativePath): string {
  return path.replace(/^.*\//, '').replace(/\.py$/, '');
}

function isExternal(module: string, { isStandardLibrary, ownPackage }: ImportSections): boolean {
  const [top = ''] = module.split('.');
  return top !== ownPackage && top !== 'pytest' && !isStandardLibrary(top);
}

/** Where test modules go. */
export type TestPlace = Pick<TestLayout, 'folder' | 'pattern'>;

/** That of a repository that Solidify makes. */
const STANDARD_PLACE: TestPlace = { folder: 'tests', pattern: 'test_*.py' };

/** `test_prices` as the repository calls such files, without `.py`: `prices_test`. */
function fileNameFor(name: string, { pattern }: TestPlace): string {
  return pattern.replace('*', name.replace(/^test_/, '')).replace(/\.py$/, '');
}

function testPath(name: string, { folder }: TestPlace): RelativePath {
  return relativePath(`${folder}/${name}.py`);
}

function recordedIn(importName: string, { functions }: Recording): ReadonlyMap<string, RecordedFunction> {
  return new Map(functions.filter(({ module }) => module === importName).map((each) => [each.name, each]));
}
