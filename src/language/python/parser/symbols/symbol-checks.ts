import type { Report } from '../check.ts';
import { childByField, childrenByField, namedChildren, type SyntaxNode } from '../node.ts';
import { assignment, declaration } from './assignments.ts';
import { comprehension, walrus } from './comprehensions.ts';
import { classDefinition, functionDefinition, lambda, typeAlias } from './definitions.ts';
import { checkNonlocals, openBlock, type Block } from './table.ts';
import { add, refuseInTyping, target, visitAll, type Visitor, type Walk } from './walk.ts';

/** Texts without these words break none of the rules. */
const CONCERNED = /\b(global|nonlocal|yield|await)\b|:=/;

/**
 * The refusals of CPython's symbol table: declarations after a use, nonlocal names that nothing binds, assignment
 * expressions that rebind what a comprehension iterates with, and what may not stand in annotations. IPython compiles the
 * statements of a cell one by one, so that each has a table of its own.
 */
export function checkSymbols(
  root: SyntaxNode,
  source: string,
  unit: 'statement' | 'whole',
  report: Report,
): void {
  if (!CONCERNED.test(source)) return;
  const walk: Walk = { source, report, postponed: false, visit };
  const parts = unit === 'whole' ? [namedChildren(root)] : namedChildren(root).map((child) => [child]);
  for (const part of parts) {
    const module = openBlock(null, 'module');
    for (const statement of part) visit(walk, statement, module);
    checkNonlocals(module, report);
  }
}

function visit(walk: Walk, node: SyntaxNode, block: Block): void {
  const visitor = VISITORS.get(node.type);
  if (visitor === undefined) visitAll(walk, node.children, block);
  else visitor(walk, node, block);
}

/** Its parts in the order in which CPython looks at them: what `else` holds before the handlers. */
const trying: Visitor = (walk, node, block) => {
  const rank = (child: SyntaxNode): number =>
    child.type === 'finally_clause' ? 2 : child.type === 'except_clause' ? 1 : 0;
  visitAll(
    walk,
    node.children.toSorted((a, b) => rank(a) - rank(b)),
    block,
  );
};

const imports: Visitor = (walk, node, block) => {
  if (node.type === 'future_import_statement')
    walk.postponed ||= /\bannotations\b/.test(walk.source.slice(node.start, node.end));
  for (const child of childrenByField(node, 'name')) {
    const bound = child.type === 'aliased_import' ? childByField(child, 'alias') : namedChildren(child)[0];
    if (bound) add(walk, bound, block, 'import');
  }
};

const refused =
  (what: string): Visitor =>
  (walk, node, block) => {
    refuseInTyping(walk, node, block, what);
    visitAll(walk, node.children, block);
  };

/** A name in a pattern; `_` binds nothing. */
function capture(walk: Walk, node: SyntaxNode | undefined, block: Block): void {
  if (node?.type === 'identifier' && walk.source.slice(node.start, node.end) !== '_')
    add(walk, node, block, 'local');
}

const VISITORS: ReadonlyMap<string, Visitor> = new Map<string, Visitor>([
  [
    'identifier',
    (walk, node, block) => {
      add(walk, node, block, 'use');
    },
  ],
  ['global_statement', declaration],
  ['nonlocal_statement', declaration],
  ['function_definition', functionDefinition],
  ['class_definition', classDefinition],
  ['lambda', lambda],
  ['type_alias_statement', typeAlias],
  ['list_comprehension', comprehension],
  ['set_comprehension', comprehension],
  ['dictionary_comprehension', comprehension],
  ['generator_expression', comprehension],
  ['named_expression', walrus],
  ['assignment', assignment],
  ['augmented_assignment', assignment],
  ['try_statement', trying],
  ['import_statement', imports],
  ['import_from_statement', imports],
  ['future_import_statement', imports],
  ['yield', refused('yield expression')],
  ['await', refused('await expression')],
  [
    'as_pattern_target',
    (walk, node, block) => {
      for (const child of namedChildren(node)) target(walk, child, block, 'local');
    },
  ],
  [
    'delete_statement',
    (walk, node, block) => {
      for (const child of namedChildren(node)) target(walk, child, block, 'local');
    },
  ],
  [
    'for_statement',
    (walk, node, block) => {
      for (const child of node.children) {
        if (child.field === 'left') target(walk, child, block, 'local');
        else walk.visit(walk, child, block);
      }
    },
  ],
  [
    'attribute',
    (walk, node, block) => {
      const object = childByField(node, 'object');
      if (object !== null) walk.visit(walk, object, block);
    },
  ],
  [
    'keyword_argument',
    (walk, node, block) => {
      const value = childByField(node, 'value');
      if (value !== null) walk.visit(walk, value, block);
    },
  ],
  [
    'keyword_pattern',
    (walk, node, block) => {
      visitAll(walk, namedChildren(node).slice(1), block);
    },
  ],
  [
    'splat_pattern',
    (walk, node, block) => {
      capture(walk, namedChildren(node)[0], block);
    },
  ],
  [
    'class_pattern',
    (walk, node, block) => {
      const [head, ...others] = namedChildren(node);
      const first = head === undefined ? undefined : namedChildren(head)[0];
      if (first !== undefined) walk.visit(walk, first, block);
      visitAll(walk, others, block);
    },
  ],
  [
    'dotted_name',
    (walk, node, block) => {
      const [first, ...others] = namedChildren(node);
      if (others.length === 0) capture(walk, first, block);
      else if (first !== undefined) walk.visit(walk, first, block);
    },
  ],
  // `case a as b`; elsewhere the alias is a target of its own.
  [
    'as_pattern',
    (walk, node, block) => {
      const [value, alias] = namedChildren(node);
      if (value !== undefined) walk.visit(walk, value, block);
      if (alias?.type === 'identifier') capture(walk, alias, block);
      else if (alias !== undefined) walk.visit(walk, alias, block);
    },
  ],
]);
