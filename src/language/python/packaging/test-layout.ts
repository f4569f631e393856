import type { SourceReader } from '../../../program/language.ts';
import { iniEntry } from './ini.ts';
import { textAt, textsAt } from './toml/index.ts';
import type { TomlDocument } from './toml/document.ts';

/** Where a package's tests stand, and how their files are called. */
export interface TestLayout {
  /** Folder from the root: `tests/unit`; the package's own folder where tests stand beside modules. */
  readonly folder: string;
  /** Pattern of file names, with `*` for the module's: `test_*.py`, `*_test.py`. */
  readonly pattern: string;
  /** What runs them: the tests that are there are of unittest alone, or there are others or none. */
  readonly runner: 'pytest' | 'unittest';
}

/** A test file that is there. */
interface TestFile {
  readonly folder: string;
  readonly name: string;
}

/** Folders deeper than this below a root hold no tests of their own kind. */
const DEEPEST = 3;

/** Finds where tests stand: where most of them do now, else where the configuration of pytest says, else `tests/`. */
export function testLayout(files: SourceReader, pyproject: TomlDocument, packageFolder: string): TestLayout {
  const paths = pytestOption(files, pyproject, 'testpaths').filter((path) => files.exists(path));
  const pattern = pytestOption(files, pyproject, 'python_files').find((each) =>
    /^[\w*]*\*[\w*]*\.py$/.test(each),
  );
  const roots = [...new Set([...paths, 'tests', 'test', packageFolder])].filter((path) => files.exists(path));
  const found = roots.map((root) => testFiles(files, root, DEEPEST)).find((each) => each.length > 0) ?? [];
  const folder =
    mostCommon(found.map((each) => each.folder)) ??
    paths.find((path) => path !== '.') ??
    roots.find((root) => root !== packageFolder) ??
    'tests';
  const suffixed = found.filter(({ name }) => name.endsWith('_test.py')).length;
  const usual = suffixed > found.length / 2 ? '*_test.py' : 'test_*.py';
  const texts = found.map((each) => files.read(`${each.folder}/${each.name}`) ?? '');
  const isUnittest =
    texts.some((text) => /\bunittest\b/.test(text)) && !texts.some((text) => /\bpytest\b/.test(text));
  return { folder, pattern: pattern ?? usual, runner: isUnittest ? 'unittest' : 'pytest' };
}

/** An option of pytest, wherever it may be configured. */
function pytestOption(files: SourceReader, pyproject: TomlDocument, option: string): readonly string[] {
  const tables = [
    ['tool', 'pytest', 'ini_options'],
    ['tool', 'pytest'],
  ];
  const inToml = tables.flatMap((table) => {
    const text = textAt(pyproject, ...table, option);
    return text === null ? textsAt(pyproject, ...table, option) : words(text);
  });
  const ini = [
    ['pytest.ini', 'pytest'],
    ['tox.ini', 'pytest'],
    ['setup.cfg', 'tool:pytest'],
  ].flatMap(
    ([file = '', section = '']) => iniEntry(files.read(file), section, option)?.lines.flatMap(words) ?? [],
  );
  return [...inToml, ...ini].map((path) => path.replace(/\/+$/, ''));
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Test files in and below a folder. */
function testFiles(files: SourceReader, folder: string, depth: number): readonly TestFile[] {
  return files.list(folder).flatMap((name): readonly TestFile[] => {
    if (/^test_\w+\.py$|^\w+_test\.py$/.test(name)) return [{ folder, name }];
    const isFolder = /^[\w-]+$/.test(name) && name !== '__pycache__' && depth > 0;
    return isFolder ? testFiles(files, folder === '.' ? name : `${folder}/${name}`, depth - 1) : [];
  });
}

/** Of several that are equally common, the one that comes first. */
function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}
