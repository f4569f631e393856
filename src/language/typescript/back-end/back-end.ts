import type { BackEnd } from '../../../program/language.ts';
import { lineAt, lineIndex } from '../../../text/lines.ts';
import { isGlobal } from '../globals/index.ts';
import { parseTypescript } from '../parser/index.ts';
import { sameSyntax } from '../syntax/index.ts';
import { annotate } from './annotate.ts';
import { codeLines } from '../parser/index.ts';
import { importLine, namespaceImportLine } from './imports.ts';
import { installCellSource } from './install-cell.ts';
import { typescriptModules } from './modules.ts';
import { siblingImportLine } from './sibling-imports.ts';
import { isModuleName } from './names.ts';
import { isQuietModule } from './quiet-modules.ts';

/** Libraries that draw. */
const DRAWING: ReadonlySet<string> = new Set(
  '@observablehq/plot chart.js d3 echarts plotly.js plotly.js-dist vega vega-lite nodeplotlib @deno/chart'.split(
    ' ',
  ),
);

/** TypeScript source text from facts. */
export function createTypescriptBackEnd(): BackEnd {
  return {
    language: 'typescript',
    modules: typescriptModules,
    importLine,
    plainImportLine: namespaceImportLine,
    siblingImportLine,
    importsYield: true,
    showsNothing: 'void 0;',
    installCell: installCellSource,
    sameSyntax,
    annotate,
    codeLines,
    // Kernels keep a module as it was when it was first imported.
    reloadCell: null,
    isNumberedResult: () => false,
    syntaxProblem(text) {
      const first = parseTypescript(text, 'typescript').problems[0];
      if (first === undefined) return null;
      return { line: lineAt(lineIndex(text), first.offset), message: first.message };
    },
    isQuietModule,
    isDrawing: (module) => DRAWING.has(typescriptModules.packageOf(module)),
    isModuleName,
    importedModules: (text) =>
      [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*(["'`])([^"'`\n]+)\1/gu)].map((match) => ({
        module: match[2] ?? '',
        end: match.index + match[0].length,
      })),
    notebookText: (text) =>
      withoutExpectations(text).replace(
        /^((?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*)export\s+(?!default\b|[{*])/u,
        '$1',
      ),
    aliasLine: (name, { name: of, kind }) => `${kind === 'type' ? 'type' : 'const'} ${name} = ${of};`,
    featureLine: () => '',
    needsTypes: true,
    blankLines: 1,
    testLibrary: 'vitest',
    isBuiltin: isGlobal,
  };
}

/** A line that strict rules of a package don't let pass may be right in a notebook: what expects an error there is an error itself. */
function withoutExpectations(text: string): string {
  const lenient = text.replaceAll(/^([ \t]*\/\/ @ts-)expect-error(?= TS\d+: )/gm, '$1ignore');
  return sameSyntax(text, lenient) ? lenient : text;
}
