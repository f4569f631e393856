import { basename, resolve } from 'node:path';
import type { PackageNaming } from '../../language/package-naming.ts';
import type { PackageName } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import type { ExtractOptions } from './options.ts';

/**
 * The names of the package: the distribution as asked for, else the folder's name; and the import name made
 * from it, which is never that of one of the language's own modules, nor one that the notebooks can already import.
 * @throws SolidifyError (usage) `bad-name` for a name that no distribution can have.
 */
export function choosePackageName(
  name: string | null,
  folder: string,
  names: PackageNaming,
  taken: (importName: string) => boolean,
): PackageName {
  const distribution = name ?? names.fromFolder(basename(resolve(folder)));
  const problem = names.problem(distribution);
  if (problem !== null) {
    throw new SolidifyError('usage', 'bad-name', problem.message, { hint: problem.hint });
  }
  const ideas = names.ideas(distribution);
  const free = ideas.find(({ importName }) => names.isImportName(importName) && !taken(importName));
  return free ?? ideas.at(-1) ?? ideas[0];
}

/**
 * The names that an edited plan gives the package, else those of `choosePackageName`.
 * @throws SolidifyError (usage) `bad-name` for names that can't be.
 */
export function packageNameFor(
  { name, to, plan }: Pick<ExtractOptions, 'name' | 'to' | 'plan'>,
  names: PackageNaming,
  taken: (importName: string) => boolean,
): PackageName {
  if (!plan) return choosePackageName(name, to, names, taken);
  const { importName, name: distribution } = plan.decisions.package;
  const chosen = choosePackageName(distribution, to, names, taken);
  if (importName === null || importName === chosen.importName) return chosen;
  if (names.isImportName(importName) && !taken(importName)) return { name: distribution, importName };
  const why = taken(importName) ? 'is what a notebook imports already' : 'can’t be the name of a package';
  throw new SolidifyError('usage', 'bad-name', `package.importName: ${JSON.stringify(importName)} ${why}`, {
    place: { file: plan.file },
    hint: `Nothing was written. Take ${names.importNameHint}.`,
  });
}
