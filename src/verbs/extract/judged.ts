import { analyze, blockDefinitions } from '../../analysis/index.ts';
import type { Obstacle } from '../../analysis/obstacle.ts';
import type { Analysis, DefinitionId, PrototypeNotebook } from '../../analysis/prototype.ts';
import { liftPrototype, type Lifting } from '../lifting.ts';
import type { Renaming } from '../renaming.ts';
import type { ExtractOptions } from './options.ts';
import { variantChoices } from './variant-choices.ts';

/** Obstacles that only showed as the package was made. */
export type Obstacles = ReadonlyMap<DefinitionId, Obstacle>;

/** The verdicts that a plan is made of, over notebooks with the lifts and the names that were asked for. */
export interface Judged {
  /** The prototype with other names, where some were asked for. */
  readonly renaming: Renaming;
  readonly lifting: Lifting | null;
  /** Those that were judged, in the order in which they were read. */
  readonly notebooks: readonly PrototypeNotebook[];
  readonly analysis: Analysis;
}

/** Judges a prototype under further obstacles. `done` are notebooks that have nothing to give. */
export async function judgeLifted(
  renaming: Renaming,
  { lift, selection }: Pick<ExtractOptions, 'lift' | 'selection'>,
  { done, obstacles }: { readonly done: ReadonlySet<PrototypeNotebook>; readonly obstacles: Obstacles },
): Promise<Judged> {
  const judge = (analysis: Analysis): Analysis => blockDefinitions(analysis, obstacles);
  const { renames = [], variants = [] } = selection;
  const choices = variantChoices(variants, renames, renaming.loaded.notebooks);
  const lifting = lift ? await liftPrototype(renaming.loaded, { selection, choices, done, judge }) : null;
  const notebooks = lifting?.notebooks ?? renaming.loaded.notebooks;
  return { renaming, lifting, notebooks, analysis: judge(analyze(notebooks, choices)) };
}
