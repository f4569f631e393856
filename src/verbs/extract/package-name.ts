import { basename, resolve } from 'node:path';
import type { BackEnd } from '../../program/language.ts';
import type { PackageName } from '../../plan/plan.ts';
import { SolidifyError } from '../../text/error.ts';
import type { ExtractOptions } from './options.ts';

/** Longer names make files whose names, with all that comes behind, no file system takes. */
const LONGEST = 100;

/** A distribution's name as the packaging specifications allow it. */
const DISTRIBUTION = /^[a-z\d]([a-z\d._-]*[a-z\d])?$/i;

/**
 * The names of the package: the distribution as asked for, else the folder's name; and the import name made
 * from it, which is never that of a standard-library module, nor one that the notebooks can already import.
 * @throws SolidifyError (usage) `bad-name` for a name that no distribution can have.
 */
export function choosePackageName(
  name: string | null,
  folder: string,
  backEnd: BackEnd,
  taken: (importName: string) => boolean,
): PackageName {
  const distribution = name ?? distributionFrom(basename(resolve(folder)));
  if (distribution.length > LONGEST) {
    throw new SolidifyError(
      'usage',
      'bad-name',
      `a name of ${distribution.length} characters is too long for a distribution`,
      { hint: `Nothing was written. Give --name at most ${LONGEST} characters.` },
    );
  }
  if (!DISTRIBUTION.test(distribution)) {
    throw new SolidifyError(
      'usage',
      'bad-name',
      `${JSON.stringify(distribution)} can't be the name of a distribution`,
      {
        hint: 'Give --name letters, digits, hyphens, dots and underscores, beginning and ending with a letter or digit.',
      },
    );
  }
  const plain = distribution
    .toLowerCase()
    .replace(/[-.]+/g, '_')
    .replace(/^(?=\d)/, 'pkg_');
  const ideas = [plain, `${plain}_tools`, `${plain}_package`];
  const importName = ideas.find((idea) => backEnd.isModuleName(idea) && !taken(idea)) ?? `${plain}_package`;
  return { name: distribution, importName };
}

/** A folder's name made fit for a distribution. */
function distributionFrom(folder: string): string {
  const plain = folder.normalize('NFKD').replace(/\p{M}/gu, '');
  const word = plain.replace(/[^A-Za-z\d._-]+/g, '-').slice(0, LONGEST);
  return word.replace(/^[._-]+|[._-]+$/g, '') || 'notebook-tools';
}

/**
 * The names that an edited plan gives the package, else those of `choosePackageName`.
 * @throws SolidifyError (usage) `bad-name` for names that can't be.
 */
export function packageNameFor(
  { name, to, plan }: Pick<ExtractOptions, 'name' | 'to' | 'plan'>,
  backEnd: BackEnd,
  taken: (importName: string) => boolean,
): PackageName {
  if (!plan) return choosePackageName(name, to, backEnd, taken);
  const { importName, name: distribution } = plan.decisions.package;
  const chosen = choosePackageName(distribution, to, backEnd, taken);
  if (importName === null || importName === chosen.importName) return chosen;
  if (backEnd.isModuleName(importName) && !taken(importName)) return { name: distribution, importName };
  const why = taken(importName) ? 'is what a notebook imports already' : 'can’t be the name of a package';
  throw new SolidifyError('usage', 'bad-name', `package.importName: ${JSON.stringify(importName)} ${why}`, {
    place: { file: plan.file },
    hint: 'Nothing was written. Take small letters, digits and underscores, and no name of the standard library.',
  });
}
