import type { ImportedName, Statement } from '../program/program.ts';
import {
  bindsAtOnce,
  isStarImport,
  type BindingSite,
  type DefinitionSite,
  type Namespace,
} from './namespace.ts';
import type { ObstacleCode } from './obstacle.ts';
import { bindingsThatCount, definitionAt, lastOf } from './redefinition.ts';

/** What a name of the notebook's namespace stands for, whoever reads it. */
export type Resolution =
  | { readonly kind: 'definition'; readonly site: DefinitionSite }
  | {
      readonly kind: 'import';
      readonly imports: readonly ImportedName[];
      readonly guarded: string | null;
      /** Imports that the condition of a guarded statement needs: `sys` for `if sys.version_info …`. */
      readonly conditions: readonly ImportedName[];
      readonly order: number;
    }
  | { readonly kind: 'unsafe'; readonly code: ObstacleCode; readonly sites: readonly BindingSite[] };

/** Looks names up in one notebook; answers are remembered. */
export type Resolver = (name: string) => Resolution;

/** Looks names up in what a statement runs in a namespace of its own; null where it runs nothing of the kind. */
export type Scripts = (statement: Statement) => Resolver | null;

/** A namespace with those that are copied into it. */
interface Surroundings extends Namespace {
  readonly scripts: Scripts;
}

/**
 * Resolves names under the one rule that keeps a move safe: a name that moved code reads must stand for one thing,
 * over all cells. Of several bindings the last may stand for the name, for whoever can't have run before it (see `lastOf`).
 * Three things don't count as a binding at all: an import of the same object again, a star import (or %run) in an
 * earlier cell whose name is bound again before anyone reads it, and `items += …` on a container, which changes it in
 * place.
 */
export function createResolver(namespace: Namespace, scripts: Scripts): Resolver {
  const known = new Map<string, Resolution>();
  const surroundings = { ...namespace, scripts };
  return (name) => {
    const found = known.get(name) ?? resolve(surroundings, name);
    known.set(name, found);
    return found;
  };
}

function resolve(namespace: Surroundings, name: string): Resolution {
  const sites = bindingsThatCount(namespace, name);
  const last = lastOf(namespace, name);
  const [first] = last ?? sites;
  if (!first) return unresolved(namespace);
  if (first.binding.form === 'run' && sites.length === 1) return resolveCopied(namespace, first);
  if (!last && sites.some(({ binding }) => binding.form === 'opaque')) return unsafe('opaque-binding', sites);
  if (sites.some(isPossibleStar)) return unsafe('star-import', sites);
  const later = namespace.unknownBinders.filter(
    ({ statement, order }) => !bindsAtOnce(statement) || order > first.order,
  );
  const imported = resolveImport(namespace, last ?? []);
  if (imported?.kind === 'unsafe') return imported;
  if (imported) return later.length > 0 ? laterUnknown(later, sites) : imported;
  if (!last) {
    const isState = sites.every((site) => !bindsDefinition(namespace, site));
    return unsafe(isState ? 'reads-notebook-state' : 'rebound-name', sites);
  }
  const site = definitionAt(namespace, first);
  if (!site) return unsafe('reads-notebook-state', sites);
  return later.length > 0 ? laterUnknown(later, sites) : { kind: 'definition', site };
}

/** A star import that binds the name only with some versions of its module, or under a condition in it. */
function isPossibleStar({ statement, binding }: BindingSite): boolean {
  return isStarImport(statement) && binding.identity === null;
}

/** Whether a binding gives a name something that could move: a definition, a constant, an import. */
function bindsDefinition(namespace: Namespace, site: BindingSite): boolean {
  return site.binding.form === 'import' || definitionAt(namespace, site) !== undefined;
}

function unsafe(code: ObstacleCode, sites: readonly BindingSite[]): Resolution {
  return { kind: 'unsafe', code, sites };
}

function unresolved(namespace: Namespace): Resolution {
  const [binder] = namespace.unknownBinders;
  if (!binder) return unsafe('unresolved-name', []);
  return laterUnknown(namespace.unknownBinders, []);
}

function laterUnknown(binders: Namespace['unknownBinders'], sites: readonly BindingSite[]): Resolution {
  const code = binders.some(({ statement }) => isStarImport(statement)) ? 'star-import' : 'opaque-binding';
  const made = binders.map(({ statement, order }): BindingSite => ({
    statement,
    order,
    binding: { name: '*', at: statement.at, form: 'opaque', conditional: false, identity: null },
  }));
  return unsafe(code, [...sites, ...made]);
}

/** A name that a script has left behind stands for what it stands for in the script. */
function resolveCopied(namespace: Surroundings, site: BindingSite): Resolution {
  const later = namespace.unknownBinders.filter(
    ({ statement, order }) => !bindsAtOnce(statement) || order > site.order,
  );
  if (later.length > 0) return laterUnknown(later, [site]);
  const found = namespace.scripts(site.statement)?.(site.binding.name);
  const { statement, order } = site;
  switch (found?.kind) {
    case 'definition':
      return { kind: 'definition', site: { ...found.site, statement, order } };
    case 'import':
      return { ...found, order };
    case 'unsafe':
    case undefined:
      return unsafe('reads-notebook-state', [site]);
  }
}

/** Imports that all bind the same object are one binding. */
function resolveImport(
  namespace: Surroundings,
  sites: readonly BindingSite[],
): (Resolution & { kind: 'import' | 'unsafe' }) | null {
  // A script that has imported the same leaves the notebook's name as it was.
  const first = sites.find(({ statement }) => statement.kind === 'import');
  const others = sites.filter(({ statement }) => statement.kind !== 'import');
  if (!first || others.some(({ binding }) => binding.form !== 'run')) return null;
  const sameStatement = sites.every((site) => site.statement === first.statement);
  const identity = first.binding.identity;
  const same = identity !== null && sites.every((site) => site.binding.identity === identity);
  if (!same && !sameStatement) return null;
  if (first.statement.kind !== 'import') return null;
  if (first.statement.guarded) return resolveGuarded(namespace, first, first.statement);
  if (!same) return null;
  const imports = new Map<string, ImportedName>();
  for (const { statement, binding } of sites) {
    if (statement.kind !== 'import') continue;
    for (const each of statement.names) {
      if (each.name === binding.name) imports.set(`${each.module} ${each.member ?? ''}`, each);
    }
  }
  return {
    kind: 'import',
    imports: [...imports.values()],
    guarded: null,
    conditions: [],
    order: first.order,
  };
}

/** A guarded import moves whole, with the imports that its condition reads. */
function resolveGuarded(
  namespace: Surroundings,
  site: BindingSite,
  statement: Statement & { kind: 'import' },
): Resolution & { kind: 'import' | 'unsafe' } {
  const own = new Set(statement.bindings.map((binding) => binding.name));
  const conditions: ImportedName[] = [];
  for (const { name } of statement.reads.filter((read) => !own.has(read.name))) {
    const condition = resolve(namespace, name);
    if (condition.kind !== 'import' || condition.guarded !== null)
      return { kind: 'unsafe', code: 'reads-notebook-state', sites: [site] };
    conditions.push(...condition.imports);
  }
  const { names: imports, text: guarded } = statement;
  return { kind: 'import', imports, guarded, conditions, order: site.order };
}
