import type { Tie } from '../../../program/program.ts';
import { childByField } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { looksUpNames } from '../scopes/index.ts';
import { argumentValues } from './arguments.ts';
import { qualify } from './callee.ts';
import { spanIn, type ParsedCell } from './cell.ts';
import type { Gathering } from './gathering.ts';
import { revealFacts } from './reveals.ts';
import { ANY_CODE, shownNames } from './shows.ts';

/** Names that see the module they stand in. */
const DYNAMIC_SCOPE: ReadonlySet<string> = new Set(['eval', 'exec', 'globals', 'vars', 'dir', 'locals']);
const DYNAMIC_ATTRIBUTES: ReadonlySet<string> = new Set([
  'sys._getframe', 'sys._getframemodulename', 'inspect.getouterframes', 'traceback.extract_stack', 'traceback.format_stack',
  'sys._current_frames', 'inspect.currentframe', 'inspect.stack', 'sys.modules', 'inspect.getmodule',
]); // prettier-ignore
const DYNAMIC_MEMBERS = new Set([...DYNAMIC_ATTRIBUTES].map((name) => name.slice(name.lastIndexOf('.') + 1)));
const NOTEBOOK_ONLY: ReadonlySet<string> = new Set([
  'display', 'get_ipython', 'In', 'Out', '_', '__', '___', '_i', '_ii', '_iii', '_ih', '_oh', '_dh', 'exit', 'quit',
]); // prettier-ignore
/** A cell that goes through all names of the notebook may ask any of them. */
const LISTS_NAMESPACE = /\b(?:globals|locals|vars|dir)\s*\(\s*\)|\buser_ns\b/;
/** Names of what was typed into the cells. */
const INPUTS = /^(In|_ih|_i{1,3}|_i\d+)$/;
const MODULE_IDENTITY: ReadonlySet<string> = new Set([
  '__name__', '__file__', '__spec__', '__package__', '__loader__', '__builtins__', '__main__', '__doc__',
]); // prettier-ignore
const IDENTITY_ATTRIBUTES: ReadonlySet<string> = new Set(['__module__', '__globals__']);
/** Attributes that say in which file and line code stands. */
const PLACE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'co_filename', 'co_firstlineno', 'co_lines', 'co_positions', 'f_lineno', 'tb_lineno', 'tb_lasti',
]); // prettier-ignore

/** Records what ties code to the notebook it stands in, and whose module it asks for. */
export function tieFacts(gathering: Gathering, node: SyntaxNode): void {
  const code = tieOf(gathering, node);
  revealFacts(gathering, node);
  if (code === null) return;
  const { cell } = gathering;
  if (node.type === 'attribute' && code === 'module-identity') {
    for (const name of shownNames(cell, node, gathering.table))
      gathering.shows.push({ name, at: spanIn(cell, node) });
    if (LISTS_NAMESPACE.test(cell.text)) gathering.shows.push({ name: ANY_CODE, at: spanIn(cell, node) });
  }
  const found = cell.text.slice(node.start, node.end);
  if (code === 'notebook-only' && INPUTS.test(found))
    gathering.shows.push({ name: ANY_CODE, at: spanIn(cell, node) });
  gathering.ties.push({ code, found, at: spanIn(cell, node) });
}

function tieOf(gathering: Gathering, node: SyntaxNode): Tie['code'] | null {
  switch (node.type) {
    case 'identifier':
      return tieOfName(gathering, node);
    case 'call':
      return tieOfLookUp(gathering, node);
    default:
      return tieOfOther(gathering, node);
  }
}

/**
 * `df.query(text)`: what the text has looked up in the frame can't be seen; where no string of the notebook has a
 * name of the notebook to look up, it is nothing.
 */
function tieOfLookUp({ cell, table }: Gathering, call: SyntaxNode): Tie['code'] | null {
  const callee = childByField(call, 'function');
  const [first] = argumentValues(call);
  if (callee === null || first === undefined || !looksUpNames(cell.text.slice(callee.start, callee.end)))
    return null;
  if (isPlainString(cell, first)) return null;
  const { libraries, lookedUp } = table.hints;
  if (!LOOKING_UP.some((library) => libraries.has(library))) return null;
  return [...lookedUp].some((name) => table.isBound(name)) ? 'dynamic-scope' : null;
}

/** Packages that look names up in the frame that calls them. */
const LOOKING_UP = [
  'pandas', 'numexpr', 'duckdb', 'pandasql', 'patsy', 'statsmodels', 'linearmodels', 'formulaic', 'lifelines',
]; // prettier-ignore

/** A string whose names can be seen: in an f-string too, where none is put together, `f'@{name}'`. */
function isPlainString({ text }: ParsedCell, node: SyntaxNode): boolean {
  if (node.type !== 'string' && node.type !== 'concatenated_string') return false;
  return !text.slice(node.start, node.end).includes('@{');
}

function tieOfName({ cell, table }: Gathering, node: SyntaxNode): Tie['code'] | null {
  const resolved = cell.names.byStart.get(node.start);
  if (resolved?.use !== 'read') return null;
  const imported =
    resolved.holder.kind === 'module'
      ? table.imported(resolved.name)
      : resolved.holder.imports.get(resolved.key);
  if (imported != null && DYNAMIC_ATTRIBUTES.has(imported)) return 'dynamic-scope';
  if (resolved.holder.kind !== 'module' || table.isBound(resolved.name)) return null;
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
  const attribute = cell.text.slice(member.start, member.end);
  if (IDENTITY_ATTRIBUTES.has(attribute) || PLACE_ATTRIBUTES.has(attribute)) return 'module-identity';
  if (!DYNAMIC_MEMBERS.has(attribute)) return null;
  return DYNAMIC_ATTRIBUTES.has(qualify(cell, node, table)?.name ?? '') ? 'dynamic-scope' : null;
}
