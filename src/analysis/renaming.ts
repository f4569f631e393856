import type { FreeName, Program, Statement } from '../program/program.ts';
import type { CellSpan } from '../notebook/notebook.ts';

/** All places of a program that bind or read a module-level name, once each. */
export function placesOfName(program: Program, name: string): readonly CellSpan[] {
  const places = new Map<string, CellSpan>();
  for (const { name: own, at } of program.statements.flatMap(namesIn)) {
    if (own === name) places.set(`${at.cell} ${at.start}`, at);
  }
  return [...places.values()];
}

/**
 * Whether a program reads and binds the same names in the same order as another, but that `name` is `renamed`: so
 * no scope's own name came in between, and nothing else is called `renamed`.
 */
export function isRenamed(before: Program, after: Program, name: string, renamed: string): boolean {
  if (before.statements.length !== after.statements.length) return false;
  return before.statements.every((statement, index) => {
    const other = after.statements[index];
    if (other?.kind !== statement.kind) return false;
    const expected = factsOf(statement).map((fact) => replaced(fact, name, renamed));
    const found = factsOf(other);
    const uses = factsOf(statement).some((fact) => fact.name === renamed);
    return !uses && expected.length === found.length && expected.every((fact, at) => isSame(fact, found[at]));
  });
}

/** A name with how it is used. */
interface NameFact {
  readonly name: string;
  readonly use: string;
}

function factsOf(statement: Statement): readonly NameFact[] {
  const read = (use: string) => (each: FreeName) => ({ name: each.name, use: `${use} ${each.readAt}` });
  const { bindings, reads } = statement;
  return [
    ...bindings.map(({ name, form, conditional }) => ({ name, use: `${form} ${String(conditional)}` })),
    ...reads.map(read('read')),
    ...(statement.kind === 'definition' ? statement.definition.builtins.map(read('builtin')) : []),
  ];
}

function replaced(fact: NameFact, name: string, renamed: string): NameFact {
  return fact.name === name ? { ...fact, name: renamed } : fact;
}

function isSame(a: NameFact, b: NameFact | undefined): boolean {
  return a.name === b?.name && a.use === b.use;
}

function namesIn(statement: Statement): readonly { readonly name: string; readonly at: CellSpan }[] {
  return [...statement.bindings, ...statement.reads];
}
