import type { Definition, ProgramCell } from '../program/program.ts';
import {
  bindsAtOnce,
  isStarImport,
  type BindingSite,
  type DefinitionSite,
  type Namespace,
} from './namespace.ts';
import { remembered, rememberedByName } from './remembered.ts';
import type { RunOrder } from './run-order.ts';

/** The bindings of a name, in order, without those that leave it bound to the same object. */
export const bindingsThatCount = rememberedByName((namespace: Namespace, name): readonly BindingSite[] => {
  const sites = namespace.sites.get(name) ?? [];
  const inPlace = namespace
    .definitionsNamed(name)
    .some(({ definition }) => definition.kind === 'constant' && definition.evaluation.mutable);
  const extended = (site: BindingSite): boolean =>
    inPlace &&
    site.binding.form === 'augmented' &&
    site.statement.mutations.some((mutation) => mutation.name === name && mutation.how === 'extend');
  const strong = sites.filter((site) => !isStarImport(site.statement) && !extended(site));
  const [first] = strong;
  if (!first) return fromLastStar(sites);
  const lateStars = sites.filter((site) => isStarImport(site.statement) && site.order > first.order);
  return fromLastStar([...strong, ...lateStars].sort((a, b) => a.order - b.order));
});

/**
 * Of imports, the last star import that certainly binds the name, with those after it and those before that bind the same.
 * Whoever ran before it saw another object: the order of definitions and calls is looked at for that (see `orderObstacles`).
 */
function fromLastStar(sites: readonly BindingSite[]): readonly BindingSite[] {
  if (sites.some(({ statement }) => statement.kind !== 'import')) return sites;
  const last = sites.findLastIndex(
    ({ statement, binding }) => isStarImport(statement) && !binding.conditional && binding.identity !== null,
  );
  if (last < 0) return sites;
  const identity = sites[last]?.binding.identity ?? null;
  const other = sites.slice(0, last).findLastIndex(({ binding }) => binding.identity !== identity);
  return sites.slice(other + 1);
}

/** The definition that binds a name at a place. */
export function definitionAt(
  namespace: Namespace,
  { binding, order }: BindingSite,
): DefinitionSite | undefined {
  return definitionsByOrder(namespace, binding.name).get(order);
}

const definitionsByOrder = rememberedByName((namespace: Namespace, name) => {
  const sites = namespace.definitionsNamed(name);
  return new Map(sites.toReversed().map((site) => [site.order, site])); // of several, the first counts
});

/**
 * The binding that a name has in the end, and those after it that bind the same again: what runs after the first of
 * them, in every order that the notebook may have run in, sees nothing else. Null where none can be told, or where
 * the name is a value that the notebook changes: a knob, which a module would take away; or where one before it lets nobody
 * import the name.
 */
export const lastOf = rememberedByName((namespace: Namespace, name): LastBindings | null => {
  const sites = bindingsThatCount(namespace, name);
  const last = sites.at(-1);
  if (!last) return null;
  const start = sites.findLastIndex((site) => site !== last && !bindsSame(namespace, site, last)) + 1;
  const [first, ...repeats] = sites.slice(start);
  const replaced = sites.slice(0, start);
  if (!first || (sites.length === 1 && first.binding.form === 'opaque')) return null;
  if (replaced.length > 0 && !mayReplace(namespace, first)) return null;
  if (replaced.some(({ binding }) => binding.excludesImport)) return null;
  const isLast = namespace.runOrders.every((ranks) =>
    replaced.every((site) => runsOnce(site) && (ranks[site.order] ?? 0) < (ranks[first.order] ?? 0)),
  );
  return isLast ? [first, ...repeats] : null;
});

type LastBindings = readonly [BindingSite, ...BindingSite[]];

/** The definitions that bind the names of one to the same, itself among them; none where it is the only one. */
export function repeatsOf(
  namespace: Namespace,
  { definition, order }: DefinitionSite,
): readonly DefinitionSite[] {
  const groups = definition.names.map((name) => lastDefinitions(namespace, name));
  const [first = [], ...others] = groups.filter((group) => group.some((site) => site.order === order));
  return others.length === 0 ? first : [first, ...others].flat();
}

/** The definitions that bind a name in the end, where there are several bindings that do. */
const lastDefinitions = rememberedByName((namespace: Namespace, name): readonly DefinitionSite[] => {
  const last = lastOf(namespace, name) ?? [];
  return last.length < 2 ? [] : last.flatMap((site) => definitionAt(namespace, site) ?? []);
});

/** Bindings of the names that stand before one that takes their place. */
export function replacedBy(
  namespace: Namespace,
  names: readonly string[],
  order: number,
): readonly BindingSite[] {
  return names.flatMap((name) => bindingsThatCount(namespace, name).filter((site) => site.order < order));
}

/**
 * The first value of a name that is bound again later, for a definition that reads it in between and only as it is
 * made: a default, a class body. It may move, since the notebook can bind a name again that it imports; what reads it
 * later stays.
 */
