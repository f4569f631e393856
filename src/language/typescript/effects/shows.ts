import ts from 'typescript';
import { spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare } from '../parser/index.ts';
import { moduleName, qualify } from './callee.ts';
import { argumentsOf, calleeOf, type CallNode } from './calls.ts';
import type { Gathering } from './gathering.ts';

/** Shown is a function that is handed on as a value, whichever. */
const ANY_HANDED = '**';

/**
 * Functions and classes of the notebook whose source an expression turns into text. As values they are shown alike wherever they
 * stand, `[Function: f]`; but the text of each is what the notebook's kernel, or the package's build, made of it.
 */
export function shownNames(cell: ParsedCell, expression: ts.Expression, table: NameTable): readonly string[] {
  return namesAsText({ cell, table, seen: new Set() }, expression);
}

interface Search {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  /** Names whose values have been looked at. */
  readonly seen: Set<string>;
}

function namesAsText(search: Search, expression: ts.Expression): readonly string[] {
  const node = bare(expression);
  const { cell, table, seen } = search;
  if (ts.isIdentifier(node)) {
    const name = moduleName(cell, node);
    if (name === null) return isFunctionLike(cell, node) ? [ANY_HANDED] : [];
    if (table.definitions(name).length > 0) return [name];
    if (seen.has(name)) return [];
    seen.add(name);
    return table.values(name).flatMap((held) => namesAsText({ ...search, cell: held.cell }, held.value));
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((each) => namesAsText(search, each));
  if (ts.isConditionalExpression(node))
    return [...namesAsText(search, node.whenTrue), ...namesAsText(search, node.whenFalse)];
  // `x.constructor`, `box.method`: of a class of the notebook.
  if (ts.isPropertyAccessExpression(node)) {
    if (node.name.text === 'constructor') return [ANY_HANDED];
    const name = moduleName(cell, node.expression);
    return name !== null && table.isClass(name) ? [name] : [];
  }
  return [];
}

/** A local that is called, or named or typed as a function. */
function isFunctionLike({ names, file }: ParsedCell, node: ts.Identifier): boolean {
  const resolved = names.of(node);
  if (resolved === null) return false;
  if (/^(f|fn|func|function_?|callback|cb|handler|cls|klass|ctor)$/i.test(node.text)) return true;
  const { holder } = resolved;
  return names
    .startingIn({ start: holder.node.getStart(file), end: holder.node.end })
    .some(({ name, node: other, holder: own }) => {
      if (name !== node.text || own !== holder || other === null) return false;
      const { parent } = other;
      if (ts.isCallExpression(parent)) return parent.expression === other;
      return ts.isParameter(parent) && parent.type !== undefined && ts.isFunctionTypeNode(parent.type);
    });
}

/** Records what a template turns into text: `` `${f}` ``. */
export function templateShows(gathering: Gathering, node: ts.TemplateExpression): void {
  // A tag is handed the values.
  if (ts.isTaggedTemplateExpression(node.parent)) return;
  for (const { expression } of node.templateSpans) shown(gathering, expression, node);
}

/** Records what `+` turns into text: `"" + f`. */
export function sumShows(gathering: Gathering, node: ts.BinaryExpression): void {
  if (
    node.operatorToken.kind !== ts.SyntaxKind.PlusToken &&
    node.operatorToken.kind !== ts.SyntaxKind.PlusEqualsToken
  )
    return;
  for (const side of [node.left, node.right]) {
    // A call's result is another matter, and a local that is called may still hold a number.
    if (moduleName(gathering.cell, side) !== null) shown(gathering, side, node);
  }
}

/** Records what calls turn into text: `String(f)`, `f.toString()`, `console.log('%s', f)`. */
export function callShows(gathering: Gathering, node: CallNode): void {
  const { cell, table } = gathering;
  const callee = calleeOf(node);
  const values = argumentsOf(node);
  const name = qualify(cell, callee, table)?.name ?? '';
  if (ts.isPropertyAccessExpression(callee) && /^to(Locale)?String$/.test(callee.name.text)) {
    if (/^Function\.prototype\.toString$/.test(callee.getText(cell.file))) return;
    shown(gathering, callee.expression, node);
  }
  if (/^Function(\.prototype\.|#)toString(\.call)?$/.test(name) && values[0] !== undefined) {
    const found = shownNames(cell, values[0], table);
    pushAll(gathering, found.length > 0 ? found : [ANY_HANDED], node);
  }
  if (name === 'String' || name === 'String.raw' || name === 'JSON.rawJSON')
    for (const value of values) shown(gathering, value, node);
  if (/^console\.\w+$|^node:util\.format$/.test(name)) {
    const [format, ...rest] = values;
    const text = format === undefined ? '' : bare(format);
    if (text !== '' && ts.isStringLiteralLike(text) && text.text.includes('%s'))
      for (const value of rest) shown(gathering, value, node);
  }
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'join')
    shown(gathering, callee.expression, node);
}

function shown(gathering: Gathering, expression: ts.Expression, node: ts.Node): void {
  pushAll(gathering, shownNames(gathering.cell, expression, gathering.table), node);
}

function pushAll(gathering: Gathering, names: readonly string[], node: ts.Node): void {
  for (const name of names) gathering.shows.push({ name, at: spanOf(gathering.cell, node) });
}
