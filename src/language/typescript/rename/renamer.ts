import ts from 'typescript';
import type { CellSpan, Notebook, Output } from '../../../notebook/notebook.ts';
import type { FoundRenameProblem, Renamer, RenameProblem } from '../../../program/renaming.ts';
import { lineAt } from '../../../text/lines.ts';
import { isDeclarable } from '../back-end/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { parseCells } from '../facts/index.ts';
import { pathTo } from '../parser/index.ts';

/** Knows what else than reads and bindings finds something by its name in TypeScript. */
export function createTypescriptRenamer(): Renamer {
  return {
    isName: isDeclarable,
    textsAt(notebook, renamed, at) {
      const cells = new Map(parseCells(notebook).map(({ parsed }) => [parsed.cell.index, parsed]));
      return at.map((each) => {
        const cell = cells.get(each.cell);
        return (cell && textAt(cell, each, renamed)) ?? renamed;
      });
    },
    problem(notebook, name, at) {
      const cells = parseCells(notebook).map(({ parsed }) => parsed);
      const looksUp = cells.some(({ text }) => LOOKS_UP.test(text));
      for (const cell of cells) {
        const found = problemIn(cell, { name, looksUp }) ?? shownProblem(notebook, cell, name, at);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Code that finds something by a name in a text. */
const LOOKS_UP = /\b(globalThis|eval|exports|__tslab__|window|self|global|Reflect)\b|\bnew\s+Function\b/;

/** A name, and whether code may find it by a text that holds just the name. */
interface Sought {
  readonly name: string;
  readonly looksUp: boolean;
}

function problemIn(cell: ParsedCell, sought: Sought): FoundRenameProblem | null {
  const comment = commentProblem(cell, sought.name);
  if (comment !== null) return comment;
  const pending: ts.Node[] = [cell.file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const code = problemOf(node, sought);
    if (code !== null) return found(cell, code, node.getStart(cell.file));
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return null;
}

function problemOf(node: ts.Node, { name, looksUp }: Sought): RenameProblem | null {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'name' && asksForName(node.expression, name))
    return 'name-read';
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    if (looksUp && node.text === name) return 'named-in-text';
    return new RegExp(`(?<![\\w$.])${escaped(name)}\\s*\\(`).test(node.text) ? 'named-in-text' : null;
  }
  return null;
}

/** What is written for an identifier that says what something is called for others as well: `{ f }`, `export { f }`. */
function textAt({ file }: ParsedCell, { start, end }: CellSpan, renamed: string): string | null {
  const node = pathTo(file, start).findLast((each) => ts.isIdentifier(each));
  if (node?.getStart(file) !== start || node.end !== end) return null;
  const { parent } = node;
  const name = node.getText(file);
  const isElement =
    ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) && parent.name === node;
  const isKey = ts.isShorthandPropertyAssignment(parent) || (isElement && !parent.propertyName);
  if (isKey) return `${name}: ${renamed}`;
  return ts.isExportSpecifier(parent) && !parent.propertyName ? `${renamed} as ${name}` : null;
}

/** `f.name`, `x.constructor.name`. */
function asksForName(object: ts.Expression, name: string): boolean {
  if (ts.isIdentifier(object)) return object.text === name;
  return ts.isPropertyAccessExpression(object) && object.name.text === 'constructor';
}

/** A call among the examples of a comment. */
function commentProblem(cell: ParsedCell, name: string): FoundRenameProblem | null {
  const called = new RegExp(`(?<![\\w$.])${escaped(name)}\\s*\\(`);
  for (const match of cell.text.matchAll(/\/\*\*[^]*?\*\//g)) {
    if (match[0].includes('@example') && called.test(match[0]))
      return found(cell, 'in-examples', match.index);
  }
  return null;
}

/**
 * Functions and classes are shown by their names, `[Function: f]`, `A { x: 1 }`: where the saved outputs have the name, or
 * where a cell that shows something hasn't been run.
 */
function shownProblem(
  notebook: Notebook,
  cell: ParsedCell,
  name: string,
  at: readonly CellSpan[],
): FoundRenameProblem | null {
  const shows = new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`);
  const first = at.find((each) => each.cell === cell.cell.index);
  if (first === undefined) return null;
  const texts = notebook.cells.flatMap(({ outputs }) => outputs.flatMap(textsOf));
  const wasRun = texts.length > 0;
  const isShown = wasRun ? texts.some((text) => shows.test(text)) : isClassAt(cell, first.start);
  return isShown ? found(cell, 'name-read', first.start) : null;
}

function isClassAt({ file }: ParsedCell, start: number): boolean {
  return file.statements.some(
    (each) =>
      (ts.isClassDeclaration(each) || ts.isEnumDeclaration(each)) && each.name?.getStart(file) === start,
  );
}

function textsOf(output: Output): readonly string[] {
  switch (output.kind) {
    case 'stream':
      return [output.text];
    case 'error':
      return [output.message];
    case 'result':
    case 'display':
      return Object.values(output.data);
  }
}

function found({ cell, lines }: ParsedCell, code: RenameProblem, offset: number): FoundRenameProblem {
  return { code, cell: cell.index, line: lineAt(lines, offset) };
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
