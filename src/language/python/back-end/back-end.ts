import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { BackEnd, ImportedMember } from '../../../program/language.ts';
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
/** Libraries that draw. */
const DRAWING: ReadonlySet<string> = new Set(
  'matplotlib pylab mpl_toolkits seaborn plotly bokeh altair plotnine ggplot holoviews hvplot'.split(' '),
);
/** Packages that only define. */
const QUIET_PACKAGES: ReadonlySet<string> = new Set(['numpy', 'pandas', 'scipy']);

/** Python source text from facts. */
export function createPythonBackEnd(parser: PythonParser): BackEnd {
  return {
    language: 'python',
    modules: pythonModules,
    importLine,
    plainImportLine,
    siblingImportLine: ({ module, member, name }) =>
      member === null ? plainImportLine(module, name) : importLine(module, [{ imported: member, name }]),
    importsYield: false,
    showsNothing: 'None',
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
    isDrawing: (module) => DRAWING.has(module.split('.')[0] ?? module),
    isModuleName,
    importedModules: (text) =>
      [...text.matchAll(/(?:^|[:;])[^\S\n]*(?:from|import)[^\S\n]+([\w.]+)/gmu)].map((match) => ({
        module: match[1] ?? '',
        end: match.index + match[0].length,
      })),
    notebookText: (text) => text,
    aliasLine: (name, definition) => `${name} = ${definition.name}`,
    featureLine: (feature) => `from __future__ import ${feature}`,
    needsTypes: false,
    blankLines: 2,
    testLibrary: 'pytest',
    isBuiltin: (name) => PYTHON_BUILTINS.has(name),
  };
}

function importLine(module: string, members: readonly ImportedMember[]): string {
  const names = members.map(({ imported, name }) => (imported === name ? name : `${imported} as ${name}`));
  return `from ${module} import ${names.join(', ')}`;
}

function plainImportLine(module: string, name: string): string {
  return name === module.split('.')[0] ? `import ${module}` : `import ${module} as ${name}`;
}
