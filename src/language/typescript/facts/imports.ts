import ts from 'typescript';
import type { Binding, ImportedName } from '../../../program/program.ts';
import { spanOf } from '../cells/index.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { bare } from '../parser/index.ts';
import { DEFAULT_MEMBER, identityOf } from '../scopes/index.ts';

/** What a statement imports; null for one that does something else, or loads a module for its effects alone. */
export function importsOf(cell: ParsedCell, node: ts.Statement): readonly ImportedName[] | null {
  if (ts.isImportDeclaration(node)) return importsIn(cell, node);
  if (ts.isImportEqualsDeclaration(node)) return requiredBy(cell, node);
  return ts.isVariableStatement(node) ? awaitedBy(cell, node) : null;
}

/** What a module passes on of another one: `export { a, b as c } from "x"`, `export * as d from "x"`; null for any other statement. */
export function passedOn(cell: ParsedCell, node: ts.Statement): readonly ImportedName[] | null {
  if (!ts.isExportDeclaration(node) || node.attributes !== undefined) return null;
  const { exportClause, moduleSpecifier, isTypeOnly } = node;
  if (exportClause === undefined || moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier))
    return null;
  const take = (name: ts.ModuleExportName, member: string | null, isType: boolean): ImportedName => ({
    name: name.text,
    module: moduleSpecifier.text,
    member,
    at: spanOf(cell, name),
    ...(isType ? { isType } : {}),
  });
  if (ts.isNamespaceExport(exportClause)) return [take(exportClause.name, null, isTypeOnly)];
  return exportClause.elements.map((element) =>
    take(element.name, (element.propertyName ?? element.name).text, isTypeOnly || element.isTypeOnly),
  );
}

/** The module that a statement passes on as a whole: `export * from "x"`. */
export function allPassedOn(node: ts.Statement): string | null {
  if (!ts.isExportDeclaration(node) || node.exportClause !== undefined) return null;
  const { moduleSpecifier } = node;
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
}

/** What names that are passed on bind, for those who import them. */
export function passedOnBindings(names: readonly ImportedName[]): readonly Binding[] {
  return names.map(({ name, at, module, member }) => ({
    name,
    at,
    form: 'import',
    conditional: false,
    identity: identityOf(module, member),
  }));
}

function importsIn(cell: ParsedCell, node: ts.ImportDeclaration): readonly ImportedName[] | null {
  const { importClause, moduleSpecifier, attributes } = node;
  if (importClause === undefined || !ts.isStringLiteral(moduleSpecifier)) return null;
  // `with { type: 'json' }` can't be said in a line that is written anew.
  if (attributes !== undefined) return null;
  const isType = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const take = (name: ts.Identifier, member: string | null, type: boolean): ImportedName => ({
    name: name.text,
    module: moduleSpecifier.text,
    member,
    at: spanOf(cell, name),
    ...(type ? { isType: true } : {}),
  });
  const { name, namedBindings } = importClause;
  const whole = name === undefined ? [] : [take(name, DEFAULT_MEMBER, isType)];
  if (namedBindings === undefined) return whole;
  // `import {} from "x"` is for the module's effects alone.
  if (ts.isNamedImports(namedBindings) && namedBindings.elements.length === 0 && name === undefined)
    return null;
  if (ts.isNamespaceImport(namedBindings)) return [...whole, take(namedBindings.name, null, isType)];
  return [
    ...whole,
    ...namedBindings.elements.map((element) =>
      take(element.name, (element.propertyName ?? element.name).text, isType || element.isTypeOnly),
    ),
  ];
}

function requiredBy(cell: ParsedCell, node: ts.ImportEqualsDeclaration): readonly ImportedName[] | null {
  const { moduleReference } = node;
  if (!ts.isExternalModuleReference(moduleReference)) return null;
  const { expression } = moduleReference;
  if (!ts.isStringLiteral(expression)) return null;
  return [{ name: node.name.text, module: expression.text, member: null, at: spanOf(cell, node.name) }];
}

/** `const { a, b: c } = await import("x")`, `const x = await import("x")`, `const x = (await import("x")).a`. */
function awaitedBy(cell: ParsedCell, node: ts.VariableStatement): readonly ImportedName[] | null {
  const [only, ...others] = node.declarationList.declarations;
  if (only?.initializer === undefined || others.length > 0 || !isConst(node)) return null;
  const taken = memberTaken(bare(only.initializer));
  const module = taken === null ? null : moduleAwaited(taken.value);
  if (taken === null || module === null) return null;
  const { name } = only;
  if (ts.isIdentifier(name))
    return [{ name: name.text, module, member: taken.member, at: spanOf(cell, name) }];
  if (ts.isArrayBindingPattern(name) || taken.member !== null) return null;
  const names = name.elements.map((element): ImportedName | null => {
    const member = element.propertyName ?? element.name;
    const isPlain = element.initializer === undefined && element.dotDotDotToken === undefined;
    if (!isPlain || !ts.isIdentifier(element.name) || !ts.isIdentifier(member)) return null;
    return { name: element.name.text, module, member: member.text, at: spanOf(cell, element.name) };
  });
  return names.every((each) => each !== null) ? names : null;
}

function isConst({ declarationList: { flags } }: ts.VariableStatement): boolean {
  return (flags & ts.NodeFlags.Const) !== 0 && (flags & ts.NodeFlags.Using) === 0;
}

function memberTaken(
  value: ts.Expression,
): { readonly value: ts.Expression; readonly member: string | null } | null {
  if (!ts.isPropertyAccessExpression(value)) return { value, member: null };
  if (value.questionDotToken !== undefined || !ts.isIdentifier(value.name)) return null;
  return { value: bare(value.expression), member: value.name.text };
}

function moduleAwaited(value: ts.Expression): string | null {
  if (!ts.isAwaitExpression(value)) return null;
  const call = bare(value.expression);
  if (!ts.isCallExpression(call) || call.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
  const [module, ...options] = call.arguments;
  return module !== undefined && ts.isStringLiteral(module) && options.length === 0 ? module.text : null;
}

/** The bindings of a statement as those of imports, each with what it imports. */
export function importBindings(
  bindings: readonly Binding[],
  names: readonly ImportedName[],
): readonly Binding[] {
  return bindings.map((binding) => {
    const found = names.find(({ name, at }) => name === binding.name && at.start === binding.at.start);
    if (found === undefined) return binding;
    return { ...binding, form: 'import', identity: identityOf(found.module, found.member) };
  });
}
