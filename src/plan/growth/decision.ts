import type { AnalyzedDefinition } from '../../analysis/prototype.ts';
import type { Comparison } from '../held/compare.ts';
import type { HeldDefinition } from '../held/package.ts';
import type { Drift } from '../plan.ts';

/** Whose code a name has from now on, as the user says: for one definition, or for all (`name` null). */
export interface Take {
  readonly side: 'package' | 'notebook';
  /** A name, or a glob over names. */
  readonly name: string | null;
}

/**
 * What is done about a definition of a notebook that the package holds too.
 * import: the package's counts, and the notebook imports it; replace: the package takes the notebook's; ask: both were
 * edited, and only the user knows; stay: another of the same name, which stays where it is.
 */
export interface Decision {
  readonly kind: 'import' | 'replace' | 'ask' | 'stay';
  readonly held: HeldDefinition;
  /** How their own code stands to each other. */
  readonly drift: Drift;
}

/** What decides, beside how the codes compare. */
export interface DecisionFacts {
  /** Whether the package's definition was extracted from this notebook: only there a change is a change of it. */
  readonly isOrigin: boolean;
  readonly take: 'package' | 'notebook' | null;
  readonly strangers: Strangers;
}

/** What is done about functions and classes of one name and different code, where nothing tells how they came about. */
export type Strangers = 'ask' | 'stay';

/** Decides on one definition. With other needs under the same code, nobody can tell which of them is meant. */
export function decisionOn(
  held: HeldDefinition,
  { own, whole }: Comparison,
  { isOrigin, take, strangers }: DecisionFacts,
): Decision {
  const kind = (): Decision['kind'] => {
    if (whole === 'same' || take === 'package') return 'import';
    if (take === 'notebook' && own !== 'same') return 'replace';
    switch (own) {
      case 'same':
        return whole === 'different' || whole === 'lifted' ? 'stay' : 'import';
      case 'package-edited':
        return whole === 'different' ? 'stay' : 'import';
      case 'notebook-edited':
        return isOrigin ? 'replace' : 'stay';
      case 'both-edited':
        return isOrigin ? 'ask' : 'stay';
      case 'lifted':
        return 'stay';
      case 'different':
        return held.kind === 'function' || held.kind === 'class' ? strangers : 'stay';
    }
  };
  return { kind: kind(), held, drift: own };
}

/** Whether what a user says about names is said about a definition. */
export function takeFor(takes: readonly Take[], { definition }: AnalyzedDefinition): Take['side'] | null {
  const matching = takes.filter(
    ({ name }) => name === null || definition.names.some((each) => fits(each, name)),
  );
  // What names it counts more than what is said about all.
  const found = matching.find(({ name }) => name !== null) ?? matching[0];
  return found?.side ?? null;
}

function fits(name: string, glob: string): boolean {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'u').test(name);
}
