import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import { argumentValues } from './arguments.ts';
import { qualify } from './callee.ts';
import { spanIn } from './cell.ts';
import { unwrapped } from './dotted.ts';
import { readsNamespace } from './effects.ts';
import { literalString } from './literals.ts';
import type { Gathering } from './gathering.ts';

/** The notebook's own module named in a string, outright or computed, and the name in it. */
const IN_MAIN_MODULE = /(?:\b__main__|\{\s*__name__\s*\})\.([^\W\d]\w*)/gu;

/** Records names that code may bind without saying so in its syntax: `exec`, `globals()[…]`, `'__main__.x'`. */
export function dynamicFacts(gathering: Gathering, node: SyntaxNode): void {
  const { cell } = gathering;
  if (node.type === 'string') {
    for (const [, name] of cell.text.slice(node.start, node.end).matchAll(IN_MAIN_MODULE)) {
      if (name !== undefined) gathering.dynamic.push({ name, at: spanIn(cell, node) });
    }
    return;
  }
  const callee = childByField(node, 'function');
  if (callee === null) return;
  const name = calledName(gathering, callee);
  const values = argumentValues(node);
  handedOn(gathering, node, callee);
  switch (name) {
    case 'exec':
      executed(gathering, node, values);
      return;
    case 'globals().update':
    case 'get_ipython().push':
      updated(gathering, node);
      return;
    case 'globals().setdefault':
    case 'globals().pop':
    case 'globals().__setitem__':
    case 'globals().__delitem__':
      bound(gathering, node, values[0]);
      return;
    case 'setattr':
      if (values[0] !== undefined && isMainModule(gathering, values[0])) bound(gathering, node, values[1]);
      return;
    case 'get_ipython().run_cell':
    case 'get_ipython().ex':
    case 'get_ipython().safe_execfile':
    case 'runpy.run_path':
      gathering.dynamic.push({ name: null, at: spanIn(cell, node) });
      return;
    case 'get_ipython().run_line_magic':
    case 'get_ipython().run_cell_magic':
    case 'get_ipython().magic':
      ranMagic(gathering, node, values[0]);
  }
}

/** Records assignments to and deletions from `globals()` and the module `__main__`. */
export function dynamicTarget(gathering: Gathering, target: SyntaxNode): void {
  const { cell } = gathering;
  const object = childByField(target, target.type === 'subscript' ? 'value' : 'object');
  if (object === null) return;
  if (target.type === 'subscript') {
    if (isNamespace(gathering, object))
      bound(gathering, target, childByField(target, 'subscript') ?? undefined);
    return;
  }
  const member = childByField(target, 'attribute');
  if (member !== null && isMainModule(gathering, object)) {
    gathering.dynamic.push({ name: cell.text.slice(member.start, member.end), at: spanIn(cell, target) });
  }
}

/** The callee with the names at its head qualified; `globals().update` as written. */
function calledName(gathering: Gathering, callee: SyntaxNode): string {
  const { cell, table } = gathering;
  const member = childByField(callee, 'attribute');
  const object = childByField(callee, 'object');
  if (member !== null && object !== null && isNamespace(gathering, object))
    return `globals().${cell.text.slice(member.start, member.end)}`;
  const qualified = qualify(cell, callee, table);
  if (qualified !== null) return qualified.certain ? qualified.name : '';
  return cell.text
    .slice(callee.start, callee.end)
    .replace(/\s+/g, '')
    .replace(/^IPython\./, '');
}

/**
 * The namespace of the notebook, or its module, handed to a call that isn't known to only read it:
 * `patch.dict(globals(), …)`, `patch.object(sys.modules[__name__], 'load')`.
 */
function handedOn(gathering: Gathering, call: SyntaxNode, callee: SyntaxNode): void {
  const { cell, table } = gathering;
  const name = qualify(cell, callee, table)?.name ?? cell.text.slice(callee.start, callee.end);
  if (readsNamespace(name) || name === 'exec' || name === 'setattr') return;
  const list = childByField(call, 'arguments');
  const handed = (list === null ? [] : namedChildren(list)).map((argument) =>
    unwrapped(
      argument.type === 'keyword_argument' ? (childByField(argument, 'value') ?? argument) : argument,
    ),
  );
  // `**globals()` hands over a copy.
  if (handed.some((argument) => isNamespace(gathering, argument))) bound(gathering, call, undefined);
  else if (handed.some((argument) => isMainModule(gathering, argument))) {
    bound(gathering, call, /\b(object|setattr|delattr)$/.test(name) ? handed[1] : undefined);
  } else if (/\bmock(er)?\.patch(\.multiple)?$/.test(name)) patched(gathering, call, handed[0]);
}

