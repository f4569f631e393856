import type { Notebook } from '../../notebook/notebook.ts';
import type { FrontEnd } from '../../program/language.ts';
import type { Program } from '../../program/program.ts';
import { createModuleExports, createModuleSourceReader, imprintsOf, programOf } from './facts/index.ts';
import type { PythonParser } from './parser/parser.ts';

/** Makes Python's front end: cells to facts. One parser serves all notebooks, and a module is read once for all. */
export function createPythonFrontEnd(parser: PythonParser): FrontEnd {
  const readModule = createModuleSourceReader(parser);
  return {
    analyze(notebook, beside, folders = () => null, constants = new Set()) {
      if (notebook.language !== 'python') return unsupported(notebook);
      return programOf(notebook, parser, beside, createModuleExports(readModule, beside, folders), constants);
    },
    imprints: (source) => imprintsOf(source, parser),
    // Python takes a byte order mark, its grammar doesn't; a form feed counts for nothing at the start of a line.
    moduleNotebook: (path, text) => notebookOf(path, text.replace(/^\uFEFF/, '\f')),
  };
}

function notebookOf(path: string, source: string): Notebook {
  const about = { id: null, tags: [], executionCount: null, outputs: [] };
  return {
    path,
    format: 'percent',
    version: null,
    language: 'python',
    languageVersion: null,
    kernel: null,
    cells: [{ index: 0, kind: 'code', source, ...about }],
  };
}

function unsupported(notebook: Notebook): Program {
  return {
    language: 'python',
    notebook: notebook.path,
    cells: [],
    statements: [],
    changesModules: false,
    diagnostics: [
      {
        code: 'unsupported-language',
        message: `the notebook's language is ${notebook.language}, not Python`,
        cell: null,
        line: null,
      },
    ],
  };
}
