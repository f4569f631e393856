import { assertCellsOf } from './assert-cells.ts';
import { candidatesOf, resolveNamespace, type Candidate, type ResolvedNamespace } from './candidates.ts';
import { closureHashes, type ClosureInput } from './copies.ts';
import { copyObstacles, copyReaderObstacles } from './copied.ts';
import { mayHaveAnnotations } from './futures.ts';
import { addTo } from './groups.ts';
import { createModuleJudge, importSecrets, moduleObstacles } from './modules.ts';
import type { DefinitionSite } from './namespace.ts';
import type {
  Analysis,
  AnalyzedNotebook,
  DefinitionId,
  PrototypeNotebook,
  VariantChoices,
} from './prototype.ts';
import { stabilityIn } from './history/notebook-history.ts';
import { withOutlooks } from './lifting/outlook.ts';
import type { Obstacle } from './obstacle.ts';
import { obstacleAt } from './obstacles/place.ts';
import { propagate } from './propagation.ts';
import { remembered } from './remembered.ts';
import type { Resolver } from './resolution.ts';
import { isSetting } from './settings.ts';
import { findSimilar } from './similar.ts';
import { keyOf, unite } from './united.ts';
import { findVariants, keepUnchosen, keepVariants, keepVariantsBeside } from './variants.ts';
import { judge, type Unjudged } from './verdict.ts';

export { bareNotebook } from './bare.ts';
export { blockDefinitions } from './block.ts';
export { components } from './cycles.ts';
export { futuresOf } from './futures.ts';
export { calmOf, isCode } from './history/calm.ts';
export { followDefinitions } from './history/follow.ts';
export { notebookHistory } from './history/notebook-history.ts';
export { commonEnds } from './history/version.ts';
export { levelOf, stabilityPoints } from './history/stability.ts';
export { definitionsIn, namespaceOf } from './namespace.ts';
export { placeOf } from './obstacles/place.ts';
export { definitionsReached } from './reach.ts';
export { remembered } from './remembered.ts';
export { proposeLifts } from './lifting/proposals.ts';
export { isRenamed, placesOfName } from './renaming.ts';
export { runsWithin } from './runs.ts';

/** What the names of one notebook stand for, looked up when they are asked for. */
export function resolverOf(owner: PrototypeNotebook): Resolver {
  return resolveNamespace(owner).resolve;
}

/**
 * Judges every definition of a prototype: may it move (obstacles, a proof), and has it settled (signals). Pure.
 * Constants and types are listed where a definition reads them, directly or through others. `choices` are the variants
 * that the user has chosen.
 */
export function analyze(
  notebooks: readonly PrototypeNotebook[],
  choices: VariantChoices = new Map(),
): Analysis {
  const namespaces = notebooks.map(resolveNamespace);
  const { given, beside } = unite(namespaces.flatMap(candidatesOf));
  const candidates = [...given, ...beside];
  const judgeModule = createModuleJudge();
  for (const each of candidates) {
    each.obstacles.push(...moduleObstacles(each, judgeModule), ...importSecrets(each));
  }
  const byKey: ByKey = new Map(candidates.map((each) => [keyOf(each), each]));
  const needs = new Map(candidates.map((each) => [each.id, needsOf(each, byKey)]));
  const hashes = closureHashes(needs);
  markCopies(candidates, new Set(beside), byKey);
  const repeating = remembered((sites: readonly DefinitionSite[]) => candidatesAt(sites, byKey));
  const keepReaders = (): void => {
    propagate(candidates, (each) => ({
      repeats: repeating(each.repeats),
      needed: neededBy(each, byKey),
    }));
  };
  // Variants are a matter among those that could move, so each step comes after what it leaves to choose from.
  const among = { given, hashes, neededBy: (each: Candidate) => neededBy(each, byKey) };
  const variants = findVariants(among, choices);
  keepReaders();
  keepUnchosen(among, choices);
  keepReaders();
  keepVariants(among);
  keepVariantsBeside(candidates, new Set(beside), hashes);
  keepReaders();
  for (const each of candidates) each.obstacles.push(...statementObstacles(each));
  const readers = readersOf(needs);
  const copies = byCode(given);
  const described = candidates.map((each): Unjudged => {
    const { definition, statement } = each.site;
    return {
      id: each.id,
      owner: each.owner,
      statement,
      order: each.order,
      host: each.host,
      definition,
      stability: stabilityIn(each.owner.history, definition),
      obstacles: each.obstacles,
      needs: { definitions: needs.get(each.id)?.definitions ?? [], imports: each.reads.imports },
      readers: readers.get(each.id) ?? [],
      futures: each.futures,
      closureHash: hashes.get(each.id) ?? '',
      copies: (copies.get(codeKey(definition)) ?? []).filter((copy) => copy !== each.id),
    };
  });
  const judged = judge(described);
  return withOutlooks({
    notebooks: namespaces.map(describeNotebook),
    definitions: judged.slice(0, given.length),
    beside: judged.slice(given.length),
    variants,
    similar: findSimilar(given),
  });
}

