import type { AnalyzedDefinition } from '../analysis/prototype.ts';
import type { Origin, PlannedDefinition } from './plan.ts';
import { examplesFor } from './examples.ts';
import type { Unit } from './unit.ts';

/** The text and the facts of a unit, as its module will hold it. */
export function planDefinition(unit: Unit): PlannedDefinition {
  const { definition } = unit.first;
  const [first, ...rest] = unit.members;
  return {
    name: definition.name,
    names: definition.names,
    kind: definition.kind,
    text: movedText(unit.first),
    syntaxHash: definition.syntaxHash,
    sourceHash: definition.syntaxHash,
    origins: [originOf(first), ...rest.map(originOf)],
    parameters: definition.parameters,
    returns: definition.returns,
    doc: definition.doc,
    isAsync: definition.isAsync,
    isGenerator: definition.isGenerator,
    examples: unit.members.flatMap(examplesFor),
    needs: unit.needs.flatMap((need) => need.names),
  };
}

/** The whole lines of a definition, comments above included, as they stand in its cell. */
export function movedText({ owner, statement }: AnalyzedDefinition): string {
  const { cell, start, end } = statement.block;
  return (owner.notebook.cells[cell]?.source ?? '').slice(start, end).replace(/\r?\n$/, '');
}

/** Where a definition stands. */
export function originOf({ owner, definition }: AnalyzedDefinition): Origin {
  const { cell } = definition.at;
  return {
    notebook: owner.notebook.path,
    cell,
    cellId: owner.notebook.cells[cell]?.id ?? null,
    line: definition.line,
  };
}
