import { posix } from 'node:path';
import type { SiblingImport } from '../../../program/language.ts';
import { importLine, namespaceImportLine } from './imports.ts';
import { typescriptModules } from './modules.ts';

/** An import in a module of a package from another one: by the place of its file, as Deno and the compiler have it. */
export function siblingImportLine({ module, member, name }: SiblingImport, within: string): string {
  const [from, to] = [typescriptModules.path(within), typescriptModules.path(module)];
  const path = posix.relative(posix.dirname(from), to);
  const specifier = path.startsWith('.') ? path : `./${path}`;
  return member === null
    ? namespaceImportLine(specifier, name)
    : importLine(specifier, [{ imported: member, name }]);
}
