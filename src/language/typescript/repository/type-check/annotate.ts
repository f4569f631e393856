import type { ParameterDeclaration, SourceFile } from 'ts-morph';
import { cellTypesOf, openToCells } from './cell-types.ts';
import { compilerOptions, errorsIn, setOptions } from './project.ts';
import type { CheckedPackage, TypeError } from './project.ts';
import type { TypeSettings } from './settings.ts';

/** Where the types of parameters come from that have none. */
export type UntypedParameters =
  /** From how functions use them, where that gives plain types; else they are `any`. */
  | 'inferred'
  /** They are `any`, as to a kernel that checks types: with any other its cells could fail. */
  | 'any';

/** Types that what a function does with a parameter may give it; of an object no more is told than what is used of it. */
const PLAIN_TYPE = /^(?:string|number|boolean|bigint)(?:\[\])*$/;

/** Codes of parameters, variables and members that are implicitly any. */
const IMPLICIT_ANY = new Set([7005, 7006, 7008, 7019, 7031, 7034, 7045, 7046]);

/** Adds types to parameters, variables and members that have none and need one. Nothing else of the code changes. */
export function addTypes(
  checked: CheckedPackage,
  all: readonly string[],
  found: readonly TypeError[],
  untyped: UntypedParameters,
): void {
  // First what goes by the places of errors, which edits move.
  const missing = found.filter(({ code }) => code === NO_SUCH_MEMBER);
  for (const path of new Set(missing.map((each) => each.path))) declareFields(checked, path, missing);
  for (const path of all) openEmpty(checked, path);
  const implicit = found.filter(({ code }) => IMPLICIT_ANY.has(code));
  const paths = [...new Set(implicit.map(({ path }) => path))];
  if (paths.length === 0) return;
  for (const path of paths) {
    annotateFromComments(checked, path);
    if (untyped === 'inferred') inferParameters(checked, path);
  }
  const left = errorsIn(checked, paths).filter(({ code }) => IMPLICIT_ANY.has(code));
  for (const path of paths) writeAny(checked, path, left);
}

/** Gives a type to what begins as an empty array or null, which holds anything to code that isn't strict, such as cells. */
function openEmpty({ ts, file }: CheckedPackage, path: string): void {
  const source = file(path);
  const declared = [
    ...source.getDescendantsOfKind(ts.SyntaxKind.Parameter),
    ...source.getDescendantsOfKind(ts.SyntaxKind.PropertyDeclaration),
    ...source.getVariableDeclarations().filter((each) => each.isExported()),
  ].filter((each) => each.getTypeNode() === undefined && each.getNameNode().isKind(ts.SyntaxKind.Identifier));
  for (const each of declared) {
    const written = each.getInitializer()?.getText().replaceAll(/\s/g, '');
    if (written === '[]') each.setType('any[]');
    if (written === 'null' || written === 'undefined') each.setType('any');
  }
}

const NO_SUCH_MEMBER = 2339;

/** Declares the fields that JavaScript's classes have by assigning them; of a declaration nothing is left as the code runs. */
function declareFields(checked: CheckedPackage, path: string, errors: readonly TypeError[]): void {
  const { ts } = checked;
  const starts = new Set(errors.filter((each) => each.path === path).map(({ start }) => start));
  for (const each of checked.file(path).getClasses()) {
    const assigned = each.getDescendantsOfKind(ts.SyntaxKind.PropertyAccessExpression).flatMap((access) => {
      const isOwn = access.getExpression().isKind(ts.SyntaxKind.ThisKeyword);
      const isMissing = starts.has(access.getNameNode().getStart());
      const target = access.getParentIfKind(ts.SyntaxKind.BinaryExpression);
      const isSet =
        target?.getLeft() === access && target.getOperatorToken().isKind(ts.SyntaxKind.EqualsToken);
      return isOwn && isMissing && isSet ? [access.getName()] : [];
    });
    const names = [...new Set(assigned)];
    each.insertProperties(
      0,
      names.map((name) => ({ name, type: 'any', hasDeclareKeyword: true })),
    );
  }
}

/** Types that JSDoc tells of. A parameter in brackets can be left out. */
function annotateFromComments(checked: CheckedPackage, path: string): void {
  const source = checked.file(path);
  if (!/@(?:param|returns?|type)\b/.test(source.getFullText())) return;
  applyFix(checked, path, 'annotateWithTypeFromJSDoc');
  for (const parameter of parametersIn(source, checked)) {
    const isBracketed = checked.ts
      .getJSDocParameterTags(parameter.compilerNode)
      .some((tag) => tag.isBracketed);
    if (isBracketed && !parameter.hasInitializer()) parameter.setHasQuestionToken(true);
  }
}

