import type { Statement } from '../program/program.ts';
import type { PlannedDefinition, PlannedExample } from './plan.ts';

/**
 * The asserts of a notebook that the unit tests of the moved definitions don't make already: of which some
 * part is no example, or one that contradicts another.
 */
export function untoldAsserts(
  asserts: readonly Statement[],
  { notebook, source }: { readonly notebook: string; readonly source: string },
  definitions: readonly PlannedDefinition[],
): readonly Statement[] {
  const told = definitions.flatMap(toldExamples).filter((each) => each.notebook === notebook);
  return asserts.filter(({ at }) => {
    const own = told.filter(
      (each) => each.at.cell === at.cell && at.start <= each.at.start && each.at.end <= at.end,
    );
    return !isAllTold(source.slice(at.start, at.end), own, at.start);
  });
}

/** Calls of the definition itself that are always shown with one result. */
function toldExamples({ name, examples }: PlannedDefinition): readonly PlannedExample[] {
  return examples.filter(({ source, call, expected }) => {
    const own = call.replace(/^await\s+/, '');
    const isCall = own.startsWith(name) && own.slice(name.length).trimStart().startsWith('(');
    return (
      source === 'assert' &&
      isCall &&
      examples.every((other) => other.call !== call || other.expected === expected)
    );
  });
}

/** Whether nothing but `assert`, `and`, parentheses and a message is left of an assert without the examples. */
function isAllTold(text: string, told: readonly PlannedExample[], offset: number): boolean {
  const rest = told.reduce((left, { at }) => {
    const [start, end] = [at.start - offset, at.end - offset];
    return left.slice(0, start) + ' '.repeat(end - start) + left.slice(end);
  }, text);
  return told.length > 0 && /^assert([\s()]|\band\b)*(,[\s\S]*)?$/.test(rest);
}
