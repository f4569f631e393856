import ts from 'typescript';
import type { CopiedTest, PlannedImport } from '../../../../plan/plan.ts';
import { applyEdits, type TextEdit } from '../../../../text/span.ts';
import { parseModule } from '../modules/index.ts';
import { notebookName } from './comment.ts';

/** Tests that a notebook held, as they go into one file. */
export interface CopiedTests {
  /** What a file of them is called, without folder and ending. */
  readonly name: string;
  readonly blocks: readonly string[];
  readonly imports: readonly PlannedImport[];
  readonly made: readonly { readonly title: string; readonly of: readonly string[] }[];
}

/** Prints the cells of asserts that a notebook held, as they stood there, by notebook. A cell that doesn't parse is left out. */
export function renderCopiedTests(tests: readonly CopiedTest[]): readonly CopiedTests[] {
  const byName = new Map<string, CopiedTest[]>();
  for (const test of tests) {
    const name = slug(test.origin.notebook);
    byName.set(name, [...(byName.get(name) ?? []), test]);
  }
  return [...byName].map(([name, own]) => {
    const printed = own.flatMap(printTest);
    return {
      name,
      blocks: printed.map(({ block }) => block),
      imports: printed.flatMap(({ imports }) => imports),
      made: printed.map(({ title, imports }) => ({
        title,
        of: imports.flatMap(({ module, member }) => (member === null ? [] : [`${module}.${member}`])),
      })),
    };
  });
}

const ASSERT: PlannedImport = { module: 'node:assert/strict', member: 'default', name: 'assert' };

function printTest(
  test: CopiedTest,
): readonly { readonly title: string; readonly block: string; readonly imports: readonly PlannedImport[] }[] {
  const from = `cell ${test.origin.cell} of ${notebookName(test.origin.notebook)}`;
  const title = test.kind === 'function' ? test.name : from;
  const { text, asserts } = throwing(test.text);
  const imports = [...test.imports, ...(asserts ? [ASSERT] : [])];
  // The function's own name must not hide what it calls.
  const body = test.kind === 'function' ? `${text}\nreturn ${test.name}();` : text;
  if (syntaxFails(body)) return [];
  return [{ title, block: `test(${JSON.stringify(title)}, async () => {\n${body}\n});`, imports }];
}

function syntaxFails(body: string): boolean {
  const file = parseModule(`async () => {\n${body}\n}`);
  return ((file as { readonly parseDiagnostics?: readonly unknown[] }).parseDiagnostics ?? []).length > 0;
}

/** `console.assert` only tells; in a test it has to fail. */
function throwing(text: string): { readonly text: string; readonly asserts: boolean } {
  const file = parseModule(text);
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^console\s*\.\s*assert$/.test(node.expression.getText(file))) {
      edits.push({ start: node.expression.getStart(file), end: node.expression.end, text: 'assert' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { text: applyEdits(text, edits), asserts: edits.length > 0 };
}

/** A notebook's name as part of a file's name. */
function slug(path: string): string {
  const name = notebookName(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${name === '' ? 'notebook' : name}.notebook`;
}
