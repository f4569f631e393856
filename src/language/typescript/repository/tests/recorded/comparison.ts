import type { Expected, Probe, Value } from '../../../../../plan/recording.ts';
import { expectedSource, isInexact, sourceOf, toleranceArguments } from './value.ts';

/** Statements that assert what was recorded of an expression; one that is read more than once has to be a variable. */
export function comparison(actual: string, expected: Expected): readonly string[] {
  if (expected.kind !== 'probed') return [`expect(${actual}).${matcher(expected)};`];
  return expected.probes.map((probe) => probeStatement(actual, probe));
}

/** Whether a comparison reads what it compares once, so that a call can stand in it. */
export function isReadOnce(expected: Expected): boolean {
  return expected.kind !== 'probed' || expected.probes.length === 1;
}

/** What `expect` is asked for. Identity tells all there is of what is no object; else types, holes and `undefined` count. */
export function matcher(expected: Value): string {
  if (expected.kind === 'reference') return `toBe(${sourceOf(expected)})`;
  if (expected.kind !== 'literal' || expected.type === 'regexp')
    return `toStrictEqual(${expectedSource(expected)})`;
  switch (expected.source) {
    case 'undefined':
      return 'toBeUndefined()';
    case 'null':
      return 'toBeNull()';
    case 'NaN':
      return 'toBeNaN()';
  }
  return isInexact(expected)
    ? `toBeCloseTo(${toleranceArguments(expected.source)})`
    : `toBe(${expected.source})`;
}

function probeStatement(actual: string, { expression, value }: Probe): string {
  const read = expression.replace(/\bresult\b/, actual);
  const length = /^(.*)\.length$/.exec(read)?.[1];
  return length !== undefined && value.kind === 'literal'
    ? `expect(${length}).toHaveLength(${value.source});`
    : `expect(${read}).${matcher(value)};`;
}
