import type { Notebook } from '../notebook/notebook.ts';
import type { LanguageId, Program } from '../program/program.ts';

/** A module as a notebook of one cell, as front ends read it. */
export function moduleNotebook(language: LanguageId, path: string, source: string): Notebook {
  const about = { id: null, tags: [], executionCount: null, outputs: [] };
  return {
    path,
    format: 'percent',
    version: null,
    language,
    languageVersion: null,
    kernel: null,
    cells: [{ index: 0, kind: 'code', source, ...about }],
  };
}

/** What a front end makes of a notebook of another language. `name`: the front end's language, as people write it. */
export function unsupportedProgram(language: LanguageId, name: string, notebook: Notebook): Program {
  return {
    language,
    notebook: notebook.path,
    cells: [],
    statements: [],
    changesModules: false,
    diagnostics: [
      {
        code: 'unsupported-language',
        message: `the notebook's language is ${notebook.language}, not ${name}`,
        cell: null,
        line: null,
      },
    ],
  };
}
