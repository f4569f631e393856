import ts from 'typescript';
import { boundIn, isAmbient, isInstantiated } from '../scopes/index.ts';

/**
 * Statements that are one to the analysis: a single one, or declarations of one name that stand together and mean
 * something together: overloads, interfaces that merge, a value and the type of its name.
 */
export interface Unit {
  readonly nodes: readonly [ts.Statement, ...ts.Statement[]];
  /** The name that all of several nodes declare; of a single one, where it declares just one. */
  readonly name: string | null;
  /** All names that it declares. */
  readonly names: readonly string[];
  /** What is left of it when the code runs: a value, or, of types alone, nothing. */
  readonly space: 'value' | 'type' | null;
}

/** The units of a cell, in order; lone semicolons are none. */
export function unitsOf(file: ts.SourceFile): readonly Unit[] {
  const units: Unit[] = [];
  for (const statement of file.statements) {
    if (ts.isEmptyStatement(statement)) continue;
    const own = unitOf(statement);
    const last = units.at(-1);
    if (last !== undefined && mayMerge(last, own)) {
      units[units.length - 1] = {
        nodes: [...last.nodes, statement],
        name: own.name,
        names: own.names,
        space: last.space === 'value' ? 'value' : own.space,
      };
    } else units.push(own);
  }
  return units;
}

/**
 * Two functions with a body replace one another, and so do two of anything that merges only for some kernels: these
 * stay apart, for the analysis to see.
 */
function mayMerge(last: Unit, own: Unit): boolean {
  if (last.name === null || last.name !== own.name) return false;
  const [first] = last.nodes;
  const isOverload = ts.isFunctionDeclaration(first) && last.nodes.every(isSignature);
  return isOverload || last.space === 'type' || own.space === 'type';
}

function isSignature(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && node.body === undefined;
}

function unitOf(statement: ts.Statement): Unit {
  const nodes: Unit['nodes'] = [statement];
  const none: Unit = { nodes, name: null, names: [], space: null };
  const named = ({ text }: ts.Identifier, space: Unit['space']): Unit => {
    return { nodes, name: text, names: [text], space };
  };
  if (isAmbient(statement)) return none;
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return named(statement.name, 'type');
  }
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
    return named(statement.name, isInstantiated(statement) ? 'value' : 'type');
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  ) {
    return statement.name === undefined ? none : named(statement.name, 'value');
  }
  if (!ts.isVariableStatement(statement)) return none;
  const { declarations } = statement.declarationList;
  const [only, ...others] = declarations;
  if (only !== undefined && others.length === 0 && ts.isIdentifier(only.name))
    return named(only.name, 'value');
  const names = declarations.flatMap(({ name }) => boundIn(name).map(({ text }) => text));
  return { nodes, name: null, names, space: 'value' };
}

/**
 * Where declarations stand that merge with another one of their unit, which binds their name: that of a value, if there is
 * one, else the first.
 */
export function mergedDeclarations(file: ts.SourceFile): ReadonlySet<ts.Node> {
  const merged = new Set<ts.Node>();
  for (const { nodes } of unitsOf(file)) {
    if (nodes.length === 1) continue;
    const main = nodes.find((node) => unitOf(node).space === 'value' && !isSignature(node)) ?? nodes[0];
    for (const node of nodes) if (node !== main) merged.add(node);
  }
  return merged;
}
