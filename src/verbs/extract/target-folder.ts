import { join } from 'node:path';
import type { PackageReader } from '../../language/package-reader.ts';
import type { LanguageId } from '../../program/program.ts';
import { SolidifyError } from '../../text/error.ts';
import { requireFreeTarget, sourceReaderFor } from '../../workspace/index.ts';
import { languageName } from '../languages.ts';
import { heldPackage } from './held.ts';
import type { ExtractOptions } from './options.ts';

/** Options about what Solidify makes of a repository, which a repository of the user's own has already. */
const ABOUT_MADE = ['name', 'license', 'publish', 'host'] as const;

/**
 * Checks that a package can be made in a folder or added to the one there.
 * @throws SolidifyError: `option-not-needed` (usage); `own-package`, `target-not-empty`, `other-language`, those of `PackageReader.requirePackage` (refused).
 */
export function requireTarget(
  folder: string,
  options: ExtractOptions,
  { language, packages }: { readonly language: LanguageId; readonly packages: PackageReader },
): void {
  const held = heldPackage(folder);
  if (held && held.language !== language) throw otherLanguage(folder, held.language, language);
  if (options.target === 'own') {
    requireOwnOptions(options);
    if (!held) requirePackage(folder, packages);
    return;
  }
  if (held) return;
  if (packages.isRepository(folder)) throw ownPackage(folder);
  requireFreeTarget(folder);
}

/** What keeps a folder from being one package, with the whole path of the file that says so. */
function requirePackage(folder: string, packages: PackageReader): void {
  try {
    packages.requirePackage(sourceReaderFor(folder));
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    const { kind, code, message, place, hint } = error;
    throw new SolidifyError(kind, code, message, { place: { file: join(folder, place.file ?? '') }, hint });
  }
}

function requireOwnOptions(options: ExtractOptions): void {
  const given = ABOUT_MADE.find((each) => options[each] !== null);
  if (given === undefined && !options.check) return;
  const option = given ?? 'check';
  throw new SolidifyError(
    'usage',
    'option-not-needed',
    `--${option} is about repositories that Solidify makes, and --into adds to one of your own`,
    { hint: `Nothing was written. Leave --${option} out.` },
  );
}

function otherLanguage(folder: string, held: LanguageId, language: LanguageId): SolidifyError {
  return new SolidifyError(
    'refused',
    'other-language',
    `the target holds a package in ${languageName(held)}, and the notebooks are in ${languageName(language)}`,
    {
      place: { file: folder },
      hint: 'Nothing was written. Give --to a folder that does not exist yet.',
    },
  );
}

function ownPackage(folder: string): SolidifyError {
  return new SolidifyError('refused', 'own-package', 'the target holds a package that Solidify hasn’t made', {
    place: { file: folder },
    hint: 'Nothing was written. --into adds to it, by its own layout and style; or give --to a folder that does not exist yet.',
  });
}
