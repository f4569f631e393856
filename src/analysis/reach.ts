import type { Definition, Program, Statement } from '../program/program.ts';
import { addTo } from './groups.ts';
import { definitionsIn } from './namespace.ts';

/**
 * The definitions that a cell's outputs can hang on, the nearest first: what the cell holds and reads, what that needs,
 * and what the cells up to there read to make the values that it reads.
 */
export function definitionsReached(program: Program, cell: number): readonly Definition[] {
  const earlier = program.statements.filter((each) => each.at.cell <= cell);
  const definitionsOf = new Map<string, Definition[]>();
  const makersOf = new Map<string, Statement[]>();
  for (const statement of earlier) {
    for (const definition of definitionsIn(statement)) {
      for (const name of definition.names) addTo(definitionsOf, name, definition);
    }
    if (statement.kind === 'definition') continue;
    for (const { name } of [...statement.bindings, ...statement.mutations]) addTo(makersOf, name, statement);
  }
  const reached = new Set<Definition>();
  const visited = new Set<string>();
  const visit = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      if (visited.has(name)) return [];
      visited.add(name);
      const definitions = definitionsOf.get(name) ?? [];
      for (const definition of definitions) reached.add(definition);
      const makers = makersOf.get(name) ?? [];
      const reads = [
        ...definitions.flatMap(({ freeNames }) => freeNames),
        ...makers.flatMap((statement) => statement.reads),
      ];
      return reads.map((read) => read.name);
    });
  const own = earlier.filter((each) => each.at.cell === cell);
  let names: readonly string[] = own.flatMap((statement) => [
    ...statement.bindings.map(({ name }) => name),
    ...statement.reads.map(({ name }) => name),
  ]);
  while (names.length > 0) names = visit(names);
  return [...reached];
}
