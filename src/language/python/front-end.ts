import type { Notebook } from '../../notebook/notebook.ts';
import type { FrontEnd } from '../language.ts';
import type { Program } from '../program.ts';
import { programOf } from './facts/index.ts';
import type { PythonParser } from './parser/parser.ts';

/** Makes Python's front end: cells to facts. One parser serves all notebooks. */
export function createPythonFrontEnd(parser: PythonParser): FrontEnd {
  return {
    analyze(notebook, beside) {
      return notebook.language === 'python' ? programOf(notebook, parser, beside) : unsupported(notebook);
    },
  };
}

function unsupported(notebook: Notebook): Program {
  return {
    language: 'python',
    notebook: notebook.path,
    cells: [],
    statements: [],
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
