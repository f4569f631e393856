import ts from 'typescript';
import type { TextEdit } from '../../../../text/span.ts';
import { applyFix } from './code-fix.ts';
import { exportedFrom, optionEdits, parametersIn, typeablesIn, typeEdits } from './declared.ts';
import type { Typeable } from './declared.ts';
import { editFile, errorsIn, parseFile } from './project.ts';
import type { CheckedPackage, TypeError } from './project.ts';

/** Where the types of parameters come from that have none. */
export type UntypedParameters =
  /** From their JSDoc, or how functions use them, where that gives plain types; else they are `any`. */
  | 'inferred'
  /** From their JSDoc, which a kernel of JavaScript reads too; else they are `any`. */
  | 'documented'
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
    if (untyped !== 'any') annotateFromComments(checked, path);
    if (untyped === 'inferred') inferParameters(checked, path);
  }
  const left = errorsIn(checked, paths).filter(({ code }) => IMPLICIT_ANY.has(code));
  for (const path of paths) writeAny(checked, path, left);
}

/** Gives a type to what begins as an empty array or null, which holds anything to code that isn't strict, such as cells. */
function openEmpty(checked: CheckedPackage, path: string): void {
  const file = parseFile(checked, path);
  const exported = new Set<Typeable>(exportedFrom(file).variables);
  const declared = typeablesIn(file).filter(
    (each) =>
      each.type === undefined &&
      ts.isIdentifier(each.name) &&
      (!ts.isVariableDeclaration(each) || exported.has(each)),
  );
  const edits = declared.flatMap((each) => {
    const written = each.initializer?.getText().replaceAll(/\s/g, '');
    if (written === '[]') return typeEdits(each, 'any[]');
    return written === 'null' || written === 'undefined' ? typeEdits(each, 'any') : [];
  });
  editFile(checked, path, edits);
}

const NO_SUCH_MEMBER = 2339;

/** Declares the fields that JavaScript's classes have by assigning them; of a declaration nothing is left as the code runs. */
function declareFields(checked: CheckedPackage, path: string, errors: readonly TypeError[]): void {
  const starts = new Set(errors.filter((each) => each.path === path).map(({ start }) => start));
  const edits = parseFile(checked, path)
    .statements.filter((each) => ts.isClassDeclaration(each))
    .map((each): TextEdit => {
      const names = new Set<string>();
      const visit = (node: ts.Node): void => {
        const name = assignedField(node);
        if (name !== null && starts.has(name.getStart())) names.add(name.text);
        ts.forEachChild(node, visit);
      };
      visit(each);
      const text = [...names].map((name) => `\ndeclare ${name}: any;`).join('');
      const at = each.members.pos;
      return { start: at, end: at, text };
    });
  editFile(checked, path, edits);
}

/** The name in `this.name = value`. */
function assignedField(node: ts.Node): ts.MemberName | null {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const { left } = node;
  const isOwn = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOwn ? left.name : null;
}

/** Types that JSDoc tells of. A parameter in brackets can be left out. */
function annotateFromComments(checked: CheckedPackage, path: string): void {
  if (!/@(?:param|returns?|type)\b/.test(checked.text(path))) return;
  applyFix(checked, path, 'annotateWithTypeFromJSDoc');
  const bracketed = parametersIn(parseFile(checked, path)).filter(
    (each) =>
      each.initializer === undefined && ts.getJSDocParameterTags(each).some(({ isBracketed }) => isBracketed),
  );
  editFile(checked, path, bracketed.flatMap(optionEdits));
}

function inferParameters(checked: CheckedPackage, path: string): void {
  const untyped = parametersIn(parseFile(checked, path)).map(({ type }) => type === undefined);
  // Types that would need an import are none that stay.
  applyFix(checked, path, 'inferFromUsage', 'not imported');
  const edits = parametersIn(parseFile(checked, path)).flatMap((each, at) => {
    const isTold = untyped[at] !== true || each.type === undefined || PLAIN_TYPE.test(each.type.getText());
    return isTold ? [] : typeEdits(each, anyFor(each));
  });
  editFile(checked, path, edits);
}

function anyFor(declared: Typeable): string {
  return ts.isParameter(declared) && declared.dotDotDotToken !== undefined ? 'any[]' : 'any';
}

/** Gives what is left the type that it has, for everybody to see. */
function writeAny(checked: CheckedPackage, path: string, errors: readonly TypeError[]): void {
  const starts = errors.filter((each) => each.path === path).map(({ start }) => start);
  const declared = typeablesIn(parseFile(checked, path)).filter((each) => {
    const [from, to] = [each.getStart(), each.name.end];
    return each.type === undefined && starts.some((start) => start >= from && start < to);
  });
  editFile(
    checked,
    path,
    declared.flatMap((each) => typeEdits(each, anyFor(each))),
  );
}
