import type { Requirement } from '../../../../plan/plan.ts';

/** What the templates read about other distributions: active ones, doubtful ones, and names that differ. */
export function dependencyValues(
  requirements: readonly Requirement[],
  testRequirements: readonly Requirement[],
): object {
  const active = requirements.filter(isActive);
  const distributions = distributionsIn(active);
  const tested = testRequirements.filter(isActive);
  const testing = [...new Set(tested.map(({ distribution }) => distribution))].sort();
  return {
    testDependencies: testing
      .filter((distribution) => !distributions.includes(distribution))
      .map((distribution) => distribution + specifierOf(distribution, tested)),
    dependencies: dependencyTexts(requirements),
    unverified: requirements
      .filter((requirement) => !isActive(requirement))
      .map(({ importName, distribution, specifier }) => ({
        importName,
        requirement: distribution + specifier,
      })),
    hasDependencies: requirements.length > 0,
    moduleNameMap: otherModuleNames(requirements),
  };
}

/** Requirements as PEP 508 writes them, sorted; those that pip couldn't read, or that may be wrong, are left out. */
export function dependencyTexts(requirements: readonly Requirement[]): readonly string[] {
  const active = requirements.filter(isActive);
  return distributionsIn(active).map((distribution) => distribution + specifierOf(distribution, active));
}

/** Distributions whose modules nobody finds by their name. */
export function otherModuleNames(
  requirements: readonly Requirement[],
): readonly { readonly distribution: string; readonly importNames: readonly string[] }[] {
  const active = requirements.filter(isActive);
  return distributionsIn(active)
    .map((distribution) => ({ distribution, importNames: importNamesOf(distribution, active) }))
    .filter(({ distribution, importNames }) =>
      importNames.some((name) => name !== guessedName(distribution)),
    );
}

function distributionsIn(active: readonly Requirement[]): readonly string[] {
  return [...new Set(active.map(({ distribution }) => distribution))].sort();
}

/**
 * Only what pip can read may be active: one bad line would make the whole package impossible to install.
 * The forms are those of PEP 508 names and PEP 440 specifiers.
 */
function isActive({ source, distribution, specifier }: Requirement): boolean {
  return (
    source !== 'unverified' &&
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(distribution) &&
    (specifier === '' ||
      specifier
        .split(',')
        .every((part) => /^(?:===|~=|[=!<>]=|[<>])\s*[A-Za-z0-9][\w.*+!-]*$/.test(part.trim())))
  );
}

/** Extras and version bounds. */
function specifierOf(distribution: string, active: readonly Requirement[]): string {
  const own = active.filter((each) => each.distribution === distribution);
  const extras = [...new Set(own.flatMap((each) => each.extras ?? []))].sort();
  const bounds = own.find((each) => each.specifier !== '')?.specifier ?? '';
  return `${extras.length > 0 ? `[${extras.join(',')}]` : ''}${bounds}`;
}

function importNamesOf(distribution: string, active: readonly Requirement[]): readonly string[] {
  const names = active
    .filter((each) => each.distribution === distribution)
    .map(({ importName }) => importName.split('.')[0] ?? importName);
  return [...new Set(names)].sort();
}

/** What a tool that knows nothing of a distribution takes for its import name. */
function guessedName(distribution: string): string {
  return distribution.toLowerCase().replaceAll(/[-.]+/g, '_');
}