/** `patch` of a computed name may bind any, but for `f'{__name__}.load'`, which has been told as a string. */
function patched(gathering: Gathering, call: SyntaxNode, target: SyntaxNode | undefined): void {
  const { cell, table } = gathering;
  const resolved = target === undefined ? undefined : cell.names.byStart.get(target.start);
  const held = resolved?.holder.kind === 'module' ? table.held(resolved.name) : null;
  const text = (held?.cell ?? cell).text;
  const value = held?.value ?? target;
  if (value === undefined) return;
  const literal = literalString(value, text);
  const told = /^f(['"])\{__name__\}\.\w+\1$/.test(text.slice(value.start, value.end));
  if (literal === null ? !told : literal === '__main__') bound(gathering, call, undefined);
}

const NAMESPACES: ReadonlySet<string> = new Set([
  'globals()',
  'get_ipython().user_ns',
  'get_ipython().user_global_ns',
]);

function isNamespace(gathering: Gathering, node: SyntaxNode): boolean {
  const { cell, table } = gathering;
  if (node.type === 'identifier') {
    const resolved = cell.names.byStart.get(node.start);
    const held = resolved?.holder.kind === 'module' ? table.held(resolved.name) : null;
    return held?.value.type === 'call' && isNamespace({ ...gathering, cell: held.cell }, held.value);
  }
  const written = cell.text
    .slice(node.start, node.end)
    .replace(/\s+/g, '')
    .replace(/^IPython\./, '');
  if (written === 'locals()' || written === 'vars()') return !cell.names.isLate(node.start);
  if (written.endsWith('.__globals__')) return true;
  if (written.endsWith('.__dict__')) {
    const object = childByField(node, 'object');
    return object !== null && isMainModule(gathering, object);
  }
  return NAMESPACES.has(written);
}

/** `sys.modules['__main__']`, `sys.modules[__name__]`, or the module imported as `__main__`; `builtins` too, whose names all cells see. */
function isMainModule({ cell, table }: Gathering, node: SyntaxNode): boolean {
  if (node.type === 'subscript') {
    const value = childByField(node, 'value');
    const key = childByField(node, 'subscript');
    if (value === null || key === null || qualify(cell, value, table)?.name !== 'sys.modules') return false;
    return /__main__|__name__/.test(cell.text.slice(key.start, key.end));
  }
  const name = qualify(cell, node, table)?.name;
  return name === '__main__' || name === 'builtins';
}

function bound(gathering: Gathering, node: SyntaxNode, key: SyntaxNode | undefined): void {
  const name = key === undefined ? null : literalString(key, gathering.cell.text);
  gathering.dynamic.push({ name, at: spanIn(gathering.cell, node) });
}

function executed(gathering: Gathering, node: SyntaxNode, values: readonly SyntaxNode[]): void {
  const [code, namespace] = values;
  if (namespace !== undefined && !isNamespace(gathering, namespace)) return;
  const text = code === undefined ? null : literalString(code, gathering.cell.text);
  const names = text === null ? null : gathering.namesBoundBy(text);
  const at = spanIn(gathering.cell, node);
  if (names === null) gathering.dynamic.push({ name: null, at });
  else for (const name of names) gathering.dynamic.push({ name, at });
}

/** `globals().update(a=1)` and `.update({'a': 1})`; anything else may bind any name. */
function updated(gathering: Gathering, node: SyntaxNode): void {
  const { cell } = gathering;
  const at = spanIn(cell, node);
  const list = childByField(node, 'arguments');
  for (const argument of list === null ? [] : namedChildren(list)) {
    const keys =
      argument.type === 'keyword_argument'
        ? [childByField(argument, 'name')].map((name) =>
            name === null ? null : cell.text.slice(name.start, name.end),
          )
        : argument.type === 'dictionary'
          ? namedChildren(argument).map((pair) => {
              const key = childByField(pair, 'key');
              return key === null ? null : literalString(key, cell.text);
            })
          : [null];
    for (const name of keys) gathering.dynamic.push({ name, at });
  }
}

const HARMLESS_MAGIC =
  /^%*(matplotlib|config|load_ext|reload_ext|autoreload|env|set_env|cd|pip|conda|system|sx|alias|precision|pdb|who|whos|time|timeit|html|javascript|latex|bash|sh)\b/;

function ranMagic(gathering: Gathering, node: SyntaxNode, line: SyntaxNode | undefined): void {
  const text = line === undefined ? null : literalString(line, gathering.cell.text);
  if (text !== null && HARMLESS_MAGIC.test(text)) return;
  gathering.dynamic.push({ name: null, at: spanIn(gathering.cell, node) });
}