export function firstValueFor(
  namespace: Namespace,
  name: string,
  { definition, order }: DefinitionSite,
): DefinitionSite | null {
  const first = firstValue(namespace, name);
  if (first === null) return null;
  const isBetween = first.stretches.every(
    ({ ranks, from, to }) => from < (ranks[order] ?? 0) && (ranks[order] ?? 0) < to,
  );
  if (!isBetween) return null;
  const isReadLater = definition.freeNames.some((read) => read.name === name && read.readAt === 'call');
  return isReadLater ? null : first.site;
}

/** The first value of a name, and the ranks between which nothing else is bound to it, in each order of running. */
interface FirstValue {
  readonly site: DefinitionSite;
  readonly stretches: readonly { readonly ranks: RunOrder; readonly from: number; readonly to: number }[];
}

const firstValue = rememberedByName((namespace: Namespace, name): FirstValue | null => {
  const [first, ...others] = bindingsThatCount(namespace, name);
  const site = first && definitionAt(namespace, first);
  if (!site || others.length === 0 || !others.every(runsOnce)) return null;
  if (others.some(({ binding }) => binding.excludesImport)) return null;
  if (!isTopLevel(site) || site.definition.kind !== 'constant' || !isPlain(site.definition)) return null;
  const stretches = namespace.runOrders.map((ranks) => ({
    ranks,
    from: ranks[site.order] ?? 0,
    to: others.reduce((least, other) => Math.min(least, ranks[other.order] ?? 0), Infinity),
  }));
  return { site, stretches };
});

/** Whether a definition is the first value of a name for some other. */
export function isFirstValue(namespace: Namespace, name: string, { order }: DefinitionSite): boolean {
  if (firstValue(namespace, name)?.site.order !== order) return false;
  return namespace.readersOf(name).some((reader) => firstValueFor(namespace, name, reader) !== null);
}

/** Whether what makes a binding runs only as its statement does, and not whenever a function is called. */
function runsOnce({ binding, statement }: BindingSite): boolean {
  return binding.form !== 'global' && (binding.form !== 'opaque' || bindsAtOnce(statement));
}

/** Whether a binding is sure to be made, and of a thing that a module can hold in place of others of its name. */
function mayReplace(namespace: Namespace, site: BindingSite): boolean {
  const { statement } = site;
  if (cellsOf(namespace).get(statement.at.cell)?.failed !== false) return false;
  if (statement.kind === 'import') return !statement.guarded && statement.star === null;
  const found = definitionAt(namespace, site);
  return found !== undefined && isTopLevel(found) && found.definition.kind !== 'constant';
}

const cellsOf = remembered(({ program }: Namespace): ReadonlyMap<number, ProgramCell> => {
  return new Map(program.cells.map((each) => [each.cell, each]));
});

/** Whether a binding gives the name what the last one gives it. */
function bindsSame(namespace: Namespace, site: BindingSite, last: BindingSite): boolean {
  if (last.statement.kind === 'import' && site.statement === last.statement) return true;
  if (last.binding.identity !== null && site.binding.identity === last.binding.identity) return true;
  const [one, other] = [definitionAt(namespace, site), definitionAt(namespace, last)];
  return (
    one !== undefined &&
    other !== undefined &&
    [site, last].every(({ binding }) => binding.form === 'definition' || binding.form === 'assignment') &&
    [one, other].every(isTopLevel) &&
    one.definition.codeHash === other.definition.codeHash &&
    isInterchangeable(namespace, one.definition)
  );
}

function isTopLevel({ definition, statement }: DefinitionSite): boolean {
  return statement.kind === 'definition' && definition.conditional === null;
}

/** Whether nothing can tell what a definition makes from what the same code makes a second time. */
function isInterchangeable(namespace: Namespace, definition: Definition): boolean {
  switch (definition.kind) {
    case 'constant':
      return isPlain(definition);
    case 'type':
      return definition.calls.length === 0;
    case 'class':
      return false; // instances of the first would be none of the second
    case 'function':
      return (
        !definition.evaluation.mutable &&
        definition.calls.every(({ when }) => when === 'call') &&
        definition.names.every((name) => isOnlyCalled(namespace, name))
      );
  }
}

/** A value that stands by itself and can't be changed. */
function isPlain({ evaluation, freeNames, calls }: Definition): boolean {
  return !evaluation.mutable && !evaluation.makesFunctions && freeNames.length === 0 && calls.length === 0;
}

/** Whether a name is read for nothing but to call it. */
const isOnlyCalled = rememberedByName((namespace: Namespace, name) =>
  namespace.mentionsOf(name).every((order) => {
    const { reads = [], calls = [], mutations = [] } = namespace.program.statements[order] ?? {};
    const called = new Set(calls.filter(({ callee }) => callee === name).map(({ at }) => at.start));
    return (
      mutations.every((mutation) => mutation.name !== name) &&
      reads.every((read) => read.name !== name || called.has(read.at.start))
    );
  }),
);
