import { childByField, namedChildren } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ParsedCell } from './cell.ts';
import { dottedName, unwrapped, type DottedName } from './dotted.ts';
import { effectOf } from './effects.ts';
import type { NameTable } from './name-table.ts';

/** What a dotted name stands for. */
export interface Qualified {
  /** With its head replaced by what an import or alias stands for: `numpy.zeros`, `str.split`. */
  readonly name: string;
  /** The notebook's name at its head. */
  readonly head: string | null;
  /** Known for certain: through imports, builtins and values that the head can't lose. */
  readonly certain: boolean;
}

/** The type of a value, as far as its methods are in the tables: `str`, `list`, `re.Pattern`. */
export type ValueType = string;

const MAX_STEPS = 20;

/** What a name or attribute chain stands for; null for anything else, and for what can't be known. */
export function qualify(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps = 0): Qualified | null {
  const dotted = dottedName(node, cell.text);
  if (dotted !== null) return qualifyDotted(cell, dotted, table, steps);
  if (node.type !== 'attribute' || steps > MAX_STEPS) return null;
  const object = childByField(node, 'object');
  const member = childByField(node, 'attribute');
  if (object === null || member === null) return null;
  const type = valueType(cell, object, table, steps + 1);
  if (type === null) return null;
  return { name: `${type}.${cell.text.slice(member.start, member.end)}`, head: null, certain: true };
}

function qualifyDotted(cell: ParsedCell, dotted: DottedName, table: NameTable, steps: number): Qualified {
  const [first, ...rest] = dotted.parts;
  const joined = (start: string): string => [start, ...rest].join('.');
  const resolved = cell.names.byStart.get(dotted.head.start);
  if (resolved !== undefined && resolved.holder.kind !== 'module') {
    const imported = resolved.holder.imports.get(resolved.key);
    return { name: joined(imported ?? first), head: null, certain: imported !== undefined };
  }
  const name = resolved?.name ?? first;
  if (table.isBuiltin(name)) return { name: joined(name), head: null, certain: true };
  const imported = table.imported(name);
  if (imported !== null) return { name: joined(imported), head: name, certain: table.isOnlyImported(name) };
  const value = steps > MAX_STEPS ? null : table.value(name);
  if (value !== null) {
    const alias = qualify(value.cell, unwrapped(value.value), table, steps + 1);
    if (alias?.certain === true) return { name: joined(alias.name), head: name, certain: true };
    const factory =
      rest.length > 0 ? null : madeDecorator(value.cell, unwrapped(value.value), table, steps + 1);
    if (factory !== null) return { name: factory, head: name, certain: true };
  }
  const held = rest.length !== 1 || steps > MAX_STEPS ? null : table.held(name);
  const type = held === null ? null : valueType(held.cell, held.value, table, steps + 1);
  if (type !== null) return { name: joined(type), head: name, certain: true };
  return {
    name: joined(name),
    head: table.isBound(name) || resolved !== undefined ? name : null,
    certain: false,
  };
}

const LITERAL_TYPES: ReadonlyMap<string, ValueType> = new Map([
  ['string', 'str'],
  ['concatenated_string', 'str'],
  ['integer', 'int'],
  ['float', 'float'],
  ['true', 'bool'],
  ['false', 'bool'],
  ['list', 'list'],
  ['list_comprehension', 'list'],
  ['dictionary', 'dict'],
  ['dictionary_comprehension', 'dict'],
  ['set', 'set'],
  ['set_comprehension', 'set'],
  ['tuple', 'tuple'],
  ['expression_list', 'tuple'],
]);

/** Types of what known calls return. Classes that the tables know return themselves. */
const RETURNS: ReadonlyMap<string, ValueType> = new Map(
  Object.entries({
    str: 'str upper lower strip lstrip rstrip replace join format title capitalize casefold swapcase center ljust rjust zfill expandtabs translate removeprefix removesuffix format_map',
    list: 'split splitlines rsplit',
  }).flatMap(([type, methods]) => methods.split(' ').map((method) => [`str.${method}`, type] as const)),
);

