import type { Tie } from '../../program.ts';
import { childByField } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import { dottedName } from './dotted.ts';
import type { Gathering } from './gathering.ts';
import { shownNames } from './shows.ts';

/** Names that see the module they stand in. */
const DYNAMIC_SCOPE: ReadonlySet<string> = new Set(['eval', 'exec', 'globals', 'vars', 'dir', 'locals']);
const DYNAMIC_ATTRIBUTES: ReadonlySet<string> = new Set([
  'sys._getframe', 'inspect.currentframe', 'inspect.stack', 'sys.modules', 'inspect.getmodule',
]); // prettier-ignore
const NOTEBOOK_ONLY: ReadonlySet<string> = new Set([
  'display', 'get_ipython', 'In', 'Out', '_', '__', '___', '_i', '_ii', '_iii', '_ih', '_oh', '_dh', 'exit', 'quit',
]); // prettier-ignore
const MODULE_IDENTITY: ReadonlySet<string> = new Set([
  '__name__', '__file__', '__spec__', '__package__', '__loader__', '__builtins__', '__main__', '__doc__',
]); // prettier-ignore
const IDENTITY_ATTRIBUTES: ReadonlySet<string> = new Set(['__module__', '__globals__']);

/** Records what ties code to the notebook it stands in, and whose module it asks for. */
export function tieFacts(gathering: Gathering, node: SyntaxNode): void {
  const code = node.type === 'identifier' ? tieOfName(gathering, node) : tieOfOther(gathering, node);
  if (code === null) return;
  const { cell } = gathering;
  if (node.type === 'attribute' && code === 'module-identity') {
    for (const name of shownNames(cell, node, gathering.table))
      gathering.shows.push({ name, at: spanIn(cell, node) });
  }
  gathering.ties.push({ code, found: cell.text.slice(node.start, node.end), at: spanIn(cell, node) });
}

function tieOfName({ cell, table }: Gathering, node: SyntaxNode): Tie['code'] | null {
  const resolved = cell.names.byStart.get(node.start);
  if (resolved?.use !== 'read' || resolved.holder.kind !== 'module' || table.isBound(resolved.name))
    return null;
  const { name } = resolved;
  if (DYNAMIC_SCOPE.has(name)) return seesModule(cell, node, name) ? 'dynamic-scope' : null;
  if (NOTEBOOK_ONLY.has(name) || /^_i?\d+$/.test(name)) return 'notebook-only';
  return MODULE_IDENTITY.has(name) ? 'module-identity' : null;
}

/** `vars(x)` and `dir(x)` look at `x` only; `locals()` in a function at its own names. */
function seesModule(cell: ParsedCell, node: SyntaxNode, name: string): boolean {
  if (name === 'locals') return !cell.names.isLate(node.start);
  if (name !== 'vars' && name !== 'dir') return true;
  return /^\s*\(\s*\)/.test(cell.text.slice(node.end));
}

function tieOfOther({ cell, table }: Gathering, node: SyntaxNode): Tie['code'] | null {
  if (node.type === 'string') {
    return cell.text.slice(node.start, node.end).includes('__main__') ? 'module-identity' : null;
  }
  const member = childByField(node, 'attribute');
  if (member === null) return null;
  if (IDENTITY_ATTRIBUTES.has(cell.text.slice(member.start, member.end))) return 'module-identity';
  const dotted = dottedName(node, cell.text);
  if (dotted === null) return null;
  const head = dotted.parts[0];
  const qualified = [table.imported(head) ?? head, ...dotted.parts.slice(1)].join('.');
  return DYNAMIC_ATTRIBUTES.has(qualified) ? 'dynamic-scope' : null;
}
