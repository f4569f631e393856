import { readAsset } from '../../workspace/index.ts';
import type { ReadingLanguage } from '../language.ts';
import { createPythonBackEnd } from './back-end/index.ts';
import { createPythonFrontEnd } from './front-end.ts';
import { moduleFoldersFinder } from './environment/index.ts';
import { createPythonLifter } from './lift/index.ts';
import { modulesBeside } from './modules-beside.ts';
import { createPythonParser } from './parser/index.ts';
import { createPythonRenamer } from './rename/index.ts';

/** Loads the parser for Python and what works on it. */
export async function loadPython(): Promise<ReadingLanguage> {
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
    moduleFolders: moduleFoldersFinder,
    modulesBeside,
  };
}
