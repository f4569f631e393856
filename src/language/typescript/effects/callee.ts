import ts from 'typescript';
import { typescriptModules } from '../back-end/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { bare } from '../parser/index.ts';
import { CONSTRUCTED, literalType, RETURNED, SAME, type ValueType } from './value-types.ts';

/** What a dotted expression stands for. */
export interface Qualified {
  /** With its head replaced by what an import or alias stands for: `node:fs.readFileSync`, `Array#map`. */
  readonly name: string;
  /** The notebook's name at its head. */
  readonly head: string | null;
  /** Known for certain: through imports, globals and values that the head can't lose. */
  readonly certain: boolean;
}

/** Aliases are followed so far, for those that lead back to themselves. */
const MAX_STEPS = 60;

/** What a name or a chain of members stands for; null for anything else, and for what can't be known. */
export function qualify(
  cell: ParsedCell,
  expression: ts.Expression,
  table: NameTable,
  steps = 0,
): Qualified | null {
  const node = bare(expression);
  if (steps > MAX_STEPS) return null;
  if (ts.isIdentifier(node)) return qualifyName(cell, node, table, steps);
  const member = memberOf(node);
  if (member === null) return null;
  const type = valueType(cell, member.object, table, steps + 1);
  if (type !== null && type !== 'Object' && type !== 'Function') {
    const head = moduleName(cell, member.object);
    return { name: `${type}#${member.name}`, head, certain: !table.isPatched(type) };
  }
  const object = qualify(cell, member.object, table, steps + 1);
  if (object === null) return null;
  // `globalThis.Math`: what `Math` is.
  if (isGlobalObject(object)) {
    return {
      name: member.name,
      head: null,
      certain: !table.isPatched(object.name) && !table.isPatched(member.name),
    };
  }
  return { ...object, name: `${object.name}.${member.name}`.replace(BORROWED, '$1#$2') };
}

/** An object and the member that is taken of it: `a.b`, `a?.b`, `a["b"]`. */
export interface Member {
  readonly object: ts.Expression;
  readonly name: string;
}

/** What a member expression takes, and of what; null for other expressions, and for computed members. */
export function memberOf(expression: ts.Expression): Member | null {
  const node = bare(expression);
  if (ts.isPropertyAccessExpression(node)) return { object: node.expression, name: node.name.text };
  if (!ts.isElementAccessExpression(node)) return null;
  const key = bare(node.argumentExpression);
  return ts.isStringLiteralLike(key) ? { object: node.expression, name: key.text } : null;
}

/** The notebook's name that an expression is, whatever it stands for. */
export function moduleName(cell: ParsedCell, expression: ts.Expression): string | null {
  const node = bare(expression);
  if (!ts.isIdentifier(node)) return null;
  const resolved = cell.names.of(node);
  return resolved?.holder.kind === 'module' ? resolved.name : null;
}

/** The name at the start of a chain of members, indices and calls. */
export function headOf(expression: ts.Expression): ts.Identifier | null {
  let node = bare(expression);
  while (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    node = bare(node.expression);
  return ts.isIdentifier(node) ? node : null;
}

/** An expression with the parentheses and type assertions around it. */
export function outermost(node: ts.Expression): ts.Expression {
  let outer = node;
  while (
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isAsExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent) ||
    ts.isSatisfiesExpression(outer.parent)
  )
    outer = outer.parent;
  return outer;
}

function qualifyName(
  cell: ParsedCell,
  node: ts.Identifier,
  table: NameTable,
  steps: number,
): Qualified | null {
  const resolved = cell.names.of(node);
  if (resolved === null) return null;
  const { name } = resolved;
  if (resolved.holder.kind !== 'module') return { name, head: null, certain: false };
  if (table.isGlobal(name)) return { name, head: null, certain: !table.isPatched(name) };
  const imported = table.imported(name);
  if (imported !== null) return { name: importedName(imported), head: name, certain: true };
  const value = table.value(name);
  const alias = value === null ? null : dottedValue(value, table, steps);
  if (alias?.certain === true) return { name: alias.name, head: name, certain: true };
  return { name, head: name, certain: false };
}

type Value = NonNullable<ReturnType<NameTable['value']>>;

function dottedValue({ cell, value }: Value, table: NameTable, steps: number): Qualified | null {
  const node = bare(value);
  return ts.isIdentifier(node) || memberOf(node) !== null ? qualify(cell, node, table, steps + 1) : null;
}

/** `lodash.groupBy`, `node:fs.promises.readFile`. A module's default is taken for the module, as that of CommonJS is. */
function importedName({ module, member }: NonNullable<ReturnType<NameTable['imported']>>): string {
  const name = moduleKey(module);
  return member === null || member === 'default' ? name : `${name}.${member}`;
}

function moduleKey(module: string): string {
  const name = typescriptModules.packageOf(module);
  if (name === module) return name;
  const plain = module.replace(/^(?:npm:|jsr:|node:)\/?/, '').replace(/(?<=[^/@])@[^/]*/, '');
  const own = name.replace(/^node:/, '');
  return `${name}${plain.slice(own.length).replaceAll('/', '.')}`;
}

const BORROWED = /^(\w+)\.prototype\.(\w+)\.(?:call|apply)$/;

/** Names of the global object. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'global', 'self', 'window']);

function isGlobalObject({ name, head }: Qualified): boolean {
  return head === null && GLOBAL_OBJECTS.has(name);
}

/** The type of a value whose methods are known; null for all else. */
export function valueType(
  cell: ParsedCell,
  expression: ts.Expression,
  table: NameTable,
  steps = 0,
): ValueType | null {
  const node = bare(expression);
  if (steps > MAX_STEPS) return null;
  const literal = literalType(node);
  if (literal !== null) return literal;
  const typeOf = (each: ts.Expression): ValueType | null => valueType(cell, each, table, steps + 1);
  if (ts.isIdentifier(node)) {
    const resolved = cell.names.of(node);
    if (resolved?.holder.kind !== 'module') return null;
    const held = table.value(resolved.name);
    return held === null ? null : valueType(held.cell, held.value, table, steps + 1);
  }
  if (ts.isNewExpression(node)) {
    const name = qualify(cell, node.expression, table, steps + 1);
    return name?.certain === true ? (CONSTRUCTED.get(name.name) ?? null) : null;
  }
  if (ts.isCallExpression(node)) {
    const name = qualify(cell, node.expression, table, steps + 1);
    if (name?.certain !== true) return null;
    const [first] = node.arguments;
    if (SAME.has(name.name)) return first === undefined ? null : typeOf(first);
    return RETURNED.get(name.name) ?? null;
  }
  if (ts.isConditionalExpression(node)) {
    const [first, second] = [typeOf(node.whenTrue), typeOf(node.whenFalse)];
    return first === second ? first : null;
  }
  if (ts.isBinaryExpression(node)) return operatorType(node, typeOf);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken ? 'Boolean' : 'Number';
  if (ts.isTypeOfExpression(node)) return 'String';
  return null;
}

function operatorType(
  { left, operatorToken, right }: ts.BinaryExpression,
  typeOf: (node: ts.Expression) => ValueType | null,
): ValueType | null {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.CommaToken) return typeOf(right);
  const [first, second] = [typeOf(left), typeOf(right)];
  if (kind === ts.SyntaxKind.PlusToken && (first === 'String' || second === 'String')) return 'String';
  return KEEPING.has(kind) && first === second ? first : null;
}

/** Operators that give a value of the type that both sides have. */
const KEEPING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
