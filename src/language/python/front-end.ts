import type { FrontEnd } from '../../program/language.ts';
import { moduleNotebook, unsupportedProgram } from '../front-end.ts';
import { createModuleExports, createModuleSourceReader, imprintsOf, programOf } from './facts/index.ts';
import type { PythonParser } from './parser/parser.ts';

/** Makes Python's front end: cells to facts. One parser serves all notebooks, and a module is read once for all. */
export function createPythonFrontEnd(parser: PythonParser): FrontEnd {
  const readModule = createModuleSourceReader(parser);
  return {
    analyze(notebook, beside, folders = () => null, constants = new Set()) {
      if (notebook.language !== 'python') return unsupportedProgram('python', 'Python', notebook);
      return programOf(notebook, parser, beside, createModuleExports(readModule, beside, folders), constants);
    },
    imprints: (source) => imprintsOf(source, parser),
    // Python takes a byte order mark, its grammar doesn't; a form feed counts for nothing at the start of a line.
    moduleNotebook: (path, text) => moduleNotebook('python', path, text.replace(/^\uFEFF/, '\f')),
  };
}
