import type { Definition, Statement } from '../program/program.ts';
import type { Obstacle } from './obstacle.ts';
import { identityObstacles, identityUses } from './obstacles/identity.ts';
import { changeObstacles } from './obstacles/changes.ts';
import { orderObstacles } from './obstacles/order.ts';
import { ownCodeObstacles } from './obstacles/own-code.ts';
import { ownNameObstacles } from './obstacles/own-name.ts';
import { obstacleAt } from './obstacles/place.ts';
import { hiddenBuiltins, readsOf, type Reads } from './obstacles/reads.ts';
import { namespaceOf, type DefinitionSite, type Namespace } from './namespace.ts';
import type { DefinitionId, Host, PrototypeNotebook } from './prototype.ts';
import { repeatsOf } from './redefinition.ts';
import { createResolver, type Resolver, type Scripts } from './resolution.ts';
import { fileRunBy } from './running.ts';

/** A definition on its way to a verdict. */
export interface Candidate {
  readonly id: DefinitionId;
  /** The notebook or file that it is written in. */
  readonly owner: PrototypeNotebook;
  /** The notebook in which it was looked at: its own, or one that runs its file. */
  readonly host: Host;
  readonly site: DefinitionSite;
  /** Place of its statement among its owner's. */
  readonly order: number;
  /** Features of `from __future__` in force where it stands. */
  readonly futures: readonly string[];
  /** Others that bind the same again: they move with it. */
  readonly repeats: readonly DefinitionSite[];
  readonly reads: Reads;
  readonly obstacles: Obstacle[];
}

/** A notebook's namespace with what its names stand for. */
export interface ResolvedNamespace {
  readonly namespace: Namespace;
  readonly resolve: Resolver;
  /** The scripts that it runs in a namespace of their own. */
  readonly scripts: readonly RunScript[];
}

/** A script's namespace, and the place of the magic that runs it among the notebook's statements. */
interface RunScript extends ResolvedNamespace {
  readonly top: number;
}

/** Resolves the names of a notebook, and of the files that it runs. */
export function resolveNamespace(owner: PrototypeNotebook): ResolvedNamespace {
  const namespace = namespaceOf(owner);
  const scripts = new Map(
    namespace.running.flatMap(({ statement, owner: writer, top }): [Statement, RunScript][] => {
      const file = fileRunBy(writer, statement, 'own');
      return file === null ? [] : [[statement, { ...resolveNamespace(file), top }]];
    }),
  );
  const within: Scripts = (statement) => scripts.get(statement)?.resolve ?? null;
  return { namespace, resolve: createResolver(namespace, within), scripts: [...scripts.values()] };
}

/**
 * The definitions of a notebook, of the files that it runs among its own, and of the scripts that leave their names
 * to it, each with what keeps it there.
 */
export function candidatesOf({ namespace, resolve, scripts }: ResolvedNamespace): readonly Candidate[] {
  const host = namespace.owner;
  const uses = identityUses(host.notebook, namespace);
  const listed = listedSites(namespace);
  const reads = new Map(namespace.definitions.map((site) => [site, readsOf(namespace, resolve, site)]));
  const futures = futureImports(host);
  const own = namespace.definitions
    .filter((site) => listed.has(site))
    .map((site): Candidate => {
      const { id, owner } = site;
      const read = reads.get(site) ?? { sites: [], imports: [], obstacles: [] };
      const obstacles = [
        ...nameObstacles(namespace, site),
        ...ownCodeObstacles(owner, namespace, site),
        ...identityObstacles(owner, uses, site.definition),
        ...read.obstacles,
        ...hiddenBuiltins(owner, namespace, site),
        ...changeObstacles(owner, namespace, site, reads),
        ...orderObstacles(owner, namespace, site, read),
      ];
      const { place = site.order, top = site.order } = namespace.running[site.order] ?? {};
      return {
        id,
        owner,
        host: { owner: host, order: top },
        site,
        order: place,
        futures: owner === host ? futuresAt(futures, place) : [],
        repeats: repeatsOf(namespace, site),
        reads: read,
        obstacles,
      };
    });
  const left = scripts.flatMap((script) => {
    const again = scripts.filter(
      ({ namespace: { owner } }) => owner.notebook.path === script.namespace.owner.notebook.path,
    );
    return candidatesOf(script).map((each): Candidate => {
      const { owner, site } = each;
      const { name, at } = site.definition;
      const seen = [
        ...identityObstacles(owner, uses, site.definition),
        ...(again.length > 1 ? [obstacleAt(owner, 'redefined', [name], at)] : []),
      ];
      return { ...each, host: { owner: host, order: script.top }, obstacles: [...each.obstacles, ...seen] };
    });
  });
  return [...own, ...left];
}

/**
 * Obstacles of a definition's own names. Where a notebook binds a name again that a file has left it, the file may
 * import what it defined before all the same: whoever reads the name has obstacles of its own. Not so where the
 * definition reads itself, or its file runs again.
 */
function nameObstacles(namespace: Namespace, site: DefinitionSite): readonly Obstacle[] {
  const { owner, definition, order } = site;
  const found = ownNameObstacles(owner, namespace, site);
  if (owner === namespace.owner) return found;
  const others = definition.names
    .flatMap((name) => namespace.sites.get(name) ?? [])
    .filter((each) => each.order !== order);
  const runsAgain = others.some(
    (each) => namespace.running[each.order]?.owner.notebook.path === owner.notebook.path,
  );
  if (runsAgain) return [obstacleAt(owner, 'redefined', definition.names, definition.at)];
  const readsItself = definition.freeNames.some(({ name }) => definition.names.includes(name));
  return readsItself ? found : found.filter(({ code }) => code !== 'redefined' && code !== 'deleted');
}

/** A feature of `from __future__`, with the place of its import among its owner's statements. */
interface FutureImport {
  readonly feature: string;
  readonly order: number;
}

function futureImports({ program }: PrototypeNotebook): readonly FutureImport[] {
  return program.statements.flatMap((each, order) =>
    each.kind === 'import' && each.future
      ? each.names.map(({ member }) => ({ feature: member ?? '', order }))
      : [],
  );
}

/** IPython keeps the features of a `from __future__` import for all cells after it. */
function futuresAt(imports: readonly FutureImport[], place: number): readonly string[] {
  const features = imports.filter(({ order }) => order < place).map(({ feature }) => feature);
  return [...new Set(features)].sort();
}

/** Values count as definitions only where a function or class reads them, directly or through other values. */
function listedSites(namespace: Namespace): ReadonlySet<DefinitionSite> {
  const listed = new Set(namespace.definitions.filter((site) => isCode(site.definition)));
  for (const site of listed) {
    for (const read of site.definition.freeNames)
      for (const each of namespace.definitionsNamed(read.name)) listed.add(each);
  }
  return listed;
}

function isCode(definition: Definition): boolean {
  return definition.kind === 'function' || definition.kind === 'class';
}
