import type { Evaluation } from '../../../program/program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { qualify, valueType } from './callee.ts';
import { hasSetNameHook, hooksOf } from './classes.ts';
import { sourceOf, spanIn, type ParsedCell } from './cell.ts';
import { CONTAINER_TYPES, effectOf, isWorldAttribute } from './effects.ts';
import type { NameTable } from './name-table.ts';
import { shownNames } from './shows.ts';
import { isTypeExpression } from './type-expression.ts';

/** Parts of definition-time code that no rule covers. */
interface Examination {
  readonly cell: ParsedCell;
  readonly table: NameTable;
  readonly opaque: SyntaxNode[];
}

/** Examines the value of a constant. */
export function evaluationOfValue(cell: ParsedCell, value: SyntaxNode, table: NameTable): Evaluation {
  const examination: Examination = { cell, table, opaque: [] };
  if (isIterator(cell, value, table)) examination.opaque.push(value);
  else if (!isTypeExpression(cell, value, table)) examine(examination, value);
  return {
    ...finished(examination, isMutable(cell, value, table)),
    makesFunctions: makesFunctions(cell, value, table),
  };
}

/** Examines what runs as a function or class is defined: decorators, defaults, bases, the class body. */
export function evaluationOfDefinition(cell: ParsedCell, node: SyntaxNode, table: NameTable): Evaluation {
  const examination: Examination = { cell, table, opaque: [] };
  examineDefinition(examination, node);
  const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
  const parameters = core === null ? null : childByField(core, 'parameters');
  const defaults = (parameters === null ? [] : namedChildren(parameters)).flatMap(
    (each) => childByField(each, 'value') ?? [],
  );
  return finished(
    examination,
    defaults.some((value) => isMutable(cell, value, table)),
  );
}

/** Iterators are used up by their first reader, as generator expressions are. */
function isIterator(cell: ParsedCell, value: SyntaxNode, table: NameTable): boolean {
  const callee = value.type === 'call' ? childByField(value, 'function') : null;
  const name = callee === null ? undefined : qualify(cell, callee, table)?.name;
  return name !== undefined && /^(iter|map|filter|zip|enumerate|reversed|itertools\..*)$/.test(name);
}

function finished({ cell, opaque }: Examination, mutable: boolean): Evaluation {
  return {
    opaque: opaque.map((node) => ({ text: sourceOf(cell, node), at: spanIn(cell, node) })),
    mutable,
    makesFunctions: false,
  };
}

function examineAll(examination: Examination, nodes: readonly SyntaxNode[]): void {
  for (const node of nodes) examine(examination, node);
}

function examine(examination: Examination, node: SyntaxNode): void {
  switch (node.type) {
    case 'await':
    case 'yield':
    case 'named_expression':
    case 'ERROR':
      examination.opaque.push(node);
      return;
    case 'generator_expression':
      // Used up by its first reader; as an argument, by the call.
      examination.opaque.push(node);
      return;
    case 'attribute':
      examineAttribute(examination, node);
      return;
    case 'subscript':
      examineSubscript(examination, node);
      return;
    case 'call':
      examineCall(examination, node);
      return;
    case 'lambda':
      examineDefaults(examination, childByField(node, 'parameters'));
      return;
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      examineDefinition(examination, node);
      return;
    case 'assignment':
    case 'augmented_assignment':
      examineAssignment(examination, node);
      return;
    case 'type':
    case 'type_alias_statement':
      return;
    default:
      examineAll(examination, namedChildren(node));
  }
}

/** Attributes of names are plain; of computed values only where their type is known. */
function examineAttribute(examination: Examination, node: SyntaxNode): void {
  const { cell, table } = examination;
  const qualified = qualify(cell, node, table);
  if (qualified !== null) {
    if (isWorldAttribute(qualified.name)) examination.opaque.push(node);
    return;
  }
  const object = childByField(node, 'object');
  if (object !== null && valueType(cell, object, table) !== null) examine(examination, object);
  else examination.opaque.push(node);
}

function examineSubscript(examination: Examination, node: SyntaxNode): void {
  const { cell, table } = examination;
  if (isTypeExpression(cell, node, table)) return;
  const value = childByField(node, 'value');
  const qualified = value === null ? null : qualify(cell, value, table);
  const head = qualified?.head ?? null;
  if (head !== null && table.imported(head) !== null) examination.opaque.push(node);
  else examineAll(examination, namedChildren(node));
}

