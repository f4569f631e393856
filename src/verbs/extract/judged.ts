import { analyze, blockDefinitions } from '../../analysis/index.ts';
import type { Obstacle } from '../../analysis/obstacle.ts';
import type { Analysis, DefinitionId, PrototypeNotebook } from '../../analysis/prototype.ts';
import { liftPrototype, type Lifting } from '../lifting.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';

/** Obstacles that only showed as the package was made. */
export type Obstacles = ReadonlyMap<DefinitionId, Obstacle>;

/** The verdicts that a plan is made of, over notebooks in which functions are lifted where that was asked. */
export interface Judged {
  readonly analysis: Analysis;
  readonly lifting: Lifting | null;
}

/** Judges a prototype under further obstacles. `done` are notebooks that have nothing to give. */
export async function judgeLifted(
  loaded: LoadedPrototype,
  { lift, selection }: Pick<ExtractOptions, 'lift' | 'selection'>,
  { done, obstacles }: { readonly done: ReadonlySet<PrototypeNotebook>; readonly obstacles: Obstacles },
): Promise<Judged> {
  const judge = (analysis: Analysis): Analysis => blockDefinitions(analysis, obstacles);
  const lifting = lift ? await liftPrototype(loaded, { selection, done, judge }) : null;
  return { analysis: judge(analyze(lifting?.notebooks ?? loaded.notebooks)), lifting };
}
