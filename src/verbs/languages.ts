import type { Language } from '../program/language.ts';
import { createPythonBackEnd } from '../language/python/back-end/index.ts';
import {
  createPythonFrontEnd,
  createPythonLifter,
  createPythonParser,
  createPythonRenamer,
} from '../language/python/index.ts';
import { readAsset } from '../workspace/index.ts';

/** Loads the parser for Python and what works on it. */
export async function loadPython(): Promise<Language> {
  const parser = await createPythonParser({
    runtime: readAsset('web-tree-sitter.wasm'),
    grammar: readAsset('tree-sitter-python.wasm'),
  });
  return {
    id: 'python',
    frontEnd: createPythonFrontEnd(parser),
    backEnd: createPythonBackEnd(parser),
    lifter: createPythonLifter(parser),
    renamer: createPythonRenamer(parser),
  };
}
