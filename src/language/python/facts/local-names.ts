import type { Call } from '../../../program/program.ts';
import { childByField } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ResolvedName, Scope } from '../scopes/scope.ts';
import type { LocalName, LocalNames } from '../../syntax-hashes.ts';
import { findUnsure } from './bound-for-sure.ts';
import type { ParsedCell } from './cell.ts';

/** A local while its occurrences are looked through. */
interface Known {
  readonly id: number;
  readonly name: string;
  hidden: boolean;
}

/**
 * What the names in a definition stand for. A local is hidden where nothing could show how it is called: neither a
 * caller (parameters) nor an import, a function or a class that it names, a string that is looked through for names, the
 * message of an error. Beside a call that gives all locals, none is.
 */
export function localNames(
  cell: ParsedCell,
  node: SyntaxNode,
  own: { readonly name: string; readonly calls: readonly Call[] },
): LocalNames<SyntaxNode> {
  const known = new Map<Scope, Map<string, Known>>();
  const names = cell.names.startingIn(node);
  const mayHideAny = !names.some(({ holder, key }) => holder.kind === 'module' && LOCALS_TOLD.has(key));
  for (const each of names) {
    const { holder, key, name } = each;
    if (holder.kind === 'module' || holder.kind === 'class') continue;
    const keys = known.get(holder) ?? new Map<string, Known>();
    // Ids need only differ; the place of the first occurrence does.
    const local = keys.get(key) ?? { id: each.start, name, hidden: mayHideAny && mayHide(holder) };
    if (isTold(each)) local.hidden = false;
    known.set(holder, keys.set(key, local));
  }
  const found = (): readonly Known[] =>
    [...known.values()].flatMap((keys) => [...keys.values()].filter(({ hidden }) => hidden));
  if (found().length > 0) {
    findUnsure(node, cell.names, ({ holder, key }) => {
      const local = known.get(holder)?.get(key);
      if (local !== undefined) local.hidden = false;
    });
    const told = wordsTold(cell, node, own.calls);
    for (const local of found()) if (told.has(local.name)) local.hidden = false;
  }
  return (identifier): LocalName | 'itself' | null => {
    const name = cell.names.byStart.get(identifier.start);
    if (name === undefined) return null;
    if (name.holder.kind === 'module') return name.key === own.name ? 'itself' : null;
    return known.get(name.holder)?.get(name.key) ?? null;
  };
}

/** What gives the names of all locals, or reads them by names that are made at run time. */
const LOCALS_TOLD: ReadonlySet<string> = new Set(['locals', 'vars', 'dir', 'eval', 'exec']);

function mayHide({ kind }: Scope): boolean {
  return kind === 'function' || kind === 'comprehension';
}

/** Whether an occurrence is one that others see: a parameter, or what an import, `def` or `class` binds. */
function isTold({ use, form, start, holder }: ResolvedName): boolean {
  if (use !== 'bind') return false;
  if (form === 'import' || form === 'definition') return true;
  const parameters = childByField(holder.node, 'parameters');
  return parameters !== null && parameters.start <= start && start < parameters.end;
}

const WORD = /[^\W\d]\w*/gu;

/**
 * Words of the strings that a call may look up as names of the frame that it is called from: of queries and formulas, so
 * all strings of several words but those of calls that are known for what they do, and docstrings.
 */
function wordsTold(cell: ParsedCell, root: SyntaxNode, calls: readonly Call[]): ReadonlySet<string> {
  const told = new Set<string>();
  const pending: SyntaxNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'string' || node.type === 'concatenated_string') {
      const words = wordsIn(cell, node);
      if (words.length > 1 && isHandedOn(node, calls)) for (const word of words) told.add(word);
    }
    const isDoc =
      node.type === 'expression_statement' && node.children.every(({ type }) => type === 'string');
    if (!isDoc) pending.push(...node.children);
  }
  return told;
}

/** Words of a literal, and one for each expression in it. */
function wordsIn(cell: ParsedCell, node: SyntaxNode): readonly string[] {
  return node.children.flatMap((child) => {
    if (child.type === 'interpolation') return [''];
    if (child.type === 'string') return wordsIn(cell, child);
    if (child.type !== 'string_content') return [];
    return [...cell.text.slice(child.start, child.end).matchAll(WORD)].map(([word]) => word);
  });
}

function isHandedOn(node: SyntaxNode, calls: readonly Call[]): boolean {
  let nearest: Call | null = null;
  for (const call of calls) {
    if (call.at.start > node.start || call.at.end < node.end) continue;
    if (nearest === null || call.at.start >= nearest.at.start) nearest = call;
  }
  switch (nearest?.effect) {
    case 'pure':
    case 'builds':
    case 'prints':
    case 'setting':
      return false;
    case 'reads-world':
    case 'binds':
    case 'persists':
    case 'examines':
    case 'unknown':
    case undefined:
      return true;
  }
}
