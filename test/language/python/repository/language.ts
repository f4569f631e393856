import type { BackEnd, Language } from '../../../../src/program/language.ts';
import { createPythonFrontEnd } from '../../../../src/language/python/index.ts';
import { createPythonBackEnd } from '../../../../src/language/python/back-end/index.ts';
import { pythonParser } from '../../../python-parser.ts';

/** What rendering asks of a language, by the real parser. */
export async function pythonBackEnd(): Promise<BackEnd> {
  return createPythonBackEnd(await pythonParser());
}

/** The same with what reads it. */
export async function pythonLanguage(): Promise<Pick<Language, 'frontEnd' | 'backEnd'>> {
  return { frontEnd: createPythonFrontEnd(await pythonParser()), backEnd: await pythonBackEnd() };
}
