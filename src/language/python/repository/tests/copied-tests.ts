import type { BackEnd } from '../../../../program/language.ts';
import type { CopiedTest, PlannedImport } from '../../../../plan/plan.ts';
import { importLines } from '../modules/index.ts';
import type { ImportSections } from '../modules/index.ts';
import { comment, notebookName } from './comment.ts';
import { indentStatements } from './indent.ts';
import { freeName } from './test-names.ts';

/** One test module of copied tests, unformatted. */
export interface CopiedTestFile {
  /** Without `.py`. */
  readonly name: string;
  readonly text: string;
  readonly tests: readonly CopiedTest[];
}

/**
 * Prints the tests that a notebook held, as they stood there, one file for each notebook and more where two tests
 * would read one name in two meanings. A test that does not parse is left out, and a coroutine, which pytest does not
 * run by itself.
 * @param taken names of test modules that are there already.
 */
export function renderCopiedTests(
  tests: readonly CopiedTest[],
  sections: ImportSections,
  syntaxProblem: BackEnd['syntaxProblem'],
  taken: ReadonlySet<string>,
): CopiedTestFile[] {
  const used = new Set(taken);
  const sound = tests.filter((test) => !isCoroutine(test) && syntaxProblem(`${testText(test)}\n`) === null);
  return groupTests(sound).map((group) => {
    const [first] = group;
    const name = freeName(`test_${slug(first.origin.notebook)}`, used);
    used.add(name);
    return { name, text: copiedFile(group, sections), tests: group };
  });
}

function isCoroutine({ kind, text }: CopiedTest): boolean {
  return kind === 'function' && /^async\s/m.test(text);
}

type TestGroup = [CopiedTest, ...CopiedTest[]];

/** Tests of one notebook that can share a file, in their order. */
function groupTests(tests: readonly CopiedTest[]): TestGroup[] {
  const groups: TestGroup[] = [];
  for (const test of tests) {
    const group = groups.find(
      (other) =>
        other[0].origin.notebook === test.origin.notebook && other.every((one) => areFriends(one, test)),
    );
    if (group === undefined) groups.push([test]);
    else if (!group.some((one) => one.name === test.name && one.text === test.text)) group.push(test);
  }
  return groups;
}

/** Whether two tests mean the same by each name that they share. */
function areFriends(a: CopiedTest, b: CopiedTest): boolean {
  if (a.name === b.name && a.text !== b.text) return false;
  if ([a, b].some((one) => one.imports.some(({ name }) => name === a.name || name === b.name))) return false;
  return a.imports.every((mine) =>
    b.imports.every(
      (other) => mine.name !== other.name || (mine.module === other.module && mine.member === other.member),
    ),
  );
}

function copiedFile(group: TestGroup, sections: ImportSections): string {
  const imports = group.flatMap((test) => test.imports);
  const head = `"""Tests copied from ${notebookName(group[0].origin.notebook).replaceAll(/["\\]/g, "'")}."""`;
  const blocks = [head, ...importLines(imports, sections)].join('\n\n');
  const shields = uncollected(imports).map((name) => `${name}.__test__ = False  # not a test`);
  const tests = group.map((test) => `\n\n\n${testText(test)}`).join('');
  return `${blocks}${shields.length > 0 ? `\n\n${shields.join('\n')}` : ''}${tests}\n`;
}

/** Imported names that pytest would take for tests. */
function uncollected(imports: readonly PlannedImport[]): string[] {
  const names = imports.filter(({ member }) => member !== null).map(({ name }) => name);
  return [...new Set(names)].filter((name) => /^test/i.test(name)).sort();
}

function testText(test: CopiedTest): string {
  const from = `From cell ${test.origin.cell} of ${notebookName(test.origin.notebook)}.`;
  if (test.kind === 'function') return [...comment(from, ''), test.text].join('\n');
  return [`def ${test.name}() -> None:`, `    """${docstringOf(test)}"""`, indentStatements(test.text)].join(
    '\n',
  );
}

function docstringOf({ origin }: CopiedTest): string {
  return `Check what cell ${origin.cell} of ${notebookName(origin.notebook).replaceAll(/["\\]/g, "'")} asserts.`;
}

/** A notebook's name as part of a module's name. */
function slug(path: string): string {
  const name = notebookName(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return name === '' ? 'notebook' : name;
}
