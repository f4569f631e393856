import type { BackEnd } from '../../src/language/language.ts';
import { sameSyntax } from '../../src/language/python/syntax/index.ts';
import { pythonParser } from '../python-parser.ts';

/** What rendering asks of a language, by the real parser. */
export async function pythonBackEnd(): Promise<BackEnd> {
  const parser = await pythonParser();
  return {
    importLine: (module, members) => `from ${module} import ${members.map(({ name }) => name).join(', ')}`,
    sameSyntax: (a, b) => sameSyntax(parser, a, b),
    syntaxProblem: (text) => {
      const [first] = parser.parse(text).errors;
      return first === undefined ? null : { line: 1, message: first.message };
    },
    isModuleName: () => true,
  };
}