const CONSTRUCTORS: ReadonlySet<string> = new Set([
  'str', 'list', 'dict', 'set', 'tuple', 'frozenset', 'int', 'float', 'bytes', 'range',
  'collections.Counter', 'collections.defaultdict', 'collections.OrderedDict', 'collections.deque', 'pathlib.Path',
]); // prettier-ignore

/** The type of a value whose methods the tables know; null otherwise. */
export function valueType(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps = 0): ValueType | null {
  if (steps > MAX_STEPS) return null;
  const value = unwrapped(node);
  const literal = LITERAL_TYPES.get(value.type);
  if (literal !== undefined) {
    const quote = literal === 'str' ? cell.text.slice(value.start, value.start + 3).toLowerCase() : '';
    return /^(b|rb|br)['"]/.test(quote) ? 'bytes' : literal;
  }
  switch (value.type) {
    case 'identifier': {
      const resolved = cell.names.byStart.get(value.start);
      if (resolved?.holder.kind !== 'module') return null;
      const assigned = table.held(resolved.name);
      return assigned === null ? null : valueType(assigned.cell, assigned.value, table, steps + 1);
    }
    case 'call':
      return returnType(cell, value, table, steps);
    case 'binary_operator':
      return operatorType(cell, value, table, steps);
    case 'attribute':
      return pathAttribute(cell, value, table, steps);
    default:
      return null;
  }
}

function returnType(cell: ParsedCell, call: SyntaxNode, table: NameTable, steps: number): ValueType | null {
  const callee = childByField(call, 'function');
  const qualified = callee === null ? null : qualify(cell, callee, table, steps + 1);
  if (qualified?.certain !== true) return null;
  const { name } = qualified;
  if (name === 'sorted') return 'list';
  if (name === 're.compile') return 're.Pattern';
  if (name === 'logging.getLogger') return 'logging.Logger';
  if (CONSTRUCTORS.has(name)) return name;
  if (name.startsWith('pathlib.Path.') && effectOf(name) === 'pure') return 'pathlib.Path';
  return RETURNS.get(name) ?? null;
}

/** Arithmetic of one known type keeps it: `'a' * 3`, `PATH / 'x'`, `[1] + [2]`. */
function operatorType(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps: number): ValueType | null {
  for (const operand of namedChildren(node)) {
    const type = valueType(cell, operand, table, steps + 1);
    if (type !== null && type !== 'int' && type !== 'float' && type !== 'bool') return type;
  }
  return null;
}

const PATH_PARTS: ReadonlyMap<string, ValueType> = new Map([
  ['parent', 'pathlib.Path'],
  ['name', 'str'],
  ['stem', 'str'],
  ['suffix', 'str'],
  ['parts', 'tuple'],
  ['anchor', 'str'],
]);

function pathAttribute(
  cell: ParsedCell,
  node: SyntaxNode,
  table: NameTable,
  steps: number,
): ValueType | null {
  const object = childByField(node, 'object');
  const member = childByField(node, 'attribute');
  if (object === null || member === null) return null;
  const part = PATH_PARTS.get(cell.text.slice(member.start, member.end));
  if (part === undefined) return null;
  return valueType(cell, object, table, steps + 1) === 'pathlib.Path' ? part : null;
}

/** Functions that, called with options alone, give a decorator that does what they do when called with a function. */
const DECORATOR_FACTORIES: ReadonlySet<string> = new Set(['functools.lru_cache', 'dataclasses.dataclass']);

/** The factory of a decorator that a call makes: `functools.lru_cache` for `lru_cache(None)`. */
function madeDecorator(cell: ParsedCell, node: SyntaxNode, table: NameTable, steps: number): string | null {
  const callee = node.type === 'call' ? childByField(node, 'function') : null;
  const qualified = callee === null ? null : qualify(cell, callee, table, steps);
  return qualified?.certain === true && DECORATOR_FACTORIES.has(qualified.name) ? qualified.name : null;
}
