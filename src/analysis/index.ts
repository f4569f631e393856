import type { Definition } from '../language/program.ts';
import { assertCellsOf } from './assert-cells.ts';
import { closureHashes, type ClosureInput } from './copies.ts';
import { namespaceOf, type DefinitionSite, type Namespace } from './namespace.ts';
import { identityObstacles, identityUses } from './obstacles/identity.ts';
import type { Obstacle } from './obstacle.ts';
import { changeObstacles } from './obstacles/changes.ts';
import { orderObstacles } from './obstacles/order.ts';
import { ownCodeObstacles } from './obstacles/own-code.ts';
import { ownNameObstacles } from './obstacles/own-name.ts';
import { obstacleAt } from './obstacles/place.ts';
import { hiddenBuiltins, readsOf, type Reads } from './obstacles/reads.ts';
import {
  definitionId,
  type Analysis,
  type AnalyzedNotebook,
  type DefinitionId,
  type PrototypeNotebook,
} from './prototype.ts';
import { createResolver } from './resolution.ts';
import { isSetting } from './settings.ts';
import { judge, type Unjudged } from './verdict.ts';

export { blockDefinitions } from './block.ts';
export { components } from './cycles.ts';
export { definitionsIn } from './namespace.ts';

/** A definition on its way to a verdict. */
interface Candidate {
  readonly id: DefinitionId;
  readonly owner: PrototypeNotebook;
  readonly namespace: Namespace;
  readonly site: DefinitionSite;
  readonly reads: Reads;
  readonly obstacles: Obstacle[];
}

/**
 * Judges every definition of a prototype: may it move (obstacles, a proof), and has it settled (signals). Pure.
 * Constants and types are listed where a definition reads them, directly or through others.
 */
export function analyze(notebooks: readonly PrototypeNotebook[]): Analysis {
  const candidates = notebooks.flatMap(candidatesOf);
  const byPlace = new Map(candidates.map((each) => [each.site, each]));
  const needs = new Map(candidates.map((each) => [each.id, needsOf(each, byPlace)]));
  const hashes = closureHashes(needs);
  markVariants(candidates, hashes);
  propagate(candidates, byPlace);
  const readers = readersOf(needs);
  const copies = bySyntax(candidates);
  const described = candidates.map((each): Unjudged => {
    const { definition, statement, order } = each.site;
    return {
      id: each.id,
      owner: each.owner,
      statement,
      order,
      definition,
      obstacles: each.obstacles,
      needs: { definitions: needs.get(each.id)?.definitions ?? [], imports: each.reads.imports },
      readers: readers.get(each.id) ?? [],
      futures: futuresAt(each.namespace, order),
      closureHash: hashes.get(each.id) ?? '',
      copies: (copies.get(definition.syntaxHash) ?? []).filter((copy) => copy !== each.id),
    };
  });
  return { notebooks: notebooks.map(describeNotebook), definitions: judge(described) };
}

function describeNotebook(owner: PrototypeNotebook): AnalyzedNotebook {
  const namespace = namespaceOf(owner.program);
  const settings = owner.program.statements.flatMap((statement, order) =>
    isSetting(namespace, statement) || statement.bindsUnknown ? [order] : [],
  );
  return { owner, settings, assertCells: assertCellsOf(owner, namespace, createResolver(namespace)) };
}

function candidatesOf(owner: PrototypeNotebook): readonly Candidate[] {
  const namespace = namespaceOf(owner.program);
  const resolve = createResolver(namespace);
  const uses = identityUses(owner.notebook, namespace);
  const listed = listedSites(namespace);
  const reads = new Map(namespace.definitions.map((site) => [site, readsOf(owner, resolve, site)]));
  return namespace.definitions
    .filter((site) => listed.has(site))
    .map((site) => {
      const read = reads.get(site) ?? { sites: [], imports: [], obstacles: [] };
      const obstacles = [
        ...ownNameObstacles(owner, namespace, site),
        ...ownCodeObstacles(owner, namespace, site),
        ...identityObstacles(owner, uses, site.definition),
        ...read.obstacles,
        ...hiddenBuiltins(owner, namespace, site),
        ...changeObstacles(owner, namespace, site, reads),
        ...orderObstacles(owner, namespace, site, read),
      ];
      return { id: definitionId(owner, site.definition), owner, namespace, site, reads: read, obstacles };
    });
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

function needsOf(candidate: Candidate, byPlace: ReadonlyMap<DefinitionSite, Candidate>): ClosureInput {
  const definitions = candidate.reads.sites.flatMap((site) => byPlace.get(site)?.id ?? []);
  const { syntaxHash } = candidate.site.definition;
  return { id: candidate.id, syntaxHash, definitions, imports: candidate.reads.imports };
}

/** The same name with different code, or different needs, in two notebooks: one module can't hold both. */
function markVariants(candidates: readonly Candidate[], hashes: ReadonlyMap<DefinitionId, string>): void {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const name of candidate.site.definition.names)
      byName.set(name, [...(byName.get(name) ?? []), candidate]);
  }
  for (const [name, group] of byName) {
    const owners = new Set(group.map((candidate) => candidate.owner));
    const variants = new Set(group.map((candidate) => hashes.get(candidate.id)));
    if (owners.size < 2 || variants.size < 2) continue;
    for (const candidate of group) {
      candidate.obstacles.push(
        obstacleAt(candidate.owner, 'variants-differ', [name], candidate.site.definition.at),
      );
    }
  }
}

/** What needs something that must stay must stay: to a fixed point. */
function propagate(candidates: readonly Candidate[], byPlace: ReadonlyMap<DefinitionSite, Candidate>): void {
  const isBlocked = (site: DefinitionSite): boolean => (byPlace.get(site)?.obstacles.length ?? 0) > 0;
  for (let changed = true; changed;) {
    changed = false;
    for (const { owner, site, reads, obstacles } of candidates) {
      if (obstacles.length > 0) continue;
      for (const needed of reads.sites.filter(isBlocked)) {
        const { definition } = needed;
        const read = site.definition.freeNames.find(({ name }) => definition.names.includes(name));
        const name = read?.name ?? definition.name;
        obstacles.push(
          obstacleAt(owner, 'needs-blocked', [name], read?.at ?? site.definition.at, [definition.at]),
        );
        changed = true;
      }
    }
  }
}

function readersOf(
  needs: ReadonlyMap<DefinitionId, ClosureInput>,
): ReadonlyMap<DefinitionId, readonly DefinitionId[]> {
  const readers = new Map<DefinitionId, DefinitionId[]>();
  for (const [id, { definitions }] of needs) {
    for (const needed of definitions) readers.set(needed, [...(readers.get(needed) ?? []), id]);
  }
  return readers;
}

function bySyntax(candidates: readonly Candidate[]): ReadonlyMap<string, readonly DefinitionId[]> {
  const ids = new Map<string, DefinitionId[]>();
  for (const { id, site } of candidates) {
    ids.set(site.definition.syntaxHash, [...(ids.get(site.definition.syntaxHash) ?? []), id]);
  }
  return ids;
}

/** IPython keeps the features of a `from __future__` import for all cells after it. */
function futuresAt(namespace: Namespace, order: number): readonly string[] {
  const features = namespace.program.statements
    .slice(0, order)
    .flatMap((each) =>
      each.kind === 'import' && each.future ? each.names.map((name) => name.member ?? '') : [],
    );
  return [...new Set(features)].sort();
}
