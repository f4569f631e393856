import type { Binding } from '../../../program/program.ts';
import { PYTHON_BUILTINS } from '../names/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { Hints } from './hints.ts';
import type { AssignedNames, DefinedCode, HeldValue } from './assigned.ts';
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
  /** All values that the module's own code gives the name, or puts into what it holds. */
  readonly assignments: (name: string) => readonly HeldValue[];
  /** Functions and classes that the module's own code binds to the name. */
  readonly definitions: (name: string) => readonly DefinedCode[];
  /** All names that {@link NameTable.definitions} knows something of. */
  readonly definedNames: () => readonly string[];
  /** Whether classes, and nothing else, are bound to the name. */
  readonly isClass: (name: string) => boolean;
  /** Whether somebody knows that its assignment, however it computes, defines a constant. */
  readonly isKnownConstant: (name: string) => boolean;
  readonly hints: Hints;
}

/** What one pass over all cells gathers for the table. */
export interface NameSources {
  readonly bindings: readonly Binding[];
  readonly values: ReadonlyMap<string, AssignedValue>;
  /** Names bound by a class statement at the top level. */
  readonly classes: ReadonlySet<string>;
  readonly constants: ReadonlySet<string>;
  readonly assigned: AssignedNames;
  readonly hints: Hints;
}

/** What follows from all bindings of one name. */
interface NameSummary {
  readonly bindings: Binding[];
  readonly imported: string | null;
  readonly isOnlyImported: boolean;
  readonly isOnlyDefined: boolean;
  readonly isBoundOnce: boolean;
  readonly isHeld: boolean;
}

const UNBOUND: NameSummary = {
  bindings: [],
  imported: null,
  isOnlyImported: false,
  isOnlyDefined: false,
  isBoundOnce: false,
  isHeld: false,
};

/** Attributes that the builtins module has too, as every module: they are always there. */
const MODULE_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__name__',
  '__doc__',
  '__package__',
  '__loader__',
  '__spec__',
]);

/** Indexes what the cells bind. */
export function nameTable(sources: NameSources): NameTable {
  const grouped = new Map<string, Binding[]>();
  for (const binding of sources.bindings) {
    const list = grouped.get(binding.name);
    if (list === undefined) grouped.set(binding.name, [binding]);
    else list.push(binding);
  }
  // Summed up once: a name that each of thousands of cells binds is asked for as often.
  const summaries = new Map([...grouped].map(([name, bindings]) => [name, summaryOf(bindings)]));
  const summary = (name: string): NameSummary => summaries.get(name) ?? UNBOUND;
  const firstValue = (name: string): AssignedValue | null => sources.values.get(name) ?? null;
  return {
    bindings: (name) => summary(name).bindings,
    isBound: (name) => summaries.has(name),
    isBuiltin: (name) => !summaries.has(name) && (PYTHON_BUILTINS.has(name) || MODULE_ATTRIBUTES.has(name)),
    imported: (name) => summary(name).imported,
    isOnlyImported: (name) => summary(name).isOnlyImported,
    value: (name) => (summary(name).isBoundOnce ? firstValue(name) : null),
    held: (name) => (summary(name).isHeld ? firstValue(name) : null),
    assigned: firstValue,
    assignments: (name) => sources.assigned.values.get(name) ?? [],
    definitions: (name) => sources.assigned.definitions.get(name) ?? [],
    definedNames: () => [...sources.assigned.definitions.keys()],
    hints: sources.hints,
    isKnownConstant: (name) => sources.constants.has(name) && summary(name).isBoundOnce,
    isClass: (name) => sources.classes.has(name) && summary(name).isOnlyDefined,
  };
}

function summaryOf(bindings: Binding[]): NameSummary {
  const imported = bindings.find(({ identity }) => identity !== null)?.identity ?? null;
  return {
    bindings,
    imported,
    isOnlyImported: imported !== null && bindings.every(({ identity }) => identity === imported),
    isOnlyDefined: bindings.every(({ form }) => form === 'definition'),
    isBoundOnce: bindings.length === 1,
    isHeld: bindings.filter(({ form }) => form !== 'augmented').length === 1,
  };
}
