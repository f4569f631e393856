import type { FrontEnd } from '../../program/language.ts';
import { readHeldPackage } from '../../plan/held/index.ts';
import type { TestFile } from '../../render/tests/grown-file.ts';
import type { RelativePath } from '../../text/change-set.ts';

/** A test file with its facts. */
export function readTestFile(path: RelativePath, text: string, frontEnd: FrontEnd): TestFile {
  const modules = [{ importName: 'tests', path, text }];
  const name = { name: 'tests', importName: 'tests' };
  const sources = { package: name, folder: '', provenance: null, modules, unread: [] };
  const [module] = readHeldPackage(sources, frontEnd).modules;
  if (!module) throw new RangeError(`no facts about ${path}`);
  return { path, text, program: module.program };
}
