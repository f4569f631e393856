import type { RenameProblem } from '../../program/renaming.ts';

/** Why a name can't be changed, to stand after a colon. */
export function wordRenameProblem(code: RenameProblem): string {
  switch (code) {
    case 'shown-as-written':
      return 'an f-string shows it as written';
    case 'named-in-text':
      return 'a string or a magic names it there';
    case 'name-read':
      return 'code there reads what functions are called';
    case 'in-examples':
      return 'the examples of a docstring call it';
  }
}
