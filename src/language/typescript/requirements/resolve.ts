import type { ExternalImport } from '../../../plan/index.ts';
import type { Requirement } from '../../../program/requirement.ts';
import type { PackageFacts } from './package-facts.ts';
import { rangeOf, readSpecifier } from './specifier.ts';
import { lacksTypes, typePackageOf } from './type-packages.ts';

/**
 * The npm packages that a package has to depend on which imports these modules, each with the package of its types where it
 * needs one. Node's own modules, files, and what names its address itself give none. What Deno's import map leads to something
 * that npm hasn't got is a requirement with that address as its specifier.
 */
export function resolveRequirements(
  imports: readonly ExternalImport[],
  facts: PackageFacts,
): readonly Requirement[] {
  const found = new Map<string, Requirement>();
  for (const { module } of imports) {
    const requirement = requirementOf(module, facts);
    if (requirement !== null) found.set(module, requirement);
  }
  const types = [...found.values()].flatMap((each) => typesFor(each, facts));
  return [...found.values(), ...new Map(types.map((each) => [each.importName, each])).values()].sort(
    (a, b) => (a.importName < b.importName ? -1 : a.importName > b.importName ? 1 : 0),
  );
}

function requirementOf(module: string, facts: PackageFacts): Requirement | null {
  const specifier = readSpecifier(module);
  switch (specifier.kind) {
    case 'node':
    case 'file':
    case 'deno':
      return null;
    case 'npm':
      return {
        importName: module,
        distribution: specifier.name,
        ...rangeFor(specifier.name, specifier.version, facts),
      };
    case 'bare': {
      const target = mappedTo(module, facts.mapped);
      if (target === null) {
        return { importName: module, distribution: specifier.name, ...rangeFor(specifier.name, '', facts) };
      }
      const mapped = readSpecifier(target);
      if (mapped.kind === 'deno') {
        return { importName: module, distribution: specifier.name, specifier: target, source: 'environment' };
      }
      if (mapped.kind !== 'npm') return null;
      const { specifier: range, source } = rangeFor(mapped.name, mapped.version, facts);
      const isAlias = mapped.name !== specifier.name;
      return {
        importName: module,
        distribution: specifier.name,
        specifier: isAlias ? `npm:${mapped.name}@${range === '' ? '*' : range}` : range,
        source,
      };
    }
  }
}

/** The range of versions, and how it is known. A package's name is what code imports it by, so that it is never a guess. */
function rangeFor(
  name: string,
  version: string,
  facts: PackageFacts,
): Pick<Requirement, 'specifier' | 'source'> {
  if (version !== '') return { specifier: rangeOf(version), source: 'notebook' };
  const declared = facts.declared.get(name);
  // Elsewhere than on this machine, a folder or a workspace leads nowhere.
  if (declared !== undefined && /^[\w.*^~<>=| -]+$/.test(declared))
    return { specifier: declared, source: 'environment' };
  const there =
    facts.installed(name)?.version ?? facts.locked.get(`npm:${name}@*`) ?? facts.locked.get(`npm:${name}`);
  const number = /^\d+\.\d+\.\d+(?:-[\w.-]+)?/.exec(there ?? '')?.[0];
  return number === undefined
    ? { specifier: '', source: 'notebook' }
    : { specifier: `^${number}`, source: 'environment' };
}

/** What the import map makes of a name: its own entry, else the longest that it begins with. */
function mappedTo(name: string, mapped: ReadonlyMap<string, string>): string | null {
  const own = mapped.get(name);
  if (own !== undefined) return own;
  const [prefix] = [...mapped.keys()]
    .filter((key) => key.endsWith('/') && name.startsWith(key))
    .sort((a, b) => b.length - a.length);
  return prefix === undefined ? null : `${mapped.get(prefix) ?? ''}${name.slice(prefix.length)}`;
}

function typesFor({ distribution, specifier }: Requirement, facts: PackageFacts): readonly Requirement[] {
  if (distribution.startsWith('@types/') || specifier.includes(':')) return [];
  const name = typePackageOf(distribution);
  const types = facts.installed(name);
  const own = facts.installed(distribution);
  const isWanted =
    own === null ? lacksTypes(distribution) : !own.hasTypes && (types !== null || lacksTypes(distribution));
  if (!isWanted) return [];
  const source = types === null ? 'table' : 'environment';
  const version = types?.version ?? null;
  return [{ importName: name, distribution: name, specifier: version === null ? '' : `^${version}`, source }];
}
