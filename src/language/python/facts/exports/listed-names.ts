import { childByField, namedChildren } from '../../parser/index.ts';
import type { SyntaxNode } from '../../parser/node.ts';
import { literalString } from '../literals.ts';

/** What an expression says of names, as a value of `__all__`. */
export interface ListedNames {
  readonly names: readonly string[];
  /** Names that it may hold. */
  readonly possible: readonly string[];
  /** It holds more, which can't be told. */
  readonly computed: boolean;
  /** It holds what `__all__` held before. */
  readonly keeps: boolean;
}

/** What is known around an expression. */
export interface ListContext {
  readonly text: string;
  /** The value of a name that the module assigns once. */
  readonly valueOf: (name: string) => SyntaxNode | null;
  /** `__all__` of a module, as it is called here: `_core.__all__`, a name that it is imported under; null for anything else. */
  readonly listOf: (written: string) => ListedNames | null;
  /** Names that are bound so far: for `dir()`. */
  readonly bound: () => Pick<ListedNames, 'names' | 'possible' | 'computed'>;
}

const UNTOLD: ListedNames = { names: [], possible: [], computed: true, keeps: false };

/** Reads an expression whose value is a list of names: literals, sums, unions, `other.__all__`, `[n for n in dir() if …]`. */
export function listedNames(node: SyntaxNode, context: ListContext, depth = 0): ListedNames {
  const { text } = context;
  const inner = (part: SyntaxNode): ListedNames => listedNames(part, context, depth + 1);
  if (depth > 200) return UNTOLD;
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return joined(namedChildren(node).map((part) => elementOf(part, context, depth)));
    case 'parenthesized_expression': {
      const [only] = namedChildren(node);
      return only === undefined ? UNTOLD : inner(only);
    }
    case 'binary_operator': {
      const [left, right] = [childByField(node, 'left'), childByField(node, 'right')];
      const operator = childByField(node, 'operator')?.type;
      if (left === null || right === null || (operator !== '+' && operator !== '|')) return UNTOLD;
      return joined([inner(left), inner(right)]);
    }
    case 'attribute': {
      return context.listOf(text.slice(node.start, node.end).replace(/\s/g, '')) ?? UNTOLD;
    }
    case 'identifier': {
      const name = text.slice(node.start, node.end);
      if (name === '__all__') return { names: [], possible: [], computed: false, keeps: true };
      const value = context.valueOf(name);
      return value === null ? (context.listOf(name) ?? UNTOLD) : inner(value);
    }
    case 'call':
      return calledList(node, context, depth);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      return publicNames(node, context);
    default:
      return UNTOLD;
  }
}

function elementOf(part: SyntaxNode, context: ListContext, depth: number): ListedNames {
  if (part.type === 'list_splat') {
    const [value] = namedChildren(part);
    return value === undefined ? UNTOLD : listedNames(value, context, depth + 1);
  }
  const name = literalString(part, context.text);
  if (name !== null) return { names: [name], possible: [], computed: false, keeps: false };
  // `__all__ = [f.__name__]`
  const written = /^(\w+)\.__name__$/u.exec(context.text.slice(part.start, part.end))?.[1];
  return written === undefined ? UNTOLD : { names: [], possible: [written], computed: true, keeps: false };
}

/** `list(x)`, `sorted(x)`, `set(x)`, `sum([x, y], [])`, `x.copy()`, `dir()`, `'a b'.split()`. */
function calledList(node: SyntaxNode, context: ListContext, depth: number): ListedNames {
  const callee = childByField(node, 'function');
  const list = childByField(node, 'arguments');
  if (callee === null || list === null) return UNTOLD;
  const called = context.text.slice(callee.start, callee.end).replace(/\s/g, '');
  const values = list.type === 'generator_expression' ? [list] : namedChildren(list);
  const [value] = values;
  if (value === undefined) {
    if (called === 'dir') return { ...context.bound(), keeps: false };
    const object = childByField(callee, 'object');
    if (object !== null && called.endsWith('.copy')) return listedNames(object, context, depth + 1);
    const text = called.endsWith('.split') ? object : null;
    const words = text === null ? null : literalString(text, context.text);
    return words === null
      ? UNTOLD
      : {
          names: words.split(/\s+/).filter((word) => word !== ''),
          possible: [],
          computed: false,
          keeps: false,
        };
  }
  switch (called) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'sorted':
      return listedNames(value, context, depth + 1);
    case 'sum':
      return value.type === 'list' || value.type === 'tuple'
        ? joined(namedChildren(value).map((part) => listedNames(part, context, depth + 1)))
        : UNTOLD;
    default:
      return UNTOLD;
  }
}

/** `[name for name in dir() if not name.startswith('_')]`, and nothing more. */
function publicNames(node: SyntaxNode, context: ListContext): ListedNames {
  const written = context.text.slice(node.start, node.end).replace(/\s+/g, ' ').replaceAll('"', "'");
  const match =
    /^[[({]? ?(\w+) for (\w+) in (?:dir\(\)|globals\(\)|globals\(\)\.keys\(\)|list\(globals\(\)\)|vars\(\)) if (?:not (\w+)\.startswith\('_'\)|(\w+)\[0\] ?!= ?'_') ?[\])}]?$/.exec(
      written,
    );
  const [, shown, each, tested = match?.[4]] = match ?? [];
  if (match === null || shown !== each || tested !== each) return UNTOLD;
  const { names, possible, computed } = context.bound();
  const isPublic = (name: string): boolean => !name.startsWith('_');
  return { names: names.filter(isPublic), possible: possible.filter(isPublic), computed, keeps: false };
}

function joined(parts: readonly ListedNames[]): ListedNames {
  return {
    names: parts.flatMap(({ names }) => names),
    possible: parts.flatMap(({ possible }) => possible),
    computed: parts.some(({ computed }) => computed),
    keeps: parts.some(({ keeps }) => keeps),
  };
}
