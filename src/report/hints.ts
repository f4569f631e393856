import type { HintProblem } from '../plan/seen-types.ts';
import type { Paint } from './paint.ts';
import { counted } from './wording/count.ts';
import type { HintOutcome } from '../render/rendered.ts';

/** `hints` of `extract --json --annotate`. */
export function hintsJson(outcomes: readonly HintOutcome[]): object {
  return {
    functions: hinted(outcomes).length,
    added: hinted(outcomes).map(({ module, name, added }) => ({ module, name, hints: added })),
    skipped: skipped(outcomes).map(({ module, name, problem }) => ({ module, name, reason: words(problem) })),
  };
}

/** Which functions got type hints, and why the others got none. */
export function hintLines(outcomes: readonly HintOutcome[], paint: Paint): readonly string[] {
  const names = hinted(outcomes).map(({ name }) => paint.green(name));
  return [
    ...(names.length > 0
      ? [`Type hints that all calls agree with, added to ${counted(names.length, 'function')}`]
      : []),
    ...(names.length > 0 ? [`    ${names.join(', ')}`] : []),
    ...(skipped(outcomes).length > 0 ? ['No hints added'] : []),
    ...skipped(outcomes).map(({ name, problem }) => `    ${name}  ${paint.dim(words(problem))}`),
  ];
}

function hinted(outcomes: readonly HintOutcome[]): readonly HintOutcome[] {
  return outcomes.filter(({ added }) => added > 0);
}

function skipped(
  outcomes: readonly HintOutcome[],
): readonly (HintOutcome & { readonly problem: HintProblem })[] {
  return outcomes.flatMap(({ problem, ...each }) =>
    problem === null || problem === 'hinted' ? [] : [{ ...each, problem }],
  );
}

function words(problem: HintProblem): string {
  switch (problem) {
    case 'decorated':
      return 'a decorator could read them';
    case 'passed-on':
      return 'the module hands it to something that could read them';
    case 'annotations-read':
      return 'the notebook reads its signature or annotations';
    case 'never-called':
      return 'the notebook does not call it';
    case 'no-name':
      return 'what it takes and gives has no type that a hint can name, or too many';
    case 'hinted':
      return 'it has hints already';
    case 'not-seen':
      return 'its calls could not be looked at';
  }
}
