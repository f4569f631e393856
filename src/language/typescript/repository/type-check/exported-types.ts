import ts from 'typescript';
import { cellTypesOf, openToCells } from './cell-types.ts';
import type { TypeWords } from './cell-types.ts';
import { applyFix } from './code-fix.ts';
import { exportedFrom, returnTypeEdits } from './declared.ts';
import { editFile, parseFile } from './project.ts';
import type { CheckedPackage } from './project.ts';
import type { TypeSettings } from './settings.ts';

/** Rounds until nothing is left that the compiler knows to write. */
const MOST_ROUNDS = 3;

/** Writes out the types of what modules export, which JSR asks for. */
export function writeExportedTypes(
  checked: CheckedPackage,
  paths: readonly string[],
  settings: TypeSettings,
  words: TypeWords,
): void {
  const types = cellTypesOf(checked, paths, settings);
  checked.configure({ ...settings, extra: ['isolatedDeclarations'] });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const inexact = paths.filter((path) => isInexact(checked, path));
    const changed = inexact.filter((path) => applyFix(checked, path, 'fixMissingTypeAnnotationOnExports'));
    if (changed.length === 0) break;
  }
  for (const path of paths) writeReturnTypes(checked, path);
  openToCells(checked, types, words);
}

/** Whether a declaration file can't be made of a file without looking at others. */
function isInexact({ program }: CheckedPackage, path: string): boolean {
  const current = program();
  const file = current.getSourceFile(`/${path}`);
  return file !== undefined && current.getDeclarationDiagnostics(file).length > 0;
}

/** JSR also wants to read what the compiler thinks plain enough: a method that only returns a number. */
function writeReturnTypes(checked: CheckedPackage, path: string): void {
  if (functionsIn(parseFile(checked, path)).length === 0) return;
  const program = checked.program();
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(`/${path}`);
  const edits = (file === undefined ? [] : functionsIn(file)).flatMap((each) => {
    const signature = checker.getSignatureFromDeclaration(each);
    if (signature === undefined) return [];
    const type = checker.getReturnTypeOfSignature(signature);
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    // A class without a name has no type that can be written; where one would need an import, none is.
    if (text.includes('(Anonymous')) return returnTypeEdits(each, 'any');
    return text.includes('import(') ? [] : returnTypeEdits(each, text);
  });
  editFile(checked, path, edits);
}

/** Functions and methods that a module passes on, and that don't say what they return. */
function functionsIn(file: ts.SourceFile): readonly ts.SignatureDeclaration[] {
  const { variables, functions, classes } = exportedFrom(file);
  const members = classes.flatMap((each) => each.members.filter((member) => isRead(member)));
  const values = variables
    .filter(({ type }) => type === undefined)
    .flatMap(({ initializer }) =>
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [initializer]
        : [],
    );
  return [...functions, ...members, ...values].filter(({ type }) => type === undefined);
}

/** Members that give something. A method without a body is abstract, or one of the ways to call another. */
function isRead(member: ts.ClassElement): member is ts.MethodDeclaration | ts.GetAccessorDeclaration {
  const isAbstract = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Abstract) !== 0;
  return (
    ts.isGetAccessor(member) || (ts.isMethodDeclaration(member) && (member.body !== undefined || isAbstract))
  );
}
