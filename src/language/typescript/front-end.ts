import type { Notebook } from '../../notebook/notebook.ts';
import type { FrontEnd } from '../../program/language.ts';
import type { Program } from '../../program/program.ts';
import { imprintsOf, programOf } from './facts/index.ts';

/** Makes the front end of TypeScript and JavaScript: cells to facts. */
export function createTypescriptFrontEnd(): FrontEnd {
  return {
    analyze(notebook, _beside, _folders, constants = new Set()) {
      if (!/^(?:type|java)script$/.test(notebook.language)) return unsupported(notebook);
      return programOf(notebook, constants);
    },
    imprints: imprintsOf,
    moduleNotebook: notebookOf,
  };
}

function notebookOf(path: string, source: string): Notebook {
  const about = { id: null, tags: [], executionCount: null, outputs: [] };
  return {
    path,
    format: 'percent',
    version: null,
    language: 'typescript',
    languageVersion: null,
    kernel: null,
    cells: [{ index: 0, kind: 'code', source, ...about }],
  };
}

function unsupported(notebook: Notebook): Program {
  return {
    language: 'typescript',
    notebook: notebook.path,
    cells: [],
    statements: [],
    changesModules: false,
    diagnostics: [
      {
        code: 'unsupported-language',
        message: `the notebook's language is ${notebook.language}, not TypeScript`,
        cell: null,
        line: null,
      },
    ],
  };
}
