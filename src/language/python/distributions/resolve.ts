import type { Requirement } from '../../../program/requirement.ts';
import { STANDARD_LIBRARY_MODULES } from '../names/index.ts';
import type { InstalledDistributions } from './installed.ts';
import { normalizeName } from './name.ts';
import type { PipInstall } from './pip-install.ts';
import { lowerBound } from './specifier.ts';
import { dottedPrefixes, findInTable } from './table.ts';

/** An import as it is written: `from module import member`; null: `import module`. */
export interface UsedImport {
  readonly module: string;
  readonly member: string | null;
}

/** Packages that many distributions share: their own name says nothing. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'azure',
  'azure.mgmt',
  'azure.ai',
  'backports',
  'google',
  'google.cloud',
  'jaraco',
  'ruamel',
  'sphinxcontrib',
  'zope',
]);

/**
 * The distributions that imports need, one entry for each import name, sorted. Imports of the standard library and
 * relative ones need none; the caller leaves out modules that stand beside the notebook.
 *
 * Asked in this order: the notebook's environment, the install lines of the notebook and the requirements files beside it, the bundled table. What none of them
 * knows is `unverified`.
 */
export function resolveRequirements(
  imports: readonly UsedImport[],
  installed: InstalledDistributions | null,
  installs: readonly PipInstall[],
): readonly Requirement[] {
  const outside = imports.filter(({ module }) => {
    const [top = ''] = module.split('.');
    return top !== '' && !STANDARD_LIBRARY_MODULES.has(top);
  });
  const requirements = outside.map((used) => withExtras(resolve(used, installed, installs), installs));
  const byName = new Map(requirements.map((requirement) => [requirement.importName, requirement]));
  return [...byName.values()].sort(
    (a, b) => compare(a.distribution, b.distribution) || compare(a.importName, b.importName),
  );
}

function resolve(
  used: UsedImport,
  installed: InstalledDistributions | null,
  installs: readonly PipInstall[],
): Requirement {
  const imported = used.member === null ? used.module : `${used.module}.${used.member}`;
  const known = findInTable(imported);
  const found = installed?.find(imported, known?.distributions ?? []) ?? null;
  if (found?.distribution.origin === 'index') {
    return {
      importName: found.importName,
      distribution: normalizeName(found.distribution.name),
      specifier: lowerBound(found.distribution.version),
      source: 'environment',
    };
  }
  if (found?.distribution.origin === 'conda' && known !== null) {
    return {
      importName: known.importName,
      distribution: known.distributions[0],
      specifier: lowerBound(found.distribution.version),
      source: 'environment',
    };
  }
  const importName = known?.importName ?? guessedImportName(used);
  const install = installs.find((each) => fits(each, imported, known?.distributions ?? []));
  if (install !== undefined) {
    const { distribution, specifier } = install;
    return { importName, distribution, specifier, source: 'notebook' };
  }
  if (known !== null) {
    return { importName, distribution: known.distributions[0], specifier: '', source: 'table' };
  }
  // An installed folder or repository has the right name, but nobody else can install it by that name.
  const distribution = normalizeName(found?.distribution.name ?? importName);
  return { importName: found?.importName ?? importName, distribution, specifier: '', source: 'unverified' };
}

/** What is installed doesn't tell with which extras it was asked for; whoever asked does. */
function withExtras(requirement: Requirement, installs: readonly PipInstall[]): Requirement {
  const asked = installs.filter(({ distribution }) => distribution === requirement.distribution);
  const extras = [...new Set(asked.flatMap((each) => each.extras))].sort();
  return extras.length === 0 ? requirement : { ...requirement, extras };
}

function fits(install: PipInstall, imported: string, known: readonly string[]): boolean {
  return (
    known.includes(install.distribution) ||
    dottedPrefixes(imported).some((prefix) => normalizeName(prefix) === install.distribution)
  );
}

/** `a` for `a.b.c`; inside a namespace, the first part that is more than the namespace. */
function guessedImportName({ module, member }: UsedImport): string {
  const parts = member === null ? module.split('.') : [...module.split('.'), member];
  const own = parts.findIndex((_, index) => !NAMESPACES.has(parts.slice(0, index + 1).join('.')));
  return parts.slice(0, own < 0 ? parts.length : own + 1).join('.');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
