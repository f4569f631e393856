import type { Binding, Definition, FreeName, Program, Statement } from '../program/program.ts';
import { definitionId, type DefinitionId, type PrototypeNotebook } from './prototype.ts';
import { runOrders, type RunOrder } from './run-order.ts';
import { runningStatements, type RunningStatement } from './running.ts';

/** A binding with the statement that makes it. */
export interface BindingSite {
  readonly binding: Binding;
  readonly statement: Statement;
  /** Place of the statement among the notebook's statements. */
  readonly order: number;
}

/** A definition with where it stands. */
export interface DefinitionSite {
  readonly id: DefinitionId;
  /** The notebook or file that it is written in. */
  readonly owner: PrototypeNotebook;
  readonly definition: Definition;
  readonly statement: Statement;
  readonly order: number;
}

/** Who binds which name of one notebook, over all cells. */
export interface Namespace {
  readonly owner: PrototypeNotebook;
  /** With the statements of the files that the notebook runs in its namespace. */
  readonly program: Program;
  /** Its statements with whose they are, by their order. */
  readonly running: readonly RunningStatement[];
  readonly sites: ReadonlyMap<string, readonly BindingSite[]>;
  /** All definitions, nested ones too, in order. */
  readonly definitions: readonly DefinitionSite[];
  /** Those that bind a name, in order. */
  definitionsNamed(name: string): readonly DefinitionSite[];
  /** Definitions whose code reads a name, as they are made or when they are called. */
  readersOf(name: string): readonly DefinitionSite[];
  /** Places of the statements that read a name, at whatever time. */
  mentionsOf(name: string): readonly number[];
  /** Names of what some code writes into. */
  readonly mutated: ReadonlySet<string>;
  /** The orders in which the statements may have run, that of the cells first. */
  readonly runOrders: readonly [RunOrder, ...RunOrder[]];
  /** Statements that may bind any name. */
  readonly unknownBinders: readonly { readonly statement: Statement; readonly order: number }[];
}

/** The definitions that a statement holds. */
export function definitionsIn(statement: Statement): readonly Definition[] {
  switch (statement.kind) {
    case 'definition':
      return [statement.definition];
    case 'action':
      return statement.nested;
    case 'import':
    case 'magic':
    case 'opaque':
      return [];
  }
}

/** Collects the bindings of one notebook. */
export function namespaceOf(owner: PrototypeNotebook): Namespace {
  const running = runningStatements(owner);
  const program = { ...owner.program, statements: running.map(({ statement }) => statement) };
  const sites = new Map<string, BindingSite[]>();
  const definitions: DefinitionSite[] = [];
  const counted = countInCells();
  program.statements.forEach((statement, order) => {
    for (const binding of statement.bindings) {
      const site = { binding, statement, order };
      const known = sites.get(binding.name);
      if (known) known.push(site);
      else sites.set(binding.name, [site]);
    }
    const writer = running[order]?.owner ?? owner;
    for (const definition of definitionsIn(statement)) {
      const id = definitionId(writer, definition, counted(writer, definition));
      definitions.push({ id, owner: writer, definition, statement, order });
    }
  });
  const byName = groupByName(definitions, ({ definition }) => definition.names);
  const readers = groupByName(definitions, ({ definition }) => namesRead(definition.freeNames));
  const mentions = groupByName([...program.statements.keys()], (order) =>
    namesRead(program.statements[order]?.reads ?? []),
  );
  const unknownBinders = program.statements
    .map((statement, order) => ({ statement, order }))
    .filter(({ statement }) => statement.bindsUnknown);
  return {
    owner,
    program,
    running,
    sites,
    definitions,
    definitionsNamed: (name) => byName.get(name) ?? [],
    readersOf: (name) => readers.get(name) ?? [],
    mentionsOf: (name) => mentions.get(name) ?? [],
    mutated: new Set(program.statements.flatMap(({ mutations }) => mutations.map(({ name }) => name))),
    runOrders: runOrders(program),
    unknownBinders,
  };
}

/** Names that are read, those in annotations that are never evaluated left out; each once. */
function namesRead(reads: readonly FreeName[]): ReadonlySet<string> {
  return new Set(reads.filter(({ readAt }) => readAt !== 'unevaluated').map(({ name }) => name));
}

/** Counts definitions of one name in one cell, from 0; one that runs again is not counted again. */
function countInCells(): (writer: PrototypeNotebook, definition: Definition) => number {
  const known = new Map<string, number[]>();
  return (writer, { name, at }) => {
    const place = `${writer.notebook.path} ${at.cell} ${name}`;
    const starts = known.get(place) ?? [];
    known.set(place, starts);
    if (!starts.includes(at.start)) starts.push(at.start);
    return starts.indexOf(at.start);
  };
}

function groupByName<T>(all: readonly T[], namesOf: (each: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    for (const name of namesOf(each)) {
      const known = groups.get(name);
      if (known) known.push(each);
      else groups.set(name, [each]);
    }
  }
  return groups;
}

/** Whether a statement is a star import. */
export function isStarImport(statement: Statement): boolean {
  return statement.kind === 'import' && statement.star !== null;
}

/** Whether what a statement binds unknown is bound as it runs, and not by a function that may be called at any time. */
export function bindsAtOnce(statement: Statement): boolean {
  return statement.kind === 'import' || statement.kind === 'magic' || statement.kind === 'opaque';
}
