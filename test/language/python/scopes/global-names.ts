import { childByField } from '../../../../src/language/python/parser/index.ts';
import type { SyntaxNode } from '../../../../src/language/python/parser/node.ts';
import type { PythonParser } from '../../../../src/language/python/parser/parser.ts';
import { resolveNames } from '../../../../src/language/python/scopes/index.ts';
import type { ResolvedName } from '../../../../src/language/python/scopes/scope.ts';
import { lineAt, lineIndex } from '../../../../src/text/lines.ts';
import type { GlobalNames } from './symtable-oracle.ts';

/**
 * The same sets as the oracle's, from our scopes. Three documented differences are taken out: a class body that reads a
 * name before the class binds it reads the module's (CPython's table says local); annotations that are not
 * evaluated under `from __future__ import annotations` are no names to `symtable`; nor are the names in
 * strings, of annotations and of pandas' queries.
 */
export function globalNames(parser: PythonParser, text: string): GlobalNames | null {
  const { root, errors } = parser.parse(text);
  if (errors.length > 0) return null;
  const postponed = /^from __future__ import .*\bannotations\b/m.test(text);
  const { names } = resolveNames(root, text, { postponed });
  const lines = lineIndex(text);
  // Marked by offset: the standard library's longest files hold thousands of strings and names.
  const quoted = new Uint8Array(text.length);
  for (const { start, end } of nodesOf(root, 'string_content')) quoted.fill(1, start, end);
  const sets = new Map<SyntaxNode, Set<string>>();
  for (const node of nodesOf(root, 'function_definition')) sets.set(node, new Set());
  for (const name of names) {
    if (name.holder.kind !== 'module' || name.key === '__class__' || isLateClassBinding(name)) continue;
    if (postponed && name.time === 'unevaluated') continue;
    if (quoted[name.start] === 1) continue;
    for (let scope: ResolvedName['scope'] | null = name.scope; scope !== null; scope = scope.parent) {
      if (scope.kind === 'function') sets.get(scope.node)?.add(name.key);
    }
  }
  const found: Record<string, string[]> = {};
  for (const [node, set] of sets) {
    const name = childByField(node, 'name');
    if (name === null) continue;
    const key = `${text.slice(name.start, name.end).normalize('NFKC')}:${lineAt(lines, node.start)}`;
    found[key] = [...new Set([...(found[key] ?? []), ...set])].sort(byCodePoint);
  }
  return found;
}

function isLateClassBinding({ scope, key }: ResolvedName): boolean {
  const isOwn = scope.bound.has(key) || scope.declared.has(key);
  return scope.kind === 'class' && isOwn && !scope.globals.has(key);
}

function nodesOf(root: SyntaxNode, type: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === type) found.push(node);
    for (const child of node.children) if (child.named) pending.push(child);
  }
  return found;
}

/** Python's order of strings. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
