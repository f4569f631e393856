import type { Binding, Definition, Program, Statement } from '../language/program.ts';
import { definitionId, type DefinitionId, type PrototypeNotebook } from './prototype.ts';
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
  program.statements.forEach((statement, order) => {
    for (const binding of statement.bindings) {
      const site = { binding, statement, order };
      const known = sites.get(binding.name);
      if (known) known.push(site);
      else sites.set(binding.name, [site]);
    }
    const writer = running[order]?.owner ?? owner;
    for (const definition of definitionsIn(statement)) {
      const id = definitionId(writer, definition);
      definitions.push({ id, owner: writer, definition, statement, order });
    }
  });
  const byName = new Map<string, DefinitionSite[]>();
  for (const site of definitions) {
    for (const name of site.definition.names) byName.set(name, [...(byName.get(name) ?? []), site]);
  }
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
    unknownBinders,
  };
}

/** Whether a statement is a star import. */
export function isStarImport(statement: Statement): boolean {
  return statement.kind === 'import' && statement.star !== null;
}

/** Whether what a statement binds unknown is bound as it runs, and not by a function that may be called at any time. */
export function bindsAtOnce(statement: Statement): boolean {
  return statement.kind === 'import' || statement.kind === 'magic' || statement.kind === 'opaque';
}
