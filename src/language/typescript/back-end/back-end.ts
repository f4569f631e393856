import type { BackEnd } from '../../../program/language.ts';
import { lineAt, lineIndex } from '../../../text/lines.ts';
import { isGlobal } from '../globals/index.ts';
import { parseTypescript } from '../parser/index.ts';
import { sameSyntax } from '../syntax/index.ts';
import { annotate } from './annotate.ts';
import { codeLines } from './code-lines.ts';
import { importLine, namespaceImportLine } from './imports.ts';
import { installCellSource } from './install-cell.ts';
import { typescriptModules } from './modules.ts';
import { isModuleName } from './names.ts';
import { isQuietModule } from './quiet-modules.ts';

/** TypeScript source text from facts. */
export function createTypescriptBackEnd(): BackEnd {
  return {
    modules: typescriptModules,
    importLine,
    plainImportLine: namespaceImportLine,
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
    isModuleName,
    isBuiltin: isGlobal,
  };
}
