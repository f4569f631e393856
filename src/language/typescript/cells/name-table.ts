import ts from 'typescript';
import type { Binding } from '../../../program/program.ts';
import { bare } from '../parser/index.ts';
import { isGlobal } from '../globals/index.ts';
import { importOf } from '../scopes/index.ts';
import { bindingsOf } from './bindings.ts';
import type { ParsedCell } from './cell.ts';
import { globalProperties, writtenHeads } from './global-uses.ts';
import { memberNames } from './member-names.ts';
import { unitsOf, type Unit } from './units.ts';

/** What an import takes: `member` is null for the whole module. */
export interface ImportedMember {
  readonly module: string;
  readonly member: string | null;
}

/** A value with the cell in which it is written. */
export interface PlacedValue {
  readonly cell: ParsedCell;
  readonly value: ts.Expression;
}

/** Code with the cell in which it is written. */
export interface PlacedNode {
  readonly cell: ParsedCell;
  readonly node: ts.Node;
}

/** What the whole notebook binds, for telling what a name stands for wherever it is read. */
export interface NameTable {
  readonly bindings: (name: string) => readonly Binding[];
  readonly isBound: (name: string) => boolean;
  /** A name that the language or its runtimes provide, and that nothing in the notebook binds. */
  readonly isGlobal: (name: string) => boolean;
  /** What an import binds the name to, where every binding of it is an import of the same. */
  readonly imported: (name: string) => ImportedMember | null;
  /** The value, where the name is bound just once, by `name = value` in a declaration at the top level. */
  readonly value: (name: string) => PlacedValue | null;
  /** All values that declarations at the top level give the name. */
  readonly values: (name: string) => readonly PlacedValue[];
  /** Functions, classes and enums that declarations at the top level bind to the name: declarations, or expressions of a `const`. */
  readonly definitions: (name: string) => readonly PlacedNode[];
  /** Whether classes, and nothing else, are bound to the name. */
  readonly isClass: (name: string) => boolean;
  /** Whether a class or an object of the notebook has a member of this name that may be code. */
  readonly hasMember: (name: string) => boolean;
  /** Names of the notebook that are properties of `globalThis` or `exports`. */
  readonly globalProperties: readonly string[];
  /** A name that the language provides and whose object code of the notebook writes into, `Math.random = …`. */
  readonly isPatched: (name: string) => boolean;
  /** Whether a cell other than the one given names it. */
  readonly isNamedElsewhere: (name: string, cell: ParsedCell) => boolean;
  /** Whether somebody knows that its declaration, however it computes, defines a constant. */
  readonly isKnownConstant: (name: string) => boolean;
  /** What is said of the name stands apart and belongs together, a type here and a value or a property there: none of it may move. */
  readonly isTorn: (name: string) => boolean;
}

/** Indexes what the cells bind. */
export function nameTable(
  cells: readonly ParsedCell[],
  constants: ReadonlySet<string>,
  further: readonly Binding[] = [],
): NameTable {
  const bindings = grouped([...cells.flatMap(bindingsOf), ...further], ({ name }) => [name]);
  const units = grouped(
    cells.flatMap((cell) => unitsOf(cell.file).map((unit) => ({ cell, unit }))),
    ({ unit }) => unit.names,
  );
  const values = grouped(cells.flatMap(valuesIn), ({ name }) => [name]);
  const bindingsTo = (name: string): readonly Binding[] => bindings.get(name) ?? [];
  const definitions = (name: string): readonly PlacedNode[] =>
    (units.get(name) ?? []).flatMap(({ cell, unit }) => codeIn(unit, name).map((node) => ({ cell, node })));
  const members = memberNames(cells);
  const written = writtenHeads(cells);
  const isBoundOnce = (name: string): boolean => bindingsTo(name).length === 1;
  return {
    bindings: bindingsTo,
    isBound: (name) => bindings.has(name),
    isGlobal: (name) => !bindings.has(name) && isGlobal(name),
    imported: (name) => importedBy(bindingsTo(name)),
    value: (name) => (isBoundOnce(name) ? (values.get(name)?.[0] ?? null) : null),
    values: (name) => values.get(name) ?? [],
    definitions,
    isClass: (name) => {
      const found = definitions(name);
      return found.length > 0 && found.length === bindingsTo(name).length && found.every(isClassNode);
    },
    hasMember: (name) => members().has(name),
    globalProperties: globalProperties(cells),
    isPatched: (name) => !bindings.has(name) && isGlobal(name) && written().has(name),
    isNamedElsewhere: (name, cell) =>
      cells.some((each) => each !== cell && each.names.names.some((other) => other.name === name)),
    isKnownConstant: (name) => constants.has(name) && isBoundOnce(name),
    isTorn: (name) =>
      isTorn(units.get(name) ?? []) || (written().has(name) && definitions(name).some(isTypedByUse)),
  };
}

function isClassNode({ node }: PlacedNode): boolean {
  return ts.isClassLike(node);
}

/** A kernel that checks types lets its cells give properties to functions of the notebook, but to none that is imported. */
function isTypedByUse({ cell: { semantics }, node }: PlacedNode): boolean {
  return semantics.checksTypes && ts.isFunctionLike(node);
}

/** The default, a member or a whole module, from what names an import's identity. */
function importedBy(bindings: readonly Binding[]): ImportedMember | null {
  const identity = bindings[0]?.identity ?? null;
  if (identity === null || bindings.some((each) => each.identity !== identity)) return null;
  return importOf(identity);
}

function valuesIn(cell: ParsedCell): readonly (PlacedValue & { readonly name: string })[] {
  return cell.file.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer !== undefined
        ? [{ name: name.text, cell, value: initializer }]
        : [],
    );
  });
}

/** The function, class or enum that a unit gives a name to. */
function codeIn({ nodes }: Unit, name: string): readonly ts.Node[] {
  return nodes.flatMap((node): readonly ts.Node[] => {
    if (ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) return [node];
    if (ts.isFunctionDeclaration(node)) return node.body === undefined ? [] : [node];
    if (!ts.isVariableStatement(node)) return [];
    const { declarations } = node.declarationList;
    const value = declarations.find(
      (each) => ts.isIdentifier(each.name) && each.name.text === name,
    )?.initializer;
    if (value === undefined) return [];
    const code = bare(value);
    return ts.isFunctionExpression(code) || ts.isArrowFunction(code) || ts.isClassExpression(code)
      ? [code]
      : [];
  });
}

interface PlacedUnit {
  readonly cell: ParsedCell;
  readonly unit: Unit;
}

/**
 * Types merge within a cell, and are erased beside the values of other cells; enums and namespaces merge within a cell with
 * others, and with functions and classes.
 */
function isTorn(units: readonly PlacedUnit[]): boolean {
  if (units.length < 2) return false;
  const types = units.filter(({ unit }) => unit.space === 'type');
  if (types.length > 0 && types.length < units.length) return true;
  const merges = types.length > 0 || units.some(({ unit }) => unit.nodes.some(mergesWithOthers));
  return merges && new Set(units.map(({ cell }) => cell)).size < units.length;
}

function mergesWithOthers(node: ts.Node): boolean {
  return ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);
}

function grouped<T>(
  all: readonly T[],
  namesOf: (each: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const name of namesOf(each)) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [each]);
      else known.push(each);
    }
  }
  return groups;
}
