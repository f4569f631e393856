import type { PlanWarning } from '../../plan/plan.ts';
import { rangesText } from './count.ts';

/** What a warning says, in words. */
export function wordWarning(warning: PlanWarning): string {
  switch (warning.code) {
    case 'unverified-requirement':
      return `no distribution is known for \`import ${warning.importName}\`: it stands as a comment in pyproject.toml; add the right line there before anyone installs the package`;
    case 'mutable-constant':
      return wordMutable(warning);
    case 'constant-moved':
      return `${warning.name} moved to ${warning.module}: change it in the package now; assigning it in the notebook has no effect there`;
    case 'patched-later':
      return `an attribute of ${warning.name} is set elsewhere in the notebook: the package on its own doesn't have it`;
    case 'execution-order': {
      const one = warning.cells.length === 1;
      return `${one ? 'cell' : 'cells'} ${rangesText(warning.cells)} ${one ? 'was' : 'were'} last run in another order than ${one ? 'it stands' : 'they stand'} in: run all before you trust ${one ? 'its output' : 'their outputs'}`;
    }
  }
}

function wordMutable({ name, module, sharing }: Extract<PlanWarning, { code: 'mutable-constant' }>): string {
  switch (sharing) {
    case 'used':
      return `${name} moved to ${module} and can be changed in place: notebook and package share one object; change it in the package now, assigning it in the notebook has no effect there`;
    case 'changed':
      return `${name} moved to ${module}, and what moved with it changes it in place: the package's object keeps what was done to it until the kernel restarts`;
    case 'neither':
      return `${name} moved to ${module} and can be changed in place; nothing in the notebook does so`;
  }
}
