import type { Language, Node, Tree, TreeCursor } from 'web-tree-sitter';
import type { SyntaxNode, SyntaxProblem } from './node.ts';
import { isMisplaced, liftMisplaced } from './misplaced.ts';

interface GrowingNode extends SyntaxNode {
  readonly children: GrowingNode[];
}

/** Types that never have children: asking the cursor for them costs as much as reading a node. */
const LEAVES: ReadonlySet<string> = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'comment',
  'string_start',
  'string_end',
  'escape_sequence',
  'line_continuation',
]);

/** A grammar's tables, so that what only depends on a node's type costs no call into wasm. */
export interface GrammarTypes {
  readonly names: readonly string[];
  readonly named: readonly boolean[];
  readonly fields: readonly (string | null)[];
  /** Names of the types that never have children. */
  readonly leaves: ReadonlySet<string>;
}

/** Reads a grammar's tables once. */
export function grammarTypes(language: Language): GrammarTypes {
  const names = [...language.types];
  const named = names.map((_, id) => language.nodeTypeIsNamed(id));
  const tokens = names.filter((_, id) => !named[id]);
  const inner = new Set(names.filter((name, id) => named[id] && !LEAVES.has(name)));
  return {
    names,
    named,
    fields: language.fields,
    leaves: new Set([...LEAVES, ...tokens.filter((name) => !inner.has(name))]),
  };
}

/** Copies a tree into plain nodes in one cursor pass; also tells the ERROR and missing nodes in it. */
export function plainTree(
  tree: Tree,
  source: string,
  types: GrammarTypes,
): { readonly root: SyntaxNode; readonly errors: readonly SyntaxProblem[] } {
  const errors: SyntaxProblem[] = [];
  const cursor = tree.walk();
  try {
    const root = readNode(cursor, types, errors);
    const misplaced = cursor.gotoFirstChild() && readDescendants(cursor, source, types, root, errors);
    // Where the grammar only misses a line break there is no node to show for it.
    if (errors.length === 0 && tree.rootNode.hasError) errors.push(hiddenError(tree.rootNode));
    return { root: misplaced ? liftMisplaced(root) : root, errors };
  } finally {
    cursor.delete();
  }
}

/** The innermost place that the parser had to repair. */
function hiddenError(node: Node): SyntaxProblem {
  const inner = node.children.find((child) => child.hasError);
  return inner === undefined ? { offset: node.endIndex, message: 'invalid syntax' } : hiddenError(inner);
}

/**
 * Reads everything below `root`, from its first child on. Iterative: a chain of operators nests a thousand deep.
 * Returns whether a node stands where the grammar shouldn't have put it.
 */
function readDescendants(
  cursor: TreeCursor,
  source: string,
  types: GrammarTypes,
  root: GrowingNode,
  errors: SyntaxProblem[],
): boolean {
  let misplaced = false;
  const parents: GrowingNode[] = [];
  let parent = root;
  for (;;) {
    const node = readNode(cursor, types, errors);
    if (node.type === 'string_end') parent.children.push(...splitStringEnd(node, parent, source));
    else parent.children.push(node);
    misplaced ||= isMisplaced(node, parent);
    if (!types.leaves.has(node.type) && cursor.gotoFirstChild()) {
      parents.push(parent);
      parent = node;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      const outer = parents.pop();
      if (outer === undefined) return misplaced;
      cursor.gotoParent();
      parent = outer;
    }
  }
}

/** The grammar counts the escapes of a raw string that holds nothing else to its closing quotes. */
function splitStringEnd(node: GrowingNode, parent: GrowingNode, source: string): GrowingNode[] {
  const opening = parent.children[0];
  if (node.end - node.start === 1 || opening === undefined) return [node];
  const quotes = source.slice(opening.start, opening.end).replace(/^[a-z]*/i, '').length;
  const start = node.end - quotes;
  if (start <= node.start) return [node];
  const content = { ...node, type: 'string_content', end: start, named: true, children: [] };
  return [content, { ...node, start }];
}

function readNode(cursor: TreeCursor, types: GrammarTypes, errors: SyntaxProblem[]): GrowingNode {
  const id = cursor.nodeTypeId;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const type = types.names[id] ?? 'ERROR';
  if (type === 'ERROR') errors.push({ offset: start, message: 'invalid syntax' });
  else if (start === end && cursor.nodeIsMissing) {
    errors.push({ offset: start, message: `invalid syntax: expected ${type}` });
  }
  return {
    type,
    start,
    end,
    named: types.named[id] ?? true,
    field: types.fields[cursor.currentFieldId] ?? null,
    children: [],
  };
}