type ByKey = ReadonlyMap<string, Candidate>;

function describeNotebook({ namespace, resolve }: ResolvedNamespace): AnalyzedNotebook {
  const { owner, running } = namespace;
  const settings = running.flatMap(({ statement, top }) =>
    isSetting(namespace, statement) || statement.bindsUnknown ? [top] : [],
  );
  return { owner, settings: [...new Set(settings)], assertCells: assertCellsOf(namespace, resolve) };
}

function needsOf(candidate: Candidate, byKey: ByKey): ClosureInput {
  const definitions = candidate.reads.sites.flatMap(
    (site) => byKey.get(keyOf({ id: site.id, site }))?.id ?? [],
  );
  const { id, site, reads } = candidate;
  const { names, codeHash } = site.definition;
  return { id, names, codeHash, futures: futuresFor(candidate), definitions, imports: reads.imports };
}

/** Functions that one statement declares move together: what keeps one of them keeps all. */
function statementObstacles({ owner, site: { definition }, obstacles }: Candidate): readonly Obstacle[] {
  const { kind, names, at } = definition;
  if (kind !== 'function' || names.length === 1 || obstacles.length === 0) return [];
  return [obstacleAt(owner, 'shares-statement', names.slice(1), at)];
}

/** Features of `from __future__` count where there are annotations to be read by them; in classes they may be anywhere. */
function futuresFor({ site, futures }: Candidate): readonly string[] {
  return mayHaveAnnotations(site.definition) ? futures : [];
}

/** What was not given can only come along as a copy. */
function markCopies(candidates: readonly Candidate[], beside: ReadonlySet<Candidate>, byKey: ByKey): void {
  for (const each of beside) if (each.obstacles.length === 0) each.obstacles.push(...copyObstacles(each));
  for (const each of candidates) {
    for (const needed of neededBy(each, byKey)) {
      if (beside.has(needed)) each.obstacles.push(...copyReaderObstacles(each, needed));
    }
  }
}

function neededBy({ reads }: Candidate, byKey: ByKey): readonly Candidate[] {
  return candidatesAt(reads.sites, byKey);
}

function candidatesAt(sites: readonly DefinitionSite[], byKey: ByKey): readonly Candidate[] {
  return sites.flatMap((site) => byKey.get(keyOf({ id: site.id, site })) ?? []);
}

function readersOf(
  needs: ReadonlyMap<DefinitionId, ClosureInput>,
): ReadonlyMap<DefinitionId, readonly DefinitionId[]> {
  const readers = new Map<DefinitionId, DefinitionId[]>();
  for (const [id, { definitions }] of needs) {
    for (const needed of definitions) addTo(readers, needed, id);
  }
  return readers;
}

function byCode(candidates: readonly Candidate[]): ReadonlyMap<string, readonly DefinitionId[]> {
  const ids = new Map<string, DefinitionId[]>();
  for (const { id, site } of candidates) addTo(ids, codeKey(site.definition), id);
  return ids;
}

function codeKey({ names, codeHash }: DefinitionSite['definition']): string {
  return `${names.join(' ')} ${codeHash}`;
}
