import { childByField, childrenByField, namedChildren, type SyntaxNode } from '../node.ts';
import { annotation } from './assignments.ts';
import { openBlock, symbolName, type Block } from './table.ts';
import { add, target, visitAll, type Visitor, type Walk } from './walk.ts';

/** `def`. */
export const functionDefinition: Visitor = (walk, node, block) => {
  const name = childByField(node, 'name');
  if (name !== null) add(walk, name, block, 'local');
  const [parameters, returns, body] = ['parameters', 'return_type', 'body'].map((field) =>
    childByField(node, field),
  );
  const names = parameters ? parameterParts(walk, parameters, block) : [];
  const outer = typeParameters(walk, node, block);
  for (const { types } of names) for (const type of types) annotation(walk, type, outer);
  if (returns) annotation(walk, returns, outer);
  const own = openBlock(outer, 'function');
  for (const parameter of names) if (parameter.name !== null) add(walk, parameter.name, own, 'parameter');
  if (body) walk.visit(walk, body, own);
};

/** `lambda`. */
export const lambda: Visitor = (walk, node, block) => {
  const [parameters, body] = [childByField(node, 'parameters'), childByField(node, 'body')];
  const names = parameters === null ? [] : parameterParts(walk, parameters, block);
  const own = openBlock(block, 'function');
  for (const { name } of names) if (name !== null) add(walk, name, own, 'parameter');
  if (body !== null) walk.visit(walk, body, own);
};

interface ParameterParts {
  readonly name: SyntaxNode | null;
  readonly types: readonly SyntaxNode[];
}

/** Parameters and their annotations; defaults are visited at once. */
function parameterParts(walk: Walk, list: SyntaxNode, block: Block): readonly ParameterParts[] {
  return namedChildren(list).map((parameter) => {
    const value = childByField(parameter, 'value');
    if (value !== null) walk.visit(walk, value, block);
    return { name: parameterName(parameter), types: childrenByField(parameter, 'type') };
  });
}

function parameterName(parameter: SyntaxNode): SyntaxNode | null {
  if (parameter.type === 'identifier') return parameter;
  const inner = namedChildren(parameter).find(({ field }) => field !== 'type' && field !== 'value');
  return inner === undefined ? null : parameterName(inner);
}

/** `class`. */
export const classDefinition: Visitor = (walk, node, block) => {
  const [name, bases, body] = ['name', 'superclasses', 'body'].map((field) => childByField(node, field));
  if (!name) return;
  add(walk, name, block, 'local');
  const className = symbolName({ ...block, className: null }, name, walk.source);
  const outer = typeParameters(walk, node, block, className);
  if (bases) walk.visit(walk, bases, outer);
  if (body) walk.visit(walk, body, openBlock(outer, 'class', { className }));
};

/** The block of `[T: bound]`, or the block itself where there is none. */
function typeParameters(walk: Walk, node: SyntaxNode, block: Block, className?: string): Block {
  const list = node.children.find((child) => child.type === 'type_parameter');
  if (list === undefined) return block;
  const title = 'the definition of a generic';
  const own = openBlock(block, 'typing', className === undefined ? { title } : { title, className });
  for (const parameter of namedChildren(list)) {
    const content = namedChildren(parameter)[0] ?? parameter;
    const [name, ...bounds] = content.type === 'identifier' ? [content] : namedChildren(content);
    if (name !== undefined) target(walk, name, own, 'type-parameter', 'local');
    for (const bound of bounds)
      walk.visit(walk, bound, openBlock(own, 'typing', { title: 'a TypeVar bound' }));
  }
  return own;
}

/** `type X = …`. */
export const typeAlias: Visitor = (walk, node, block) => {
  const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
  const named = left === null ? undefined : namedChildren(left)[0];
  const name = named?.type === 'generic_type' ? namedChildren(named)[0] : named;
  if (named === undefined || name?.type !== 'identifier') {
    visitAll(walk, node.children, block);
    return;
  }
  add(walk, name, block, 'local');
  const outer = typeParameters(walk, named, block);
  if (right !== null) walk.visit(walk, right, openBlock(outer, 'typing', { title: 'a type alias' }));
};
