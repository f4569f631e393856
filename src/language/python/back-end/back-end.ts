import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { BackEnd } from '../../../program/language.ts';
import {
  PYTHON_BUILTINS,
  PYTHON_KEYWORDS,
  PYTHON_SOFT_KEYWORDS,
  STANDARD_LIBRARY_MODULES,
} from '../names/index.ts';
import type { PythonParser } from '../parser/parser.ts';
import { sameSyntax } from '../syntax/index.ts';
import { annotate } from './annotate.ts';
import { installCellSource } from './install-cell.ts';

/** Names that no file may have on Windows, whatever its ending. */
const DEVICES = /^(con|prn|aux|nul|(com|lpt)\d)$/;

/** Python source text from facts. */
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

export function createPythonBackEnd(parser: PythonParser): BackEnd {
  return {
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
    isModuleName(name) {
      // As a file's name it must be the same on every file system: no capitals, no letters that may be composed in two ways.
      return (
        // Names that start with two underscores are Python's own: __init__, __main__.
        /^(?!__)[a-z_][a-z0-9_]{0,99}$/.test(name) &&
        !DEVICES.test(name) &&
        !PYTHON_KEYWORDS.has(name) &&
        !PYTHON_SOFT_KEYWORDS.has(name) &&
        !STANDARD_LIBRARY_MODULES.has(name)
      );
    },
    isBuiltin: (name) => PYTHON_BUILTINS.has(name),
  };
}
