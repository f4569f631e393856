import type { Binding } from '../../program.ts';
import { PYTHON_BUILTINS } from '../names/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { ParsedCell } from './cell.ts';

/** The one value that a name is assigned at the top level, by a plain `name = value`. */
export interface AssignedValue {
  readonly cell: ParsedCell;
  readonly value: SyntaxNode;
}

/** What the whole notebook binds, for telling what a name stands for wherever it is read. */
export interface NameTable {
  readonly bindings: (name: string) => readonly Binding[];
  readonly isBound: (name: string) => boolean;
  /** A builtin that nothing in the notebook binds. */
  readonly isBuiltin: (name: string) => boolean;
  /** What an import binds the name to; null where none does. */
  readonly imported: (name: string) => string | null;
  /** Every binding of the name is an import of one and the same thing. */
  readonly isOnlyImported: (name: string) => boolean;
  /** The value, where the name is bound just once and by an assignment. */
  readonly value: (name: string) => AssignedValue | null;
  /** The value, where the name is assigned just once and else only extended in place, `items += [1]`. */
  readonly held: (name: string) => AssignedValue | null;
  /** The first value assigned, whatever else is bound to the name. */
  readonly assigned: (name: string) => AssignedValue | null;
  /** Whether classes, and nothing else, are bound to the name. */
  readonly isClass: (name: string) => boolean;
}

/** What one pass over all cells gathers for the table. */
export interface NameSources {
  readonly bindings: readonly Binding[];
  readonly values: ReadonlyMap<string, AssignedValue>;
  /** Names bound by a class statement at the top level. */
  readonly classes: ReadonlySet<string>;
}

/** Indexes what the cells bind. */
export function nameTable(sources: NameSources): NameTable {
  const known = new Map<string, Binding[]>();
  for (const binding of sources.bindings) {
    const list = known.get(binding.name);
    if (list === undefined) known.set(binding.name, [binding]);
    else list.push(binding);
  }
  const bindings = (name: string): readonly Binding[] => known.get(name) ?? [];
  return {
    bindings,
    isBound: (name) => known.has(name),
    isBuiltin: (name) => !known.has(name) && PYTHON_BUILTINS.has(name),
    imported: (name) => bindings(name).find(({ identity }) => identity !== null)?.identity ?? null,
    isOnlyImported: (name) => {
      const [first, ...others] = bindings(name);
      if (first?.identity == null) return false;
      return others.every(({ identity }) => identity === first.identity);
    },
    value: (name) => (bindings(name).length === 1 ? (sources.values.get(name) ?? null) : null),
    held: (name) => {
      const firm = bindings(name).filter(({ form }) => form !== 'augmented');
      return firm.length === 1 ? (sources.values.get(name) ?? null) : null;
    },
    assigned: (name) => sources.values.get(name) ?? null,
    isClass: (name) => sources.classes.has(name) && bindings(name).every(({ form }) => form === 'definition'),
  };
}
