import type { ImportedName } from '../../../program/program.ts';
import { childByField, childrenByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { normalizeIdentifier } from '../scopes/index.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { isLiteral } from './literals.ts';

const IMPORTS: ReadonlySet<string> = new Set([
  'import_statement',
  'import_from_statement',
  'future_import_statement',
]);

/** What import statements under a node bind and which modules they star-import. */
export interface Imports {
  readonly names: readonly ImportedName[];
  readonly stars: readonly string[];
  readonly future: boolean;
}

/** Whether a node is an import statement. */
export function isImport(node: SyntaxNode): boolean {
  return IMPORTS.has(node.type);
}

/** Reads the import statements among a node and what is nested in it. */
export function importsIn(cell: ParsedCell, node: SyntaxNode): Imports {
  if (!isImport(node)) {
    const parts = namedChildren(node).map((child) => importsIn(cell, child));
    return {
      names: parts.flatMap(({ names }) => names),
      stars: parts.flatMap(({ stars }) => stars),
      future: parts.some(({ future }) => future),
    };
  }
  const future = node.type === 'future_import_statement';
  const source = childByField(node, 'module_name');
  const from = future ? '__future__' : source === null ? null : compact(cell, source);
  return {
    names: childrenByField(node, 'name').flatMap((child) => importedName(cell, child, from) ?? []),
    stars: from !== null && node.children.some(({ type }) => type === 'wildcard_import') ? [from] : [],
    future,
  };
}

function importedName(cell: ParsedCell, child: SyntaxNode, from: string | null): ImportedName | null {
  const dotted = child.type === 'aliased_import' ? childByField(child, 'name') : child;
  const alias = child.type === 'aliased_import' ? childByField(child, 'alias') : null;
  if (dotted === null) return null;
  const whole = compact(cell, dotted);
  const name =
    alias === null ? (from === null ? (whole.split('.')[0] ?? whole) : whole) : compact(cell, alias);
  const at = spanIn(cell, child);
  return {
    name: normalizeIdentifier(name),
    module: from ?? whole,
    member: from === null ? null : whole,
    ...(alias === null && from === null && whole.includes('.') && { isPart: true }),
    at,
  };
}

function compact(cell: ParsedCell, node: SyntaxNode): string {
  return cell.text.slice(node.start, node.end).replace(/[\s\\]/g, '');
}

/**
 * Whether a compound statement only decides what to import: `try: import a` `except ImportError: a = None`,
 * `if TYPE_CHECKING:`, `if sys.version_info …`. It holds an import, and else only passes, sets literals and raises.
 */
export function isGuardedImport(node: SyntaxNode, text: string): boolean {
  if (node.type === 'if_statement' && !isKnownCondition(node, text)) return false;
  if (node.type !== 'try_statement' && node.type !== 'if_statement') return false;
  return (
    holdsImport(node) &&
    blocksOf(node).every((block) => namedChildren(block).every((each) => isHarmless(each, text)))
  );
}

function isKnownCondition(node: SyntaxNode, text: string): boolean {
  if (node.children.some(({ type }) => type === 'elif_clause')) return false;
  const condition = childByField(node, 'condition');
  if (condition === null) return false;
  const written = text.slice(condition.start, condition.end);
  return /^(typing\.)?TYPE_CHECKING$|^\(?\s*sys\.version_info\b|^sys\.platform\b/.test(written);
}

function holdsImport(node: SyntaxNode): boolean {
  return isImport(node) || namedChildren(node).some(holdsImport);
}

function blocksOf(node: SyntaxNode): readonly SyntaxNode[] {
  return namedChildren(node).flatMap((child) => {
    if (child.type === 'block') return [child];
    return child.type.endsWith('_clause') ? blocksOf(child) : [];
  });
}

function isHarmless(node: SyntaxNode, text: string): boolean {
  switch (node.type) {
    case 'import_statement':
    case 'import_from_statement':
    case 'pass_statement':
    case 'raise_statement':
      return true;
    case 'try_statement':
    case 'if_statement':
      return isGuardedImport(node, text);
    case 'expression_statement': {
      const [only] = namedChildren(node);
      if (only?.type === 'string') return true;
      if (only?.type !== 'assignment' || childByField(only, 'left')?.type !== 'identifier') return false;
      const right = childByField(only, 'right');
      return right !== null && isLiteral(right);
    }
    default:
      return false;
  }
}
