import type { Toolchain } from '../../language/language.ts';
import type { LanguageId } from '../../program/program.ts';
import { SolidifyError } from '../../text/error.ts';
import { languageName } from '../languages.ts';
import type { LoadedPrototype, LoadedPrototypes } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';

/** Notebooks that a hint names at most. */
const MOST_NAMED = 3;

/**
 * The prototype of an extraction: a package has one language.
 * @throws SolidifyError (usage) `several-languages`.
 */
export function oneLanguage({ prototypes, files }: LoadedPrototypes): LoadedPrototype {
  const [first, ...others] = prototypes;
  if (first === undefined) throw files[0]?.problem ?? new RangeError('no notebook was read');
  if (others.length === 0) return first;
  const groups = prototypes.map(
    ({ notebooks, language }) =>
      `${named(notebooks.map(({ notebook }) => notebook.path))} (${languageName(language.id)})`,
  );
  throw new SolidifyError(
    'usage',
    'several-languages',
    'the notebooks are of several languages, and a package has one',
    {
      place: { file: prototypes.flatMap(({ notebooks }) => notebooks[0]?.notebook.path ?? []).join(', ') },
      hint: `Nothing was written. Give those of one language: either ${groups.join(', or ')}.`,
    },
  );
}

function named(paths: readonly string[]): string {
  const more = paths.length - MOST_NAMED;
  return `${paths.slice(0, MOST_NAMED).join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * What an option asks of a language's tools has to be there.
 * @throws SolidifyError (usage) `not-for-language`.
 */
export function requireParts(options: ExtractOptions, id: LanguageId, toolchain: Toolchain): void {
  const { push } = options;
  const { recorder } = toolchain;
  const isMissing = {
    [`publish ${options.publish ?? ''}`]: options.publish !== null && options.publish !== toolchain.registry,
    annotate: options.annotate && recorder?.seesTypes !== true,
    'record-data': options.recordData.length > 0 && (recorder?.placeData ?? null) === null,
    record: options.record && (recorder === null || toolchain.runTests === null),
    mutate: options.mutate && toolchain.measureTests === null,
    check: options.check && toolchain.checks === null,
    pinned: options.pinned && push !== null && toolchain.installer.address(push) === null,
    'install-cell': options.installCell && push !== null && toolchain.installer.address(push) === null,
  };
  const missing = Object.entries(isMissing).find(([, is]) => is)?.[0];
  if (missing === undefined) return;
  throw new SolidifyError(
    'usage',
    'not-for-language',
    `--${missing} is not there for ${languageName(id)} notebooks`,
    { hint: `Nothing was written. Leave --${missing} out.` },
  );
}
