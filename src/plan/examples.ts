import type { AnalyzedDefinition } from '../analysis/prototype.ts';
import type { PlannedExample } from './plan.ts';

/**
 * The literal calls of a definition that the notebook shows with their results, where it can be trusted that
 * this code gave them: the cells of the call and of everything the definition needs were executed in the order
 * in which they stand. None where the notebook changes in place what the code reads: a test has it as it was made.
 */
export function examplesFor(analyzed: AnalyzedDefinition): readonly PlannedExample[] {
  const { owner, definition } = analyzed;
  const { cells, names } = closureOf(analyzed);
  if (isChanged(analyzed, names)) return [];
  // What stands before it was about another definition of the name.
  const found = owner.program.statements.slice(analyzed.order + 1).flatMap((statement) => statement.examples);
  return [...definition.examples, ...found]
    .filter((example) => example.name === definition.name && example.expected !== null)
    .filter(
      (example) => ranInOrder(analyzed, [...cells, example.at.cell]) && !failed(analyzed, example.at.cell),
    )
    .map((example) => ({ ...example, notebook: owner.notebook.path }));
}

/** What a definition needs: the cells that hold it, and every name that is read. */
function closureOf({ owner, definition, needs }: AnalyzedDefinition): {
  readonly cells: readonly number[];
  readonly names: ReadonlySet<string>;
} {
  const { statements } = owner.program;
  const imports = needs.imports.flatMap((need) => statements[need.order]?.at.cell ?? []);
  const cells = new Set([definition.at.cell, ...imports]);
  const names = new Set(definition.freeNames.map((read) => read.name));
  for (const name of names) {
    for (const statement of statements) {
      if (statement.kind !== 'definition' || !statement.definition.names.includes(name)) continue;
      cells.add(statement.at.cell);
      for (const read of statement.definition.freeNames) names.add(read.name);
    }
  }
  return { cells: [...cells], names };
}

/** Whether code that a test doesn't run changes something that a definition reads. Code that is read itself may: a cache. */
function isChanged({ owner, definition }: AnalyzedDefinition, names: ReadonlySet<string>): boolean {
  return owner.program.statements.some(
    (statement) =>
      statement.mutations.some(({ name }) => names.has(name)) &&
      !(
        statement.kind === 'definition' &&
        [definition.name, ...names].some((name) => statement.definition.names.includes(name))
      ),
  );
}

function ranInOrder({ owner }: AnalyzedDefinition, cells: readonly number[]): boolean {
  const sorted = [...new Set(cells)].sort((a, b) => a - b);
  const counts = sorted.map((cell) => owner.notebook.cells[cell]?.executionCount ?? null);
  return counts.every((count, index) => {
    const before = index === 0 ? 0 : (counts[index - 1] ?? Infinity);
    return count !== null && count > before;
  });
}

function failed({ owner }: AnalyzedDefinition, cell: number): boolean {
  return owner.notebook.cells[cell]?.outputs.some((output) => output.kind === 'error') ?? false;
}
