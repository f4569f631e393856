import type { HistoryReading } from '../prototype.ts';
import type { Selection } from '../../plan/selection.ts';
import { decisionsHash, type EditedPlan } from './edited-plan.ts';
import type { Take } from '../../plan/growth/decision.ts';
import type { RewriteOptions } from '../../plan/rewrites/index.ts';
import type { Registry } from '../../render/scaffold/facts.ts';

/** What the user asked of `extract`; null where the default holds. */
export interface ExtractOptions extends RewriteOptions {
  readonly paths: readonly string[];
  /** The repository's folder. */
  readonly to: string;
  /** own: it holds a package that the user made by other means (`--into`). */
  readonly target?: 'made' | 'own';
  /** Distribution. */
  readonly name: string | null;
  readonly selection: Selection;
  /** Make parameters of names that functions read, where that lets them move. */
  readonly lift: boolean;
  /** Whose code counts, where the package has another than a notebook. */
  readonly takes?: readonly Take[];
  /** A plan that somebody edited: it says what moves, and where to. */
  readonly plan?: EditedPlan | null;
  /** Folder for the rewritten notebooks; null: in place. */
  readonly notebooksTo: string | null;
  readonly python: string | null;
  /** Rules for secrets whose findings are false alarms. */
  readonly allowedSecrets: readonly string[];
  /** How the history of the notebooks is read; left out where nothing is said. */
  readonly history?: HistoryReading;
  readonly author: string | null;
  readonly email: string | null;
  readonly license: string | null;
  readonly publish: Registry | null;
  readonly host: 'github' | 'gitlab' | 'none' | null;
  readonly push: string | null;
  readonly install: boolean;
  /** Whether the commit that was pushed is installed, instead of the folder. */
  readonly pinned: boolean;
  /** Whether the notebooks get a cell that installs the package where it is missing. */
  readonly installCell: boolean;
  /** Whether the notebooks run, and their calls become tests. */
  readonly record: boolean;
  /** Whether the moved functions get the type hints that all recorded calls agree with. */
  readonly annotate: boolean;
  /** Functions whose tests hold the real values of their calls, in data files. */
  readonly recordData: readonly string[];
  /** Whether the tests are tried on mutants of the moved functions. */
  readonly mutate: boolean;
  /** Whether the checks of the made repository's pipeline run before anything is written. */
  readonly check: boolean;
  readonly verify: boolean;
  /** Whether a definition that makes the notebook show something else stays there, and the rest is tried again. */
  readonly dropUnproven: boolean;
  /** Seconds for each cell that `verify` runs, and for all runs together; null: any. */
  readonly cellTimeout: number | null;
  readonly totalTimeout: number | null;
}

/** The options that decide what an extraction gives, for its provenance. */
export function decidingOptions(
  options: ExtractOptions,
): Readonly<Record<string, string | boolean | readonly string[]>> {
  const { lift, allowedSecrets, plan, takes = [] } = options;
  const { scope, select, exclude, renames = [], variants = [] } = options.selection;
  return {
    all: scope === 'everything',
    select,
    exclude,
    'prune-imports': options.pruneImports,
    autoreload: options.autoreload,
    // Only where it was asked, so that what older versions recorded still compares equal.
    ...(lift ? { lift } : {}),
    ...(plan ? { plan: decisionsHash(plan) } : {}),
    ...(renames.length > 0
      ? { rename: renames.map(({ name, renamed }) => `${name}=${renamed}`).sort() }
      : {}),
    ...(variants.length > 0
      ? { variant: variants.map(({ name, notebook }) => `${name}=${notebook}`).sort() }
      : {}),
    ...(takes.length > 0
      ? { take: takes.map(({ side, name }) => (name === null ? side : `${side}:${name}`)).sort() }
      : {}),
    ...(allowedSecrets.length > 0 ? { 'allow-secret': [...new Set(allowedSecrets)].sort() } : {}),
  };
}
