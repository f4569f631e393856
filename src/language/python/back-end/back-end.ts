import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { BackEnd } from '../../../program/language.ts';
import { PYTHON_BUILTINS, STANDARD_LIBRARY_MODULES } from '../names/index.ts';
import type { PythonParser } from '../parser/parser.ts';
import { sameSyntax } from '../syntax/index.ts';
import { annotate } from './annotate.ts';
import { installCellSource } from './install-cell.ts';
import { isModuleName } from './module-name.ts';
import { pythonModules } from './naming.ts';

/** Modules of the standard library that print, open windows or set something as they are imported. */
const LOUD_MODULES: ReadonlySet<string> = new Set([
  'this',
  'antigravity',
  'idlelib',
  'turtle',
  'turtledemo',
  'readline',
  'rlcompleter',
]);
/** Packages that only define. */
const QUIET_PACKAGES: ReadonlySet<string> = new Set(['numpy', 'pandas', 'scipy']);

/** Python source text from facts. */
export function createPythonBackEnd(parser: PythonParser): BackEnd {
  return {
    modules: pythonModules,
    importLine(module, members) {
      const names = members.map(({ imported, name }) =>
        imported === name ? name : `${imported} as ${name}`,
      );
      return `from ${module} import ${names.join(', ')}`;
    },
    plainImportLine(module, name) {
      return name === module.split('.')[0] ? `import ${module}` : `import ${module} as ${name}`;
    },
    installCell: installCellSource,
    sameSyntax(a, b) {
      return sameSyntax(parser, a, b);
    },
    annotate(text, name, hints) {
      return annotate(parser, text, name, hints);
    },
    syntaxProblem(text) {
      const first = parser.parse(text, 'module').errors[0];
      if (first === undefined) return null;
      return { line: lineAt(lineIndex(text), first.offset), message: first.message };
    },
    isQuietModule(module) {
      const top = module.split('.')[0] ?? module;
      return QUIET_PACKAGES.has(top) || (STANDARD_LIBRARY_MODULES.has(top) && !LOUD_MODULES.has(top));
    },
    codeLines: (source) => source.split(/\r?\n/).filter((line) => /^\s*[^\s#]/.test(line)).length,
    reloadCell: '%load_ext autoreload\n%autoreload 2',
    isNumberedResult: (name) => /^(In|Out|_ih|_oh|_{1,3}|_i{1,3}|_i?\d+)$/.test(name),
    isModuleName,
    isBuiltin: (name) => PYTHON_BUILTINS.has(name),
  };
}
