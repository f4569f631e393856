import ts from 'typescript';
import type { Span } from '../../../text/span.ts';
import type { LocalName, LocalNames } from '../../syntax-hashes.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { bare } from '../parser/index.ts';
import type { ResolvedName, Scope } from '../scopes/scope.ts';

/** A local while its occurrences are looked through. */
interface Known {
  readonly id: number;
  hidden: boolean;
}

/**
 * What the names in a definition stand for. A local is hidden where nothing could show how it is called: no function or
 * class that is named by it, no message of an error that quotes the code (`x is not a function`).
 */
export function localNames(cell: ParsedCell, span: Span, own: string): LocalNames<ts.Identifier> {
  const known = new Map<Scope, Map<string, Known>>();
  const names = cell.names.startingIn(span);
  const mayHide = !names.some(({ name, holder }) => name === 'eval' && holder.kind === 'module');
  for (const each of names) {
    const { holder, name, node } = each;
    if (holder.kind === 'module' || node === null) continue;
    const locals = known.get(holder) ?? new Map<string, Known>();
    known.set(holder, locals);
    // Ids need only differ; the place of the first occurrence does.
    const local = locals.get(name) ?? {
      id: each.start,
      hidden: mayHide && isPlain(holder) && each.use !== 'read',
    };
    if (isTold(each, node)) local.hidden = false;
    locals.set(name, local);
  }
  return (identifier): LocalName | 'itself' | null => {
    const name = cell.names.of(identifier);
    if (name === null) return null;
    if (name.holder.kind === 'module') return name.name === own ? 'itself' : null;
    return known.get(name.holder)?.get(name.name) ?? null;
  };
}

/** Members of a namespace or an enum, and expressions named for themselves, show their names. */
function isPlain({ kind }: Scope): boolean {
  return kind === 'parameters' || kind === 'function' || kind === 'block';
}

/** Whether an occurrence shows its name, or may in the message of an error. */
function isTold({ use, form }: ResolvedName, node: ts.Identifier): boolean {
  const { parent } = node;
  if (use === 'bind' && form === 'definition') return true;
  if (ts.isVariableDeclaration(parent) && parent.name === node) {
    const value = parent.initializer === undefined ? undefined : bare(parent.initializer);
    return value !== undefined && isNamedAfter(value);
  }
  if (ts.isParameter(parent) && parent.name === node) {
    return parent.initializer !== undefined && isNamedAfter(bare(parent.initializer));
  }
  if (ts.isBinaryExpression(parent) && parent.left === node) return isNamedAfter(bare(parent.right));
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return use === 'read' && isQuoted(node);
}

function isNamedAfter(value: ts.Expression): boolean {
  return ts.isFunctionExpression(value) || ts.isArrowFunction(value) || ts.isClassExpression(value);
}

/** Places whose code an engine quotes when it can't go on there: `rows.map is not a function`. */
function isQuoted(name: ts.Identifier): boolean {
  let node: ts.Expression = name;
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) node = node.parent;
  const { parent } = node;
  return (
    ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node) ||
    (ts.isTaggedTemplateExpression(parent) && parent.tag === node) ||
    (ts.isForOfStatement(parent) && parent.expression === node) ||
    ts.isSpreadElement(parent) ||
    ts.isYieldExpression(parent) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node && !ts.isIdentifier(parent.name)) ||
    ts.isJsxOpeningLikeElement(parent) ||
    ts.isHeritageClause(parent.parent)
  );
}
