import type { PlanWarning } from '../../plan/plan.ts';

/** What a warning says, in words. */
export function wordWarning(warning: PlanWarning): string {
  switch (warning.code) {
    case 'unverified-requirement':
      return `no distribution is known for \`import ${warning.importName}\`: it stands as a comment in pyproject.toml; add the right line there before anyone installs the package`;
    case 'mutable-constant':
      return `${warning.name} can be changed in place and now lives in ${warning.module}: notebook and package share one object`;
    case 'constant-moved':
      return `${warning.name} moved to ${warning.module}: change it in the package now; assigning it in the notebook has no effect there`;
    case 'relative-path':
      return `${warning.name} opens ${JSON.stringify(warning.path)}, relative to where the notebook runs: make the path a parameter`;
    case 'patched-later':
      return `an attribute of ${warning.name} is set elsewhere in the notebook: the package on its own doesn't have it`;
    case 'execution-order':
      return `cells ${warning.cells.join(', ')} were last run in another order than they stand in: run all before you trust their outputs`;
  }
}
