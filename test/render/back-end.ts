import type { BackEnd } from '../../src/program/language.ts';
import { createPythonBackEnd } from '../../src/language/python/back-end/index.ts';
import { pythonParser } from '../python-parser.ts';

/** What rendering asks of a language, by the real parser. */
export async function pythonBackEnd(): Promise<BackEnd> {
  return createPythonBackEnd(await pythonParser());
}
