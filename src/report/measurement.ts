import type { MeasuredFunction, Measurement } from '../language/measurement.ts';
import { counted } from './wording/count.ts';

/** `measurement` of `extract --json --mutate`. */
export function measurementJson({ functions, left }: Measurement): object {
  return {
    lines: sum(functions, 'lines'),
    covered: sum(functions, 'covered'),
    mutants: sum(functions, 'mutants'),
    caught: sum(functions, 'caught'),
    untried: left,
    functions,
  };
}

/** What the tests hold: lines and mutants in all, then the tested functions that let mutants pass. */
export function measurementLines({ functions, left }: Measurement): readonly string[] {
  const tested = functions.filter((each) => each.tested);
  const untried = left > 0 ? ` ${counted(left, 'mutant')} not tried, for want of time.` : '';
  return [
    `Tests run ${sum(functions, 'covered')} of ${counted(sum(functions, 'lines'), 'line')} of the moved functions (${share(functions, 'covered', 'lines')}) and catch ${sum(functions, 'caught')} of ${counted(sum(functions, 'mutants'), 'mutant')} (${share(functions, 'caught', 'mutants')}).${untried}`,
    ...(tested.length > 0
      ? [
          `Of the ${counted(tested.length, 'function')} that tests reach: ${share(tested, 'covered', 'lines')} of lines, ${share(tested, 'caught', 'mutants')} of mutants, ${share(tested, 'returnsCaught', 'returns')} of those in what they return.`,
        ]
      : []),
    ...tested.flatMap(({ name, mutants, caught, survivors }) => {
      if (survivors.length === 0) return [];
      const told = survivors.slice(0, 3).map(({ line, change }) => `line ${line}, ${change}`);
      const more = survivors.length > told.length ? '; …' : '';
      return [`    ${name}  ${caught} of ${mutants} caught; no test notices: ${told.join('; ')}${more}`];
    }),
  ];
}

type Count = 'lines' | 'covered' | 'mutants' | 'caught' | 'returns' | 'returnsCaught';

function sum(functions: readonly MeasuredFunction[], count: Count): number {
  return functions.reduce((total, each) => total + each[count], 0);
}

function share(functions: readonly MeasuredFunction[], part: Count, whole: Count): string {
  const all = sum(functions, whole);
  return all === 0 ? 'none' : `${Math.round((100 * sum(functions, part)) / all)} %`;
}
