import type { FreeName } from '../../program/program.ts';
import { localFile } from '../local-file.ts';
import { isStarImport, type DefinitionSite, type Namespace } from '../namespace.ts';
import type { ModuleFile, NeededImport, PrototypeNotebook } from '../prototype.ts';
import { bindingsThatCount, firstValueFor, lastOf, replacedBy } from '../redefinition.ts';
import type { Resolution, Resolver } from '../resolution.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';

/** What a definition reads, resolved as far as it can be. */
export interface Reads {
  readonly sites: readonly DefinitionSite[];
  readonly imports: readonly NeededImport[];
  readonly obstacles: readonly Obstacle[];
}

/** Resolves every name that a definition reads. */
export function readsOf(namespace: Namespace, resolve: Resolver, site: DefinitionSite): Reads {
  const { owner } = site;
  const sites = new Set<DefinitionSite>();
  const imports: NeededImport[] = [];
  const obstacles: Obstacle[] = [];
  const ties = new Set(site.definition.ties.map(({ found }) => /^\w+/.exec(found)?.[0]));
  for (const read of firstReads(site.definition.freeNames)) {
    const resolution = replacedForOthers(namespace, read) ?? resolve(read.name);
    if (site.definition.names.includes(read.name) && !mayBeAnything(resolution)) {
      obstacles.push(...olderSelf(owner, namespace, site, read));
      continue;
    }
    switch (resolution.kind) {
      case 'definition':
        sites.add(resolution.site);
        break;
      case 'import':
        imports.push({ name: read.name, ...resolution, file: moduleFile(owner, resolution) });
        obstacles.push(
          ...localModules(owner, read, resolution),
          ...unusedParts(owner, site, read, resolution),
        );
        break;
      case 'unsafe': {
        const value = firstValueFor(namespace, read.name, site);
        if (value) {
          sites.add(value);
          break;
        }
        if (resolution.code === 'unresolved-name' && ties.has(read.name)) break; // `display`: told as a tie
        obstacles.push(
          obstacleAt(
            owner,
            resolution.code,
            [read.name],
            read.at,
            resolution.sites.map((each) => each.binding.at),
          ),
        );
        break;
      }
    }
  }
  return { sites: [...sites], imports, obstacles };
}

/** Code that goes on seeing what its own cell binds, though another cell has bound the name to something else for all others. */
function replacedForOthers(namespace: Namespace, { name, at, ownCell }: FreeName): Resolution | null {
  if (!ownCell) return null;
  const sites = bindingsThatCount(namespace, name);
  const own = sites.findLast(({ statement }) => statement.at.cell === at.cell);
  if (!own || lastOf(namespace, name)?.includes(own)) return null;
  return { kind: 'unsafe', code: 'rebound-name', sites };
}

/** Recursion is no need; but what reads its own name as it is made, `class Box(Box)`, reads what had the name before. */
function olderSelf(
  owner: PrototypeNotebook,
  namespace: Namespace,
  { order }: DefinitionSite,
  { name, at, readAt }: FreeName,
): readonly Obstacle[] {
  const replaced = replacedBy(namespace, [name], order).map(({ binding }) => binding.at);
  return readAt !== 'definition' || replaced.length === 0
    ? []
    : [obstacleAt(owner, 'rebound-name', [name], at, replaced)];
}

/** Builtins that a star import may hide whose names aren't known. */
export function hiddenBuiltins(
  owner: PrototypeNotebook,
  namespace: Namespace,
  { definition }: DefinitionSite,
): readonly Obstacle[] {
  const stars = namespace.unknownBinders.filter(({ statement }) => isStarImport(statement));
  if (stars.length === 0) return [];
  return firstReads(definition.builtins).map((read) =>
    obstacleAt(
      owner,
      'star-import',
      [read.name],
      read.at,
      stars.map(({ statement }) => statement.at),
    ),
  );
}

/**
 * A guarded import moves whole. What a definition doesn't read of it (a package of which only a flag tells whether it
 * is there) would stand unused in the module, for any linter to remove.
 */
function unusedParts(
  owner: PrototypeNotebook,
  { definition }: DefinitionSite,
  read: FreeName,
  { guarded, imports }: Resolution & { kind: 'import' },
): readonly Obstacle[] {
  if (guarded === null) return [];
  const names = new Set(definition.freeNames.map((each) => each.name));
  const unused = imports.filter(({ name }) => !names.has(name)).map(({ at }) => at);
  return unused.length === 0 ? [] : [obstacleAt(owner, 'reads-notebook-state', [read.name], read.at, unused)];
}

function mayBeAnything(resolution: Resolution): boolean {
  return (
    resolution.kind === 'unsafe' &&
    (resolution.code === 'opaque-binding' || resolution.code === 'star-import')
  );
}

/** One read for each name, the one at definition time where there is one. */
function firstReads(reads: readonly FreeName[]): readonly FreeName[] {
  const first = new Map<string, FreeName>();
  for (const read of reads) {
    const known = first.get(read.name);
    if (!known || (known.readAt !== 'definition' && read.readAt === 'definition')) first.set(read.name, read);
  }
  return [...first.values()];
}

/** The module beside the notebook that an import is of, where it can be read; whether it comes along is judged elsewhere. */
function moduleFile(
  { moduleFiles }: PrototypeNotebook,
  { imports, guarded }: Resolution & { kind: 'import' },
): ModuleFile | null {
  const [only, ...others] = imports;
  if (!only || others.length > 0 || guarded !== null) return null;
  return localFile(only, { moduleFiles });
}

function localModules(
  owner: PrototypeNotebook,
  read: FreeName,
  resolution: Resolution & { kind: 'import' },
): readonly Obstacle[] {
  if (moduleFile(owner, resolution) !== null) return [];
  const local = resolution.imports.filter(
    ({ module }) => module.startsWith('.') || owner.localModules.has(module),
  );
  return local.map(({ module, at }) => obstacleAt(owner, 'local-module', [read.name, module], read.at, [at]));
}