function inferParameters(checked: CheckedPackage, path: string): void {
  const source = checked.file(path);
  const untyped = parametersIn(source, checked).map((each) => each.getTypeNode() === undefined);
  applyFix(checked, path, 'inferFromUsage');
  parametersIn(source, checked).forEach((parameter, at) => {
    const written = parameter.getTypeNode()?.getText();
    if (untyped[at] !== true || written === undefined || PLAIN_TYPE.test(written)) return;
    parameter.setType(parameter.isRestParameter() ? 'any[]' : 'any');
  });
}

/** Parameters of code; types, which are written in between, may have some too. */
function parametersIn(source: SourceFile, { ts }: CheckedPackage): readonly ParameterDeclaration[] {
  return source
    .getDescendantsOfKind(ts.SyntaxKind.Parameter)
    .filter(({ compilerNode: { parent } }) => ts.isFunctionLike(parent) && 'body' in parent);
}

/** Gives what is left the type that it has, for everybody to see. */
function writeAny(checked: CheckedPackage, path: string, errors: readonly TypeError[]): void {
  const { ts } = checked;
  const source = checked.file(path);
  const starts = errors.filter((each) => each.path === path).map(({ start }) => start);
  const declared = [
    ...source.getDescendantsOfKind(ts.SyntaxKind.Parameter),
    ...source.getDescendantsOfKind(ts.SyntaxKind.VariableDeclaration),
    ...source.getDescendantsOfKind(ts.SyntaxKind.PropertyDeclaration),
  ].filter((each) => {
    const [from, to] = [each.getStart(), each.getNameNode().getEnd()];
    return each.getTypeNode() === undefined && starts.some((start) => start >= from && start < to);
  });
  // From the end, so that what was found stays where it is.
  for (const each of declared.toSorted((a, b) => b.getStart() - a.getStart())) {
    const isRest = each.isKind(ts.SyntaxKind.Parameter) && each.isRestParameter();
    each.setType(isRest ? 'any[]' : 'any');
  }
}

/** Rounds until nothing is left that the compiler knows to write. */
const MOST_ROUNDS = 3;

/** Writes out the types of what modules export, which JSR asks for. */
export function writeExportedTypes(
  checked: CheckedPackage,
  paths: readonly string[],
  settings: TypeSettings,
): void {
  const { project, ts } = checked;
  const types = cellTypesOf(checked, paths);
  setOptions(checked, { ...compilerOptions(settings, ts), isolatedDeclarations: true });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const program = project.getProgram();
    const inexact = paths.filter((path) => program.getDeclarationDiagnostics(checked.file(path)).length > 0);
    const changed = inexact.filter((path) => applyFix(checked, path, 'fixMissingTypeAnnotationOnExports'));
    if (changed.length === 0) break;
  }
  for (const path of paths) writeReturnTypes(checked, path);
  openToCells(checked, types);
}

/** JSR also wants to read what the compiler thinks plain enough: a method that only returns a number. */
function writeReturnTypes({ ts, file }: CheckedPackage, path: string): void {
  const source = file(path);
  const members = source.getClasses().filter((each) => each.isExported());
  const functions = [
    ...source.getFunctions().filter((each) => each.isExported() && each.hasBody()),
    ...members.flatMap((each) => [...each.getMethods(), ...each.getGetAccessors()]),
    ...source
      .getVariableDeclarations()
      .filter((each) => each.isExported() && each.getTypeNode() === undefined)
      .flatMap(
        (each) =>
          each.getInitializerIfKind(ts.SyntaxKind.ArrowFunction) ??
          each.getInitializerIfKind(ts.SyntaxKind.FunctionExpression) ??
          [],
      ),
  ];
  for (const each of functions.filter((one) => one.getReturnTypeNode() === undefined)) {
    const type = each.getReturnType().getText(undefined, ts.TypeFormatFlags.NoTruncation);
    // A class without a name has no type that can be written; where one would need an import, none is.
    if (type.includes('(Anonymous')) each.setReturnType('any');
    else if (!type.includes('import(')) each.setReturnType(type);
  }
}

/**
 * Applies a fix of the compiler wherever it offers it in a file; false: nowhere, or it would change more than types. Of
 * `const [a, ...b] = list` the compiler makes constants that are something else.
 */
function applyFix({ project, file, ts }: CheckedPackage, path: string, fix: string): boolean {
  const found = project.getLanguageService().getCombinedCodeFix(file(path), fix);
  if (found.getChanges().length === 0) return false;
  const before = file(path).getFullText();
  found.applyChanges();
  if (codeOf(before, ts) === codeOf(file(path).getFullText(), ts)) return true;
  file(path).replaceWithText(before);
  return false;
}

/** What is left of a text as it runs. */
function codeOf(text: string, ts: CheckedPackage['ts']): string {
  const { ESNext: target } = ts.ScriptTarget;
  const compilerOptions = {
    target,
    jsx: ts.JsxEmit.Preserve,
    verbatimModuleSyntax: true,
    removeComments: true,
  };
  return ts.transpileModule(text, { compilerOptions, fileName: 'module.tsx' }).outputText;
}
