import { childByField, hasToken, namedChildren, type SyntaxNode } from '../node.ts';
import { flagsOf, openBlock, symbolName, addFlags, type Block } from './table.ts';
import { add, target, type Visitor, type Walk } from './walk.ts';

/** `a = b`, `a: b = c`, `a += b`. */
export function assignment(walk: Walk, node: SyntaxNode, block: Block): void {
  const [left, type, right] = ['left', 'type', 'right'].map((field) => childByField(node, field));
  if (left && type) annotated(walk, { left, isAssigned: right !== null }, block);
  else if (left) target(walk, left, block, 'local');
  if (type) annotation(walk, type, block);
  if (right) walk.visit(walk, right, block);
}

function annotated(
  walk: Walk,
  { left, isAssigned }: { readonly left: SyntaxNode; readonly isAssigned: boolean },
  block: Block,
): void {
  const name = onlyName(left);
  if (name === null) {
    target(walk, left, block, 'local');
    return;
  }
  if (left === name) {
    const flags = flagsOf(block, symbolName(block, name, walk.source));
    for (const kind of ['global', 'nonlocal'] as const) {
      if (flags.has(kind) && block.kind !== 'module') {
        walk.report(left, `annotated name '${symbolName(block, name, walk.source)}' can't be ${kind}`);
      }
    }
    add(walk, name, block, 'annotated', 'local');
  } else if (isAssigned) add(walk, name, block, 'local');
}

/** The identifier that stands alone, perhaps in parentheses. */
function onlyName(node: SyntaxNode): SyntaxNode | null {
  if (node.type === 'identifier') return node;
  const [inner, ...others] = namedChildren(node);
  const isGroup = /^(parenthesized_expression|tuple(_pattern)?)$/.test(node.type) && !hasToken(node, ',');
  return isGroup && inner !== undefined && others.length === 0 ? onlyName(inner) : null;
}

/** What an annotation names; nothing that counts where annotations aren't evaluated. */
export function annotation(walk: Walk, node: SyntaxNode, block: Block): void {
  walk.visit(walk, node, walk.postponed ? openBlock(block, 'typing', { title: 'an annotation' }) : block);
}

/** `global`, `nonlocal`. */
export const declaration: Visitor = (walk, node, block) => {
  const kind = node.type === 'global_statement' ? 'global' : 'nonlocal';
  for (const child of namedChildren(node)) {
    const name = symbolName(block, child, walk.source);
    const flags = flagsOf(block, name);
    if (flags.has('parameter')) walk.report(child, `name '${name}' is parameter and ${kind}`);
    else if (flags.has('use')) walk.report(child, `name '${name}' is used prior to ${kind} declaration`);
    else if (flags.has('annotated')) walk.report(child, `annotated name '${name}' can't be ${kind}`);
    else if (flags.has('local')) {
      walk.report(child, `name '${name}' is assigned to before ${kind} declaration`);
    }
    addFlags(block, name, kind);
    block.declared.set(name, child);
  }
};
