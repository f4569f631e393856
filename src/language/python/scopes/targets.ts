import type { BindingForm } from '../../../program/program.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import { bind, type Place, type Walk } from './walk.ts';

/** Binds every name in an assignment target; the parts of `a.b` and `a[i]` are read. */
export function visitTarget(walk: Walk, node: SyntaxNode, place: Place, form: BindingForm): void {
  switch (node.type) {
    case 'identifier':
      bind(walk, node, place, form);
      return;
    case 'attribute':
    case 'subscript':
    case 'call':
      walk.visit(node, place);
      return;
    default:
      // Tuples, lists, splats, parentheses, as_pattern_target: all hold targets.
      for (const child of namedChildren(node)) visitTarget(walk, child, place, form);
  }
}

/** Deletes names, as `del a, (b, c.d)` does. */
export function visitDeleted(walk: Walk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'identifier':
      walk.add(node, place, { use: 'delete', form: 'deletion' });
      return;
    case 'attribute':
    case 'subscript':
      walk.visit(node, place);
      return;
    default:
      for (const child of namedChildren(node)) visitDeleted(walk, child, place);
  }
}

/** Binds the captures of a `case` pattern and reads the classes and dotted values that it names. */
export function visitPattern(walk: Walk, node: SyntaxNode, place: Place): void {
  const children = namedChildren(node);
  switch (node.type) {
    case 'identifier':
      bindCapture(walk, node, place);
      return;
    case 'dotted_name': {
      const head = children[0];
      if (head === undefined) return;
      if (children.length === 1) bindCapture(walk, head, place);
      else walk.visit(head, place);
      return;
    }
    case 'class_pattern': {
      const head = children[0] === undefined ? undefined : namedChildren(children[0])[0];
      if (head !== undefined) walk.visit(head, place);
      for (const child of children.slice(1)) visitPattern(walk, child, place);
      return;
    }
    case 'keyword_pattern':
      for (const child of children.slice(1)) visitPattern(walk, child, place);
      return;
    case 'string':
    case 'concatenated_string':
      return;
    default:
      for (const child of children) visitPattern(walk, child, place);
  }
}

function bindCapture(walk: Walk, node: SyntaxNode, place: Place): void {
  if (walk.text.slice(node.start, node.end) !== '_') bind(walk, node, place, 'match');
}

/** What `import a.b`, `import a.b as c`, `from a import b` bind, with the qualified name of each. */
export function visitImport(walk: Walk, node: SyntaxNode, place: Place): void {
  const source = childByField(node, 'module_name');
  const future = node.type === 'future_import_statement' ? '__future__' : '';
  const prefix = source === null ? future : walk.text.slice(source.start, source.end).replace(/\s/g, '');
  for (const child of node.children) {
    if (child.field !== 'name') continue;
    const aliased = child.type === 'aliased_import';
    const dotted = aliased ? childByField(child, 'name') : child;
    const alias = aliased ? childByField(child, 'alias') : null;
    const first = dotted === null ? undefined : namedChildren(dotted)[0];
    if (dotted === null || first === undefined) continue;
    const bound = alias ?? first;
    const whole = walk.text.slice(dotted.start, dotted.end).replace(/\s/g, '');
    const member = alias === null && prefix === '' ? (whole.split('.')[0] ?? whole) : whole;
    const identity =
      prefix === '' ? member : prefix.endsWith('.') ? `${prefix}${member}` : `${prefix}.${member}`;
    walk.add(bound, place, { use: 'bind', form: 'import', identity });
  }
}
