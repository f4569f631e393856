import ts from 'typescript';
import { applyEdits, type TextEdit } from '../../../text/span.ts';
import type { FileText } from '../../package-files.ts';

/** Where the stand-in of vitest is, from the folder that files are emitted to. */
const VITEST = 'runner/vitest.js';

/**
 * Modules and tests of a package as JavaScript, each beside where its source stood, so that both Deno and Node run them: types
 * are erased, files that are named end with `.js`, and `vitest` is the stand-in. Other files are left out.
 */
export function emitFiles(files: readonly FileText[]): readonly FileText[] {
  const settings = settingsOf(files);
  return files.flatMap(({ path, text }) => {
    if (!/(?<!\.d)\.[jt]sx?$/.test(path)) return [];
    const { outputText } = ts.transpileModule(text, { compilerOptions: settings, fileName: path });
    return [{ path: path.replace(/\.[jt]sx?$/, '.js'), text: withSpecifiers(outputText, path) }];
  });
}

/** What of the package's settings says what its code does. */
function settingsOf(files: readonly FileText[]): ts.CompilerOptions {
  const text = files.find(({ path }) => path === 'tsconfig.json')?.text ?? '{}';
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', text) as {
    readonly config?: { readonly compilerOptions?: ts.CompilerOptions };
  };
  const { jsxFactory, jsxFragmentFactory, experimentalDecorators, useDefineForClassFields } =
    config?.compilerOptions ?? {};
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    isolatedModules: true,
    rewriteRelativeImportExtensions: true,
    jsx: ts.JsxEmit.React,
    ...(jsxFactory === undefined ? {} : { jsxFactory }),
    ...(jsxFragmentFactory === undefined ? {} : { jsxFragmentFactory }),
    ...(experimentalDecorators === undefined ? {} : { experimentalDecorators }),
    ...(useDefineForClassFields === undefined ? {} : { useDefineForClassFields }),
  };
}

function withSpecifiers(text: string, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const edits: TextEdit[] = file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier) || specifier.text !== 'vitest') return [];
    return [{ start: specifier.getStart(file), end: specifier.end, text: JSON.stringify(`${up}${VITEST}`) }];
  });
  return applyEdits(text, edits);
}
