import type { ImportedName } from '../program/program.ts';
import type { ModuleFile, PrototypeNotebook } from './prototype.ts';

/** The module beside that an import is of, in a form that can be written anew for a package. */
export function localFile(
  { module, member, isPart }: ImportedName,
  { moduleFiles }: Pick<PrototypeNotebook, 'moduleFiles'>,
): ModuleFile | null {
  if (isPart === true) return null;
  const within = member === null ? undefined : moduleFiles.get(`${module}.${member}`);
  return moduleFiles.get(module) ?? within ?? null;
}
