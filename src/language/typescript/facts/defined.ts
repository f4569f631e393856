import ts from 'typescript';
import type { Call, Evaluation } from '../../../program/program.ts';
import { startingIn } from '../../operations.ts';
import type { Unit } from '../cells/units.ts';
import { evaluationOf } from '../effects/index.ts';
import { bare } from '../parser/index.ts';
import { boundIn, hasModifier, isAmbient, isInstantiated } from '../scopes/index.ts';
import type { CellFacts } from './cell-facts.ts';
import type { Defined } from './definition.ts';

/** What a unit defines; null where it is an action. */
export function definedBy(facts: CellFacts, unit: Unit): Defined | null {
  if (unit.names.some((name) => facts.table.isTorn(name))) return null;
  if (unit.nodes.some(isAmbient)) return null;
  const found = unit.nodes.map((node) => definedByNode(facts, node));
  if (found.some((each) => each === null)) return null;
  const parts = found.filter((each) => each !== null);
  // Of several, what is there when the code runs says what it is.
  const main =
    parts.findLast(({ kind, code }) => kind !== 'type' && (code !== null || kind === 'constant')) ?? parts[0];
  if (main === undefined) return null;
  return { ...main, evaluation: together(parts.map(({ evaluation }) => evaluation)) };
}

function together(all: readonly Evaluation[]): Evaluation {
  return {
    opaque: all.flatMap(({ opaque }) => opaque),
    mutable: all.some(({ mutable }) => mutable),
    makesFunctions: all.some(({ makesFunctions }) => makesFunctions),
  };
}

const PLAIN: Evaluation = { opaque: [], mutable: false, makesFunctions: false };

function definedByNode(facts: CellFacts, node: ts.Statement): Defined | null {
  const { cell, table } = facts;
  if (ts.isVariableStatement(node)) return definedByVariables(facts, node);
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return { kind: 'type', names: [node.name.text], code: null, evaluation: PLAIN };
  }
  if (ts.isModuleDeclaration(node)) {
    // A namespace of values runs code of any kind.
    if (!ts.isIdentifier(node.name) || isInstantiated(node)) return null;
    return { kind: 'type', names: [node.name.text], code: null, evaluation: PLAIN };
  }
  if (ts.isFunctionDeclaration(node)) {
    if (node.name === undefined) return null;
    const code = node.body === undefined ? null : node;
    const evaluation = code === null ? PLAIN : evaluationOf(cell, node, table);
    return { kind: 'function', names: [node.name.text], code, evaluation };
  }
  if (ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) {
    if (node.name === undefined || isLostElsewhere(facts, node)) return null;
    return {
      kind: 'class',
      names: [node.name.text],
      code: node,
      evaluation: evaluationOf(cell, node, table),
    };
  }
  return null;
}

/** A `const enum` that fails wherever another cell reads it, and would not as a module's. */
function isLostElsewhere(
  { cell, table }: CellFacts,
  node: ts.ClassDeclaration | ts.EnumDeclaration,
): boolean {
  if (!ts.isEnumDeclaration(node) || cell.semantics.constEnums === 'kept') return false;
  return hasModifier(node, ts.SyntaxKind.ConstKeyword) && table.isNamedElsewhere(node.name.text, cell);
}

function definedByVariables(facts: CellFacts, node: ts.VariableStatement): Defined | null {
  const { cell, table } = facts;
  const { declarations, flags } = node.declarationList;
  if ((flags & ts.NodeFlags.Using) !== 0) return null;
  const [name, ...others] = declarations.flatMap((each) => boundIn(each.name).map(({ text }) => text));
  const [only, ...more] = declarations;
  if (name === undefined || only === undefined) return null;
  const code = codeOf(only);
  if (more.length === 0 && code !== null) {
    const evaluation = evaluationOf(cell, code, table);
    return { kind: ts.isClassExpression(code) ? 'class' : 'function', names: [name], code, evaluation };
  }
  const evaluations = declarations.flatMap((each) =>
    valuesIn(each).map((value) => evaluationOf(cell, value, table)),
  );
  if (declarations.some(({ initializer }) => initializer === undefined)) return null;
  const evaluation = together(evaluations);
  const isComputed = evaluation.opaque.length > 0 || !callsAreConstant(facts, node);
  if (isComputed && !table.isKnownConstant(name)) return null;
  const constant: Defined = { kind: 'constant', names: [name, ...others], code: null, evaluation };
  return evaluation.mutable ? constant : (functionsAmong(declarations, constant) ?? constant);
}

/** The function or class that a declaration gives its name to. */
function codeOf({
  name,
  initializer,
}: ts.VariableDeclaration): ts.FunctionExpression | ts.ArrowFunction | ts.ClassExpression | null {
  if (!ts.isIdentifier(name) || initializer === undefined) return null;
  const code = bare(initializer);
  return ts.isFunctionExpression(code) || ts.isArrowFunction(code) || ts.isClassExpression(code)
    ? code
    : null;
}

/** What several declarations of one statement define, where functions are among them: it goes by the name of the first of these. */
function functionsAmong(
  declarations: readonly ts.VariableDeclaration[],
  { names, evaluation }: Defined,
): Defined | null {
  const functions = declarations.flatMap((each) => {
    const code = codeOf(each);
    return code === null || ts.isClassExpression(code) ? [] : [{ name: each.name.getText(), code }];
  });
  const [first] = functions;
  if (
    first === undefined ||
    declarations.some((each) => codeOf(each)?.kind === ts.SyntaxKind.ClassExpression)
  )
    return null;
  const others = names.filter((name) => name !== first.name);
  return { kind: 'function', names: [first.name, ...others], code: first.code, evaluation };
}

/** What a declaration computes: its value, and what its pattern holds. */
function valuesIn({ name, initializer }: ts.VariableDeclaration): readonly ts.Node[] {
  const value = initializer === undefined ? [] : [initializer];
  return ts.isIdentifier(name) ? value : [...value, name];
}

/** Calls that run with the declaration are known to be pure, or make an instance of a class of the notebook: the analysis judges those. */
function callsAreConstant({ calls, cell, table }: CellFacts, node: ts.Statement): boolean {
  const own = startingIn(calls, { start: node.getStart(cell.file), end: node.end });
  return own.every(({ effect, head, callee, when, isHandedOver }: Call) => {
    if (when === 'call' || isHandedOver === 'perhaps' || effect === 'pure' || effect === 'builds')
      return true;
    return effect === 'unknown' && head !== null && head === callee && table.isClass(head);
  });
}
