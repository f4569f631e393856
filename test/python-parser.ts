import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPythonParser } from '../src/language/python/parser/index.ts';
import type { PythonParser, PythonWasm } from '../src/language/python/parser/parser.ts';

/** The wasm files as installed by npm. */
export function pythonWasm(): PythonWasm {
  const read = (specifier: string) => readFileSync(fileURLToPath(import.meta.resolve(specifier)));
  return {
    runtime: read('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: read('tree-sitter-python/tree-sitter-python.wasm'),
  };
}

/** A parser for tests. */
export function pythonParser(): Promise<PythonParser> {
  return createPythonParser(pythonWasm());
}
