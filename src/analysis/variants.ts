import type { Candidate } from './candidates.ts';
import { importKey } from './copies.ts';
import { addTo } from './groups.ts';
import { obstacleAt } from './obstacles/place.ts';
import type { DefinitionId, NameVariants, VariantChoices } from './prototype.ts';

/** What variants are found among. */
export interface VariantInput {
  readonly given: readonly Candidate[];
  readonly hashes: ReadonlyMap<DefinitionId, string>;
  readonly neededBy: (candidate: Candidate) => readonly Candidate[];
}

/** All definitions of one name that are not left behind by another of their own notebook. */
interface Group {
  readonly name: string;
  readonly candidates: readonly Candidate[];
}

/** The names that several notebooks define differently. */
export function findVariants(
  { given, hashes, neededBy }: VariantInput,
  choices: VariantChoices,
): readonly NameVariants[] {
  return differing(groupsOf(given), hashes).map(({ name, candidates }) => {
    const variants = [...byHash(candidates, hashes).values()].sort((a, b) => b.length - a.length);
    return {
      name,
      variants: variants.flatMap(([first, ...others]) =>
        first ? [{ definitions: [first.id, ...others.map(({ id }) => id)] as const }] : [],
      ),
      differ: difference(variants, hashes, neededBy),
      chosen: choices.get(name) ?? null,
    };
  });
}

/**
 * Keeps what a choice leaves behind: of the names that were chosen, and of all that the chosen ones need, every
 * definition that isn't the same as the one in that notebook.
 */
export function keepUnchosen({ given, hashes, neededBy }: VariantInput, choices: VariantChoices): void {
  const groups = new Map(groupsOf(given).map((group) => [group.name, group]));
  const pending = [...choices];
  const done = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [name, path] = next;
    const group = groups.get(name);
    const chosen = group?.candidates.filter(({ owner }) => owner.notebook.path === path) ?? [];
    if (!group || chosen.length === 0 || done.has(name)) continue;
    done.add(name);
    const kept = new Set(chosen.map(({ id }) => hashes.get(id)));
    for (const each of group.candidates) {
      if (!kept.has(hashes.get(each.id))) each.obstacles.push(unchosen(each, name, path));
    }
    for (const needed of chosen.flatMap(neededBy)) {
      for (const its of needed.site.definition.names) {
        if (!choices.has(its)) pending.push([its, needed.owner.notebook.path]);
      }
    }
  }
}

/** One package can't hold two definitions of a name: all that could move stay, until one is chosen. */
export function keepVariants({ given, hashes }: VariantInput): void {
  const movable = given.filter(({ obstacles }) => obstacles.length === 0);
  for (const { name, candidates } of differing(groupsOf(movable), hashes)) {
    const variants = [...byHash(candidates, hashes).values()];
    const paths = variants.flatMap(([first]) => (first ? [first.owner.notebook.path] : []));
    for (const { owner, site, obstacles } of candidates) {
      obstacles.push(obstacleAt(owner, 'variants-differ', [name, ...paths], site.definition.at));
    }
  }
}

/** A file that was not given can't leave a copy of what another, given or not, defines differently. */
export function keepVariantsBeside(
  candidates: readonly Candidate[],
  beside: ReadonlySet<Candidate>,
  hashes: ReadonlyMap<DefinitionId, string>,
): void {
  const movable = candidates.filter((each) => each.obstacles.length === 0);
  for (const group of differing(groupsOf(movable), hashes)) {
    for (const { owner, site, obstacles } of group.candidates.filter((each) => beside.has(each))) {
      obstacles.push(obstacleAt(owner, 'variants-differ', [group.name], site.definition.at));
    }
  }
}

function unchosen({ owner, site }: Candidate, name: string, path: string) {
  return obstacleAt(owner, 'variant-not-chosen', [name, path], site.definition.at);
}

function groupsOf(candidates: readonly Candidate[]): readonly Group[] {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.obstacles.some(({ code }) => code === 'redefined')) continue; // stays, and another counts
    for (const name of candidate.site.definition.names) addTo(byName, name, candidate);
  }
  return [...byName].map(([name, group]) => ({ name, candidates: group }));
}

function differing(groups: readonly Group[], hashes: ReadonlyMap<DefinitionId, string>): readonly Group[] {
  return groups.filter(
    ({ candidates }) =>
      new Set(candidates.map(({ owner }) => owner)).size > 1 &&
      new Set(candidates.map(({ id }) => hashes.get(id))).size > 1,
  );
}

function byHash(
  candidates: readonly Candidate[],
  hashes: ReadonlyMap<DefinitionId, string>,
): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates) addTo(groups, hashes.get(each.id) ?? '', each);
  return groups;
}

function difference(
  variants: readonly (readonly Candidate[])[],
  hashes: ReadonlyMap<DefinitionId, string>,
  neededBy: VariantInput['neededBy'],
): NameVariants['differ'] {
  const firsts = variants.flatMap(([first]) => first ?? []);
  if (new Set(firsts.map(({ site }) => site.definition.codeHash)).size > 1) return { in: 'code' };
  const meanings = new Map<string, Set<string>>();
  for (const first of firsts) {
    for (const [name, meaning] of meaningsOf(first, hashes, neededBy)) {
      meanings.set(name, (meanings.get(name) ?? new Set()).add(meaning));
    }
  }
  const names = [...meanings].filter(([, found]) => found.size > 1).map(([name]) => name);
  return { in: 'needs', names: names.sort() };
}

/** What the names that a definition reads stand for. */
function meaningsOf(
  candidate: Candidate,
  hashes: ReadonlyMap<DefinitionId, string>,
  neededBy: VariantInput['neededBy'],
): readonly (readonly [string, string])[] {
  return [
    ...neededBy(candidate).flatMap(({ id, site }) =>
      site.definition.names.map((name) => [name, hashes.get(id) ?? ''] as const),
    ),
    ...candidate.reads.imports.map((each) => [each.name, importKey(each)] as const),
  ];
}