/** What a call does is told by its effect; here its callee and arguments. */
function examineCall(examination: Examination, node: SyntaxNode): void {
  const callee = childByField(node, 'function');
  const list = childByField(node, 'arguments');
  if (callee !== null && qualify(examination.cell, callee, examination.table) === null) {
    examination.opaque.push(callee);
  } else if (callee?.type === 'attribute') {
    const object = childByField(callee, 'object');
    if (object !== null && object.type !== 'identifier') examine(examination, object);
  }
  if (list?.type === 'generator_expression') examineAll(examination, namedChildren(list));
  else if (list !== null) {
    for (const child of namedChildren(list)) {
      if (child.type === 'keyword_argument') examineAll(examination, namedChildren(child).slice(1));
      else if (child.type === 'generator_expression') examineAll(examination, namedChildren(child));
      else examine(examination, child);
    }
  }
}

function examineDefinition(examination: Examination, node: SyntaxNode): void {
  if (node.type === 'decorated_definition') {
    for (const child of namedChildren(node)) {
      if (child.type === 'decorator') examineAll(examination, namedChildren(child));
      else examineDefinition(examination, child);
    }
    return;
  }
  if (node.type === 'function_definition') {
    examineDefaults(examination, childByField(node, 'parameters'));
    return;
  }
  const { cell, table } = examination;
  examination.opaque.push(...hooksOf(table, { cell, node, core: node }));
  const bases = childByField(node, 'superclasses');
  const body = childByField(node, 'body');
  for (const base of bases === null ? [] : namedChildren(bases)) {
    examine(examination, base.type === 'keyword_argument' ? (childByField(base, 'value') ?? base) : base);
  }
  if (body !== null) examineAll(examination, namedChildren(body));
  for (const value of body === null ? [] : assignedIn(body)) {
    const held = shownNames(cell, value, table, 'class');
    if (held.some((name) => hasSetNameHook(table, name))) examination.opaque.push(value);
  }
}

/** The values that the statements of a class body assign. */
function assignedIn(body: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(body).flatMap((statement) => {
    const only = statement.type === 'expression_statement' ? namedChildren(statement)[0] : undefined;
    return only?.type === 'assignment' ? (childByField(only, 'right') ?? []) : [];
  });
}

function examineDefaults(examination: Examination, parameters: SyntaxNode | null): void {
  for (const parameter of parameters === null ? [] : namedChildren(parameters)) {
    const value = childByField(parameter, 'value');
    if (value !== null) examine(examination, value);
  }
}

/** In a class body: what is assigned is examined, and targets that are no plain names are opaque. */
function examineAssignment(examination: Examination, node: SyntaxNode): void {
  const left = childByField(node, 'left');
  const right = childByField(node, 'right');
  if (left !== null) examineTarget(examination, left);
  if (right !== null) examine(examination, right);
}

function examineTarget(examination: Examination, node: SyntaxNode): void {
  if (node.type === 'identifier') return;
  if (node.type === 'attribute' || node.type === 'subscript') {
    // Into an object of the class's own: fine. Into anything else: a mutation, told as such.
    return;
  }
  for (const child of namedChildren(node)) examineTarget(examination, child);
}

/** Whether a value can be changed in place. */
export function isMutable(cell: ParsedCell, node: SyntaxNode, table: NameTable): boolean {
  const type = node.type === 'identifier' ? null : valueType(cell, node, table);
  if (type !== null && CONTAINER_TYPES.has(type)) return true;
  switch (node.type) {
    case 'tuple':
    case 'expression_list':
    case 'parenthesized_expression':
    case 'conditional_expression':
    case 'boolean_operator':
      return namedChildren(node).some((child) => isMutable(cell, child, table));
    case 'call': {
      const callee = childByField(node, 'function');
      const qualified = callee === null ? null : qualify(cell, callee, table);
      if (qualified === null) return false;
      if (table.isClass(qualified.name)) return true;
      return qualified.certain && effectOf(qualified.name) === 'builds' && qualified.name !== 'object';
    }
    default:
      return false;
  }
}

/** Whether a value is or holds a function made for it: a lambda, plain or in a container. */
function makesFunctions(cell: ParsedCell, node: SyntaxNode, table: NameTable): boolean {
  switch (node.type) {
    case 'lambda':
      return true;
    case 'tuple':
    case 'expression_list':
    case 'list':
    case 'set':
    case 'dictionary':
    case 'pair':
    case 'list_comprehension':
    case 'dictionary_comprehension':
    case 'set_comprehension':
    case 'parenthesized_expression':
    case 'conditional_expression':
    case 'boolean_operator':
    case 'argument_list':
      return namedChildren(node).some((child) => makesFunctions(cell, child, table));
    case 'call': {
      const callee = childByField(node, 'function');
      const list = childByField(node, 'arguments');
      const name = callee === null ? undefined : qualify(cell, callee, table)?.name;
      return name === 'functools.partial' && list !== null && makesFunctions(cell, list, table);
    }
    default:
      return false;
  }
}
