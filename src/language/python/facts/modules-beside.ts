import type { PythonParser } from '../parser/parser.ts';
import { childByField } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { neutralize } from '../ipython/index.ts';
import { resolveNames } from '../scopes/index.ts';
import type { ModuleExports } from './exports/module-exports.ts';

/** What executing a text or star-importing a module binds. */
export interface ModulesBeside {
  /** Names that a text binds at its top level when it is executed; null where that can't be known. */
  readonly namesBoundBy: (text: string) => readonly string[] | null;
  /** Names that `from module import *` binds. */
  readonly exportsOf: ModuleExports;
}

/** Reads texts that the notebook executes. */
export function modulesBeside(parser: PythonParser, exportsOf: ModuleExports): ModulesBeside {
  const namesBoundBy = (text: string): readonly string[] | null => {
    const parsed = parser.parse(neutralize(text).text);
    if (parsed.errors.length > 0) return null;
    const names = resolveNames(parsed.root, text, { postponed: false }).names;
    const bound = names.filter(({ use, holder }) => use === 'bind' && holder.kind === 'module');
    const starred = starModules(parsed.root, text).map(exportsOf);
    if (starred.some(({ open }) => open)) return null;
    const exported = starred.flatMap(({ certain, possible }) => [...certain, ...possible]);
    return [...new Set([...bound.map(({ name }) => name), ...exported])];
  };
  return { namesBoundBy, exportsOf };
}

function starModules(root: SyntaxNode, text: string): readonly string[] {
  const found: string[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (
      node.type === 'import_from_statement' &&
      node.children.some(({ type }) => type === 'wildcard_import')
    ) {
      const source = childByField(node, 'module_name');
      if (source !== null) found.push(text.slice(source.start, source.end));
    }
    for (const child of node.children) if (child.named) pending.push(child);
  }
  return found;
}
