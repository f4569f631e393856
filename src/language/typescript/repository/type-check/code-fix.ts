import ts from 'typescript';
import type { TextEdit } from '../../../../text/span.ts';
import { editFile } from './project.ts';
import type { CheckedPackage } from './project.ts';

const LAYOUT = ts.getDefaultFormatCodeSettings('\n');

/** Whether the types that a fix writes come with imports of what they name. */
export type NamesOfTypes = 'imported' | 'not imported';

/**
 * Applies a fix of the compiler wherever it offers it in a file; false: nowhere, or it would change more than types. Of
 * `const [a, ...b] = list` the compiler makes constants that are something else.
 */
export function applyFix(
  checked: CheckedPackage,
  path: string,
  fix: string,
  names: NamesOfTypes = 'imported',
): boolean {
  const scope = { type: 'file', fileName: `/${path}` } as const;
  const found = checked.service.getCombinedCodeFix(scope, fix, LAYOUT, {});
  const edits = found.changes
    .filter(({ fileName }) => fileName === scope.fileName)
    .flatMap(({ textChanges }) => textChanges.map(editOf))
    .filter(({ text }) => names === 'imported' || !/^\s*import\b/.test(text));
  if (edits.length === 0) return false;
  const before = checked.text(path);
  editFile(checked, path, edits);
  if (codeOf(before) === codeOf(checked.text(path))) return true;
  checked.write(path, before);
  return false;
}

function editOf({ span: { start, length }, newText }: ts.TextChange): TextEdit {
  return { start, end: start + length, text: newText };
}

/** What is left of a text as it runs. */
function codeOf(text: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    jsx: ts.JsxEmit.Preserve,
    verbatimModuleSyntax: true,
    removeComments: true,
  };
  return ts.transpileModule(text, { compilerOptions, fileName: 'module.tsx' }).outputText;
}
