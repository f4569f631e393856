import { PYTHON_KEYWORDS } from '../names/index.ts';
import { namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { Place, Walk } from './walk.ts';

/** Text that could be a type: names, dots, brackets, unions; not two words side by side, as in `'list of int'`. */
const TYPE_TEXT = /^(?!.*[\w'"]\s+[\w'"])[\w\s.,[\]|*()'"]+$/su;
/** A name that is no attribute. */
const HEAD = /(?<![\w.])[^\W\d]\w*/gu;

/**
 * The names in an annotation's string literals: forward references (PEP 484), which the likes of
 * `typing.get_type_hints` look up in the module, and linters too. The strings of `Literal[…]`, and what
 * `Annotated[…]` holds after the type, are values.
 */
export function visitForwardReferences(walk: Walk, annotation: SyntaxNode, place: Place): void {
  const pending = [annotation];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'string') referTo(walk, node, place);
    else for (const part of typeParts(walk, node)) pending.push(part);
  }
}

function typeParts(walk: Walk, node: SyntaxNode): readonly SyntaxNode[] {
  const parts = namedChildren(node);
  const [base, ...rest] = parts;
  if (base === undefined || (node.type !== 'subscript' && node.type !== 'generic_type')) return parts;
  const name = walk.text.slice(base.start, base.end);
  if (/\bLiteral$/.test(name)) return [base];
  if (!/\bAnnotated$/.test(name)) return parts;
  const list = rest[0]?.type === 'type_parameter' ? namedChildren(rest[0]) : rest;
  return [base, ...list.slice(0, 1)];
}

function referTo(walk: Walk, node: SyntaxNode, place: Place): void {
  const open = node.children.find(({ type }) => type === 'string_start');
  const close = node.children.find(({ type }) => type === 'string_end');
  if (open === undefined || close === undefined) return;
  if (/[bft]/i.test(walk.text.slice(open.start, open.end))) return;
  const content = walk.text.slice(open.end, close.start);
  if (!TYPE_TEXT.test(content) || /\b(Literal|Annotated)\b/.test(content)) return;
  for (const match of content.matchAll(HEAD)) {
    const [name] = match;
    if (PYTHON_KEYWORDS.has(name)) continue;
    const start = open.end + match.index;
    const identifier: SyntaxNode = {
      type: 'identifier',
      named: true,
      field: null,
      children: [],
      start,
      end: start + name.length,
    };
    walk.add(identifier, { ...place, time: 'unevaluated' }, { use: 'read' });
  }
}
