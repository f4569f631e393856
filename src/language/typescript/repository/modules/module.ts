import { posix } from 'node:path';
import ts from 'typescript';
import type { PlannedImport, PlannedModule } from '../../../../plan/plan.ts';
import { applyEdits } from '../../../../text/span.ts';
import { packageSpecifier, readSpecifier } from '../../requirements/index.ts';
import { parseModule, withExports } from './exports.ts';
import { importLines } from './import-lines.ts';
import { namesOfTypes } from './type-names.ts';

/** Where the modules of a package are: paths from its root, `src/prices.ts`, by import name. */
export type ModulePaths = ReadonlyMap<string, string>;

/** The text of a module, and what it exports. */
export interface ModuleText {
  readonly path: string;
  readonly text: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/**
 * Prints a module: what it holds, its imports, its definitions. The text of each definition stands in it byte-equal, but for
 * `export`. A module that comes along whole stays as it is, but for what its imports are called in a package.
 * @throws RangeError when a module has no path.
 */
export function renderModule(module: PlannedModule, paths: ModulePaths): ModuleText {
  const path = pathOf(module.importName, paths);
  if (module.source !== null) {
    const { values, types } = withExports(module.source);
    const text = withPackageImports(module.source.replace(/(?<![\r\n])$/, '\n'), path, paths);
    return { path, text, values, types };
  }
  const moved = module.definitions.map(({ text }) => withExports(text));
  const body = moved.map(({ text }) => text).join('\n\n');
  const imports = typedImports(path, body, plannedImports(module, paths));
  const head = [moduleComment(module.summary), importLines(imports).join('\n')].filter((part) => part !== '');
  return {
    path,
    text: `${[...head, body].join('\n\n')}\n`,
    values: moved.flatMap(({ values }) => values),
    types: moved.flatMap(({ types }) => types),
  };
}

/** What a module imports, by the specifiers that it has in the package. */
export function plannedImports(module: PlannedModule, paths: ModulePaths): readonly PlannedImport[] {
  const from = pathOf(module.importName, paths);
  const siblings = module.siblings.flatMap((sibling) =>
    sibling.names.map((name) => ({
      module: relativeSpecifier(from, pathOf(sibling.module, paths)),
      member: name,
      name,
    })),
  );
  const imports = module.imports.map((each) => {
    const own = paths.get(each.module);
    return {
      ...each,
      module: own === undefined ? packageSpecifier(each.module) : relativeSpecifier(from, own),
    };
  });
  return [...imports, ...siblings];
}

/** `./dates.ts` from `src/prices.ts` to `src/dates.ts`. */
export function relativeSpecifier(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Imports of a module, those of types told apart: by what its text uses them for. */
export function typedImports(
  path: string,
  body: string,
  imports: readonly PlannedImport[],
): readonly PlannedImport[] {
  const types = namesOfTypes(
    path,
    body,
    imports.map(({ name }) => name),
  );
  return imports.map(({ isType, ...each }) =>
    isType === true || types.has(each.name) ? { ...each, isType: true } : each,
  );
}

/** JSR shows it as the module's documentation. */
function moduleComment(summary: string): string {
  const line = summary.replace(/\s+/gu, ' ').trim().replaceAll('*/', '*\\/').replace(/\p{C}/gu, '');
  return ['/**', ` * ${line}`, ' *', ' * @module', ' */'].join('\n');
}

/** A text in which each import is called as the package calls it. */
function withPackageImports(text: string, path: string, paths: ModulePaths): string {
  const file = parseModule(text);
  const edits = file.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const specifier = isImport ? statement.moduleSpecifier : undefined;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    const called = calledInPackage(specifier.text, path, paths);
    if (called === specifier.text) return [];
    return [{ start: specifier.getStart(file), end: specifier.end, text: JSON.stringify(called) }];
  });
  return applyEdits(text, edits);
}

function calledInPackage(written: string, path: string, paths: ModulePaths): string {
  if (readSpecifier(written).kind !== 'file') return packageSpecifier(written);
  const target = posix.join(posix.dirname(path), written).replace(/\.[cm]?[jt]sx?$/, '');
  const found = [...paths.values()].find(
    (each) => each.replace(/\.tsx?$/, '') === target || each.replace(/\/index\.tsx?$/, '') === target,
  );
  return found === undefined ? written : relativeSpecifier(path, found);
}

function pathOf(importName: string, paths: ModulePaths): string {
  const path = paths.get(importName);
  if (path === undefined) throw new RangeError(`no such module: ${importName}`);
  return path;
}
