import type { FrontEnd } from '../../program/language.ts';
import { moduleNotebook, unsupportedProgram } from '../front-end.ts';
import { imprintsOf, programOf } from './facts/index.ts';

/** Makes the front end of TypeScript and JavaScript: cells to facts. */
export function createTypescriptFrontEnd(): FrontEnd {
  return {
    analyze(notebook, _beside, _folders, constants = new Set()) {
      if (!/^(?:type|java)script$/.test(notebook.language))
        return unsupportedProgram('typescript', 'TypeScript', notebook);
      return programOf(notebook, constants);
    },
    imprints: imprintsOf,
    moduleNotebook: (path, source) => moduleNotebook('typescript', path, source),
  };
}
