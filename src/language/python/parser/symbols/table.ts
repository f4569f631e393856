import { mangle, normalizeIdentifier } from '../../names/index.ts';
import { textOf, type Report } from '../check.ts';
import type { SyntaxNode } from '../node.ts';

/** What a block does with a name, as CPython's symtable.c notes it. */
export type SymbolFlag =
  | 'parameter'
  | 'local'
  | 'import'
  | 'type-parameter'
  | 'use'
  | 'annotated'
  | 'global'
  | 'nonlocal'
  /** The target of a comprehension's loop. */
  | 'iterated';

/** `typing` blocks hold annotations that aren't evaluated, bounds and values of types. */
export type BlockKind = 'module' | 'class' | 'function' | 'comprehension' | 'typing';

/** What symtable.c calls a block: a namespace while names are declared. */
export interface Block {
  readonly kind: BlockKind;
  readonly parent: Block | null;
  readonly children: Block[];
  /** For private names; null outside of classes. */
  readonly className: string | null;
  /** What a `typing` block is, in CPython's words. */
  readonly title: string;
  /** By mangled name. */
  readonly symbols: Map<string, Set<SymbolFlag>>;
  /** Where a name is declared global or nonlocal. */
  readonly declared: Map<string, SyntaxNode>;
  /** Within what a comprehension iterates over. */
  readonly inIterable: boolean;
}

/** Opens a block within another. */
export function openBlock(
  parent: Block | null,
  kind: BlockKind,
  given: { readonly className?: string; readonly title?: string } = {},
): Block {
  const block: Block = {
    kind,
    parent,
    children: [],
    className: given.className ?? parent?.className ?? null,
    title: given.title ?? '',
    symbols: new Map(),
    declared: new Map(),
    inIterable: parent?.inIterable ?? false,
  };
  parent?.children.push(block);
  return block;
}

/** A name as a block stores it. */
export function symbolName(block: Block, node: SyntaxNode, source: string): string {
  return mangle(normalizeIdentifier(textOf(node, source)), block.className);
}

/** What a block has noted of a name so far. */
export function flagsOf(block: Block, name: string): ReadonlySet<SymbolFlag> {
  return block.symbols.get(name) ?? new Set();
}

/** Notes more of a name. */
export function addFlags(block: Block, name: string, ...flags: readonly SymbolFlag[]): void {
  const known = block.symbols.get(name);
  if (known === undefined) block.symbols.set(name, new Set(flags));
  else for (const flag of flags) known.add(flag);
}

const BINDING: readonly SymbolFlag[] = ['local', 'parameter', 'import', 'type-parameter'];

/** What blocks around bind that a nonlocal name may mean. */
type Bound = ReadonlyMap<string, 'name' | 'type-parameter'>;

/** Reports nonlocal names that nothing around binds, once all blocks are known (symtable.c, analyze_block). */
export function checkNonlocals(block: Block, report: Report, bound: Bound | null = null): void {
  const inner = new Map(bound ?? []);
  const own = new Map<string, 'name' | 'type-parameter'>();
  for (const [name, flags] of block.symbols) {
    const node = block.declared.get(name);
    if (flags.has('global')) {
      if (flags.has('nonlocal') && node !== undefined) report(node, `name '${name}' is nonlocal and global`);
      if (block.kind !== 'class') inner.delete(name);
    } else if (flags.has('nonlocal')) {
      const message = node === undefined ? null : nonlocalFault(name, bound);
      if (node !== undefined && message !== null) report(node, message);
    } else if (BINDING.some((flag) => flags.has(flag))) {
      own.set(name, flags.has('type-parameter') ? 'type-parameter' : 'name');
    }
  }
  if (block.kind === 'class') inner.set('__class__', 'name');
  else if (block.kind !== 'module') for (const [name, kind] of own) inner.set(name, kind);
  for (const child of block.children) checkNonlocals(child, report, inner);
}

function nonlocalFault(name: string, bound: Bound | null): string | null {
  if (bound === null) return 'nonlocal declaration not allowed at module level';
  const kind = bound.get(name);
  if (kind === undefined) return `no binding for nonlocal '${name}' found`;
  return kind === 'name' ? null : `nonlocal binding not allowed for type parameter '${name}'`;
}
