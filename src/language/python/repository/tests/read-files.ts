import { readHeldPackage } from '../../../../plan/held/index.ts';
import type { PackageName } from '../../../../plan/plan.ts';
import type { Language, SourceReader } from '../../../../program/language.ts';
import { relativePath } from '../../../../text/change-set.ts';
import type { RelativePath } from '../../../../text/change-set.ts';
import type { PackageLayout } from '../../packaging/layout.ts';
import type { TestFile } from '../../../../render/test-file.ts';

/** A test file with its facts. */
export function readTestFile(
  path: RelativePath,
  text: string,
  language: Pick<Language, 'frontEnd' | 'backEnd'>,
): TestFile {
  const [file] = readModules([{ importName: 'tests', path, text }], language);
  if (!file) throw new RangeError(`no facts about ${path}`);
  return file;
}

/** Modules at the top of the folder of tests; where that is the package's own, those of them that are called like tests. */
export function readTestFiles(
  files: SourceReader,
  layout: PackageLayout | null,
  language: Pick<Language, 'frontEnd' | 'backEnd'>,
): readonly TestFile[] {
  const tests = layout?.tests.folder ?? 'tests';
  const isBeside = tests === layout?.folder;
  const names = files.list(tests).filter((file) => !isBeside || /^test_|_test\.py$/.test(file));
  const modules = names.flatMap((file) => {
    const path = `${tests}/${file}`;
    const text = file.endsWith('.py') ? files.read(path) : null;
    return text === null ? [] : [{ importName: file.slice(0, -'.py'.length), path, text }];
  });
  return readModules(modules, language);
}

const TESTS: PackageName = { name: 'tests', importName: 'tests' };

function readModules(
  modules: readonly { readonly importName: string; readonly path: string; readonly text: string }[],
  language: Pick<Language, 'frontEnd' | 'backEnd'>,
): readonly TestFile[] {
  const sources = { package: TESTS, folder: '', sourceFolder: '', provenance: null, modules, unread: [] };
  return readHeldPackage(sources, language).modules.map(({ path, text, program }) => ({
    path: relativePath(path),
    text,
    program,
  }));
}
