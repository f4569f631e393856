import type { InlineRefusal } from '../../plan/inline/inlining.ts';

/** Why a notebook can't stand alone, in words. */
export function wordRefusal(refusal: InlineRefusal): string {
  switch (refusal.code) {
    case 'star-import':
      return `from ${refusal.module} import * doesn’t say which names the notebook needs: import them by name`;
    case 'guarded-import':
      return `what is imported from ${refusal.module} depends on whether that fails: import it plainly`;
    case 'inner-import':
      return `${refusal.module} is imported in a function or under a condition: import it at the top of a cell`;
    case 'shares-line':
      return `the import from ${refusal.module} shares its line with other code: give it a line of its own`;
    case 'runs-file':
      return `it runs ${refusal.file}, which imports from the package: inline that first`;
    case 'not-found':
      return refusal.name === refusal.module
        ? `there is no module ${refusal.module} in the package`
        : `it isn’t known what ${refusal.name} is in ${refusal.module}`;
    case 'module-object':
      return `${refusal.name} is used as a module, other than for ${refusal.name}.name of a definition of ${refusal.module}: import what is needed of it by name`;
    case 'module-acts':
      return `importing ${refusal.module} does more than to define and import (line ${refusal.moduleLine} of that module)`;
    case 'tied':
      return `${refusal.held} uses ${refusal.found}, which is something else in a notebook`;
    case 'conditional':
      return `${refusal.held} is defined under a condition, or on a line with other code`;
    case 'unknown-need':
      return refusal.name === '.'
        ? `${refusal.held} imports from its own package as it runs`
        : `${refusal.held} needs ${refusal.name}, and what that is can’t be put into the notebook`;
    case 'collision':
      return refusal.held === refusal.name
        ? `the notebook has ${refusal.name} for something else than the package: give one of the two another name`
        : `${refusal.held} needs ${refusal.name} of the package, and the notebook has ${refusal.name} for something else: give one of the two another name`;
    case 'future':
      return `annotations of ${refusal.held} would be read in another way (from __future__ import annotations)`;
    case 'unproven':
      return `it can’t be shown that ${refusal.held} would do the same in the notebook`;
  }
}
