import ts from 'typescript';
import type { Span } from '../../../text/span.ts';
import { visitClass, visitEnum, visitNamespace } from './classes.ts';
import { declareLexical, declareVars } from './declarations.ts';
import { visitExpression } from './expressions.ts';
import { visitFunction } from './functions.ts';
import { readElement } from './elements.ts';
import { resolve } from './resolve.ts';
import { openScope, type CellNames, type ResolvedName } from './scope.ts';
import { visitStatement } from './statements.ts';
import { visitType } from './type-names.ts';
import { openWalk, type Place, type Walk } from './walk.ts';

/** Resolves all names of a parsed cell. */
export function resolveNames(file: ts.SourceFile): CellNames {
  const module = openScope('module', file, null);
  declareLexical(file.statements, module);
  declareVars(file, module);
  const walk = openWalk(file, visitNode);
  for (const statement of file.statements) {
    walk.visit(statement, { scope: module, time: 'definition', conditional: false, argument: false });
  }
  const names = walk.occurrences
    .map((occurrence): ResolvedName => ({ ...occurrence, holder: resolve(occurrence, module) }))
    .sort((a, b) => a.start - b.start);
  const byNode = new Map<ts.Node, ResolvedName>();
  // `{ a } = …` in shorthand is one identifier.
  for (const name of names) if (name.node !== null) byNode.set(name.node, name);
  const isLate = within(walk.late);
  return {
    module,
    names,
    startingIn: sliceBy(names),
    of: (identifier) => byNode.get(identifier) ?? null,
    timeAt: (offset) => (isLate(offset) ? 'call' : 'definition'),
  };
}

function visitNode(walk: Walk, node: ts.Node, place: Place): void {
  if (ts.isIdentifier(node)) {
    walk.add(node, place, { use: 'read' });
    return;
  }
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) {
    visitType(walk, node, place);
    return;
  }
  if (ts.isFunctionLike(node)) {
    visitFunction(walk, node, place);
    return;
  }
  if (ts.isClassLike(node)) {
    visitClass(walk, node, place);
    return;
  }
  if (ts.isEnumDeclaration(node)) {
    visitEnum(walk, node, place);
    return;
  }
  if (ts.isModuleDeclaration(node)) {
    visitNamespace(walk, node, place);
    return;
  }
  if (readElement(walk, node, place) || visitExpression(walk, node, place)) return;
  visitStatement(walk, node, place);
}

/** Gives the names that start in a span, from a list in the order of the source. */
function sliceBy(names: readonly ResolvedName[]): (span: Span) => readonly ResolvedName[] {
  const firstFrom = (offset: number): number =>
    firstWhere(names.length, (at) => (names[at]?.start ?? 0) >= offset);
  return ({ start, end }) => names.slice(firstFrom(start), firstFrom(end));
}

/** Tells whether an offset lies in one of some disjoint spans. */
function within(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return (offset) => {
    const next = firstWhere(sorted.length, (at) => (sorted[at]?.start ?? 0) > offset);
    return offset < (sorted[next - 1]?.end ?? 0);
  };
}

/** The first of the numbers up to `count` that fits, where all after it do too; `count` where none does. */
function firstWhere(count: number, fits: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
