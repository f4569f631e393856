import { childByField, childrenByField, namedChildren, type SyntaxNode } from '../node.ts';
import { addFlags, flagsOf, openBlock, symbolName, type Block } from './table.ts';
import { refuseInTyping, target, visitAll, type Visitor, type Walk } from './walk.ts';

/** The target of a comprehension's loop: whatever it names, also in `a[i]`, must not be a walrus's. */
function iterationTarget(walk: Walk, node: SyntaxNode, block: Block): void {
  const named: Block = { ...block, symbols: new Map() };
  target(walk, node, named, 'local', 'iterated');
  for (const [name, flags] of named.symbols) {
    // Its own, too: `d[(a := 1)]` binds what it iterates with.
    const known = new Set([...flagsOf(block, name), ...flags]);
    if (known.has('global') || known.has('nonlocal')) {
      walk.report(node, `comprehension inner loop cannot rebind assignment expression target '${name}'`);
    }
    addFlags(block, name, ...flags);
  }
}

/** A comprehension; its first iterable belongs to the block around. */
export const comprehension: Visitor = (walk, node, block) => {
  const own = openBlock(block, 'comprehension');
  let isFirst = true;
  for (const child of namedChildren(node)) {
    if (child.field === 'body') continue;
    if (child.type !== 'for_in_clause') {
      walk.visit(walk, child, own);
      continue;
    }
    const [left, rights] = [childByField(child, 'left'), childrenByField(child, 'right')];
    const outside = isFirst ? block : own;
    // The first iterable is evaluated outside, before anything else.
    if (isFirst) iterable(walk, rights, outside);
    if (left !== null) iterationTarget(walk, left, own);
    if (!isFirst) iterable(walk, rights, outside);
    isFirst = false;
  }
  for (const body of childrenByField(node, 'body')) walk.visit(walk, body, own);
};

function iterable(walk: Walk, nodes: readonly SyntaxNode[], block: Block): void {
  visitAll(walk, nodes, { ...block, inIterable: true });
}

/** `name := value`. */
export const walrus: Visitor = (walk, node, block) => {
  const [name, value] = [childByField(node, 'name'), childByField(node, 'value')];
  refuseInTyping(walk, node, block, 'named expression');
  if (block.inIterable) {
    walk.report(node, 'assignment expression cannot be used in a comprehension iterable expression');
  } else if (block.kind === 'comprehension' && name !== null) {
    bindAround(walk, name, block);
  }
  if (value !== null) walk.visit(walk, value, block);
  if (name !== null) target(walk, name, block, 'local');
};

/** In a comprehension `:=` binds in the function or module around (symtable.c, symtable_extend_namedexpr_scope). */
function bindAround(walk: Walk, node: SyntaxNode, block: Block): void {
  const name = symbolName(block, node, walk.source);
  for (let around: Block | null = block; around !== null; around = around.parent) {
    switch (around.kind) {
      case 'comprehension':
        if (flagsOf(around, name).has('iterated')) {
          walk.report(node, `assignment expression cannot rebind comprehension iteration variable '${name}'`);
          return;
        }
        break;
      case 'function':
        addFlags(block, name, flagsOf(around, name).has('global') ? 'global' : 'nonlocal');
        addFlags(around, name, 'local');
        block.declared.set(name, node);
        return;
      case 'module':
        addFlags(block, name, 'global');
        addFlags(around, name, 'global');
        return;
      case 'class':
        walk.report(node, 'assignment expression within a comprehension cannot be used in a class body');
        return;
      case 'typing':
        if (around.title !== 'an annotation') {
          walk.report(node, `assignment expression within a comprehension cannot be used in ${around.title}`);
          return;
        }
    }
  }
}
