import { definitionsReached } from '../analysis/index.ts';
import type { Difference, LikelyCause, Verification } from '../kernel/verification.ts';
import type { Program } from '../program/program.ts';

/** A definition of the original that the rewritten notebook imports. */
export type MovedDefinition = LikelyCause;

/**
 * A verification whose differences name the moved definitions that are likely behind them: first those in the
 * traceback of the rewritten cell's error, innermost first, then those that the original's cell reaches, nearest first.
 */
export function withLikelyCauses(
  verification: Verification,
  program: Program,
  moved: readonly MovedDefinition[],
): Verification {
  return {
    ...verification,
    differences: verification.differences.map((difference) =>
      difference.kind === 'output'
        ? { ...difference, likely: likelyCauses(difference, program, moved) }
        : difference,
    ),
  };
}

function likelyCauses(
  { cell, raisedIn }: Difference,
  program: Program,
  moved: readonly MovedDefinition[],
): readonly LikelyCause[] {
  const traced = raisedIn.flatMap((qualified) =>
    moved.filter(({ name }) => qualified.split('.').includes(name)),
  );
  const reached = (cell === null ? [] : definitionsReached(program, cell)).flatMap(({ names, at }) =>
    moved.filter((each) => names.includes(each.name) && each.cell === at.cell),
  );
  return [...new Set([...traced, ...reached])];
}
