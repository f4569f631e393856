import type { FreeName, Statement } from '../language/program.ts';
import type { DefinitionSite, Namespace } from './namespace.ts';
import type { RunOrder } from './run-order.ts';

/** The statements of a run after one place and up to another, which counts. */
export interface Stretch {
  readonly ranks: RunOrder;
  readonly after: number;
  readonly until: number;
}

/** Names through which code can be reached. */
interface Reach {
  readonly names: ReadonlySet<string>;
  /** It may also be reached without a name: it was handed to code that can't be seen. */
  readonly escaped: boolean;
}

/**
 * The statements of a stretch that may run code which reads one of the names: they mention the name, a definition
 * that reads it, whatever such a definition was put into before, and so on; or what they read can't be known.
 */
export function runsWithin(
  namespace: Namespace,
  names: readonly string[],
  stretch: Stretch,
): readonly Statement[] {
  const { statements } = namespace.program;
  const reach = reachOf(namespace, names, stretch);
  const concerned = new Set([...reach.names, ...readersSeeingAll(namespace)]);
  const mentions = new Set([...concerned].flatMap((name) => namespace.mentionsOf(name)));
  const cell = statements[stretch.after]?.at.cell;
  return statements.filter(
    (statement, order) =>
      rankOf(stretch, stretch.after) < rankOf(stretch, order) &&
      rankOf(stretch, order) <= rankOf(stretch, stretch.until) &&
      (seesAll(statement) ||
        (reach.escaped && (statement.at.cell !== cell || !onlyDefines(statement))) ||
        (mentions.has(order) && runs(namespace, statement, concerned))),
  );
}

function rankOf({ ranks }: Stretch, order: number): number {
  return ranks[order] ?? 0;
}

/** A statement whose reads can't be known: it may call whatever there is. */
function seesAll(statement: Statement): boolean {
  return statement.kind === 'opaque' || (statement.kind !== 'definition' && statement.readsUnknown);
}

function onlyDefines(statement: Statement): boolean {
  return statement.kind === 'definition' && statement.calls.every(({ when }) => when === 'call');
}

/** Definitions that look names up in a way that can't be followed (eval, globals()), and those that read them. */
function readersSeeingAll(namespace: Namespace): ReadonlySet<string> {
  const found = new Set(
    namespace.definitions
      .filter(({ definition }) => definition.ties.some(({ code }) => code === 'dynamic-scope'))
      .flatMap(({ definition }) => definition.names),
  );
  for (const name of found) addReaders(namespace, name, found);
  return found;
}

function addReaders(namespace: Namespace, name: string, found: Set<string>): void {
  for (const { definition } of namespace.readersOf(name))
    for (const each of definition.names) found.add(each);
}

/** All names that lead to one of the given: of definitions that read them, and of what these were put into before. */
function reachOf(namespace: Namespace, names: readonly string[], stretch: Stretch): Reach {
  const reached = new Set(names);
  let escaped = false;
  for (const name of reached) {
    addReaders(namespace, name, reached);
    for (const order of namespace.mentionsOf(name)) {
      const statement = namespace.program.statements[order];
      if (!statement || rankOf(stretch, order) > rankOf(stretch, stretch.after)) continue;
      if (!mayStore(namespace, statement, name)) continue;
      for (const { name: bound } of statement.bindings) reached.add(bound);
      for (const each of namesBehind(namespace, statement)) reached.add(each);
      escaped ||= statement.calls.some(({ head, effect }) => isUnseen(effect) && isOutside(namespace, head));
    }
  }
  return { names: reached, escaped };
}

/**
 * Whether a statement that mentions a name may put what it stands for somewhere, besides a definition of its own. Also
 * where the name stands for something else as yet: a lambda looks it up when it is called.
 */
function mayStore(namespace: Namespace, statement: Statement, name: string): boolean {
  if (statement.kind === 'import') return false;
  return statement.kind !== 'definition' || runs(namespace, statement, new Set([name]));
}

/** Names that a statement can put something into: what it reads, what the functions that it calls read, all the way down. */
function namesBehind(namespace: Namespace, statement: Statement): ReadonlySet<string> {
  const found = new Set(
    statement.reads.map((read) => read.name).filter((name) => !isImport(namespace, name)),
  );
  for (const name of found) {
    for (const { definition } of namespace.definitionsNamed(name)) {
      for (const read of definition.freeNames) if (!isImport(namespace, read.name)) found.add(read.name);
    }
  }
  return new Set([...found].filter((name) => mayHold(namespace, name)));
}

/** Whether something can be put into what a name stands for: no plain function, type, or value that can't be changed. */
function mayHold(namespace: Namespace, name: string): boolean {
  const sites = namespace.definitionsNamed(name);
  if (sites.length === 0 || sites.length < (namespace.sites.get(name) ?? []).length) return true;
  return sites.some(({ definition: { kind, evaluation, calls } }) => {
    switch (kind) {
      case 'class':
        return true;
      case 'type':
        return false;
      case 'constant':
        return evaluation.mutable || evaluation.makesFunctions;
      case 'function':
        return (
          evaluation.mutable ||
          calls.some(({ when, effect }) => when === 'definition' && effect !== 'pure') ||
          namespace.mutated.has(name)
        );
    }
  });
}

function isUnseen(effect: Statement['calls'][number]['effect']): boolean {
  return effect === 'unknown' || effect === 'reads-world' || effect === 'binds';
}

function isOutside(namespace: Namespace, head: string | null): boolean {
  return head === null || isImport(namespace, head);
}

function isImport(namespace: Namespace, name: string): boolean {
  const sites = namespace.sites.get(name) ?? [];
  return sites.length > 0 && sites.every(({ binding }) => binding.form === 'import');
}

/** Whether a statement that mentions names may run what they stand for, and doesn't only define or store it. */
function runs(namespace: Namespace, statement: Statement, names: ReadonlySet<string>): boolean {
  const isConcerned = (read: FreeName): boolean => read.readAt !== 'unevaluated' && names.has(read.name);
  const concerned = statement.reads.filter(isConcerned);
  switch (statement.kind) {
    case 'definition': {
      const early = concerned.filter(({ readAt }) => readAt === 'definition');
      return early.length > 0 && !onlyStores(namespace, statement, early);
    }
    case 'action':
      return concerned.some((read) => read.readAt === 'definition' || !isNested(statement, read));
    case 'import':
      return concerned.some(({ readAt }) => readAt === 'definition');
    case 'magic':
    case 'opaque':
      return concerned.length > 0;
  }
}

/** `pair = (f, g)`, `def h(key=f)`: no call, and what is read are functions, which no operation but a call runs. */
function onlyStores(
  namespace: Namespace,
  statement: Statement & { readonly kind: 'definition' },
  reads: readonly FreeName[],
): boolean {
  const { definition } = statement;
  if (definition.kind === 'class') return false;
  if (definition.calls.some(({ when }) => when === 'definition')) return false;
  return reads.every(({ name }) => {
    const sites: readonly DefinitionSite[] = namespace.definitionsNamed(name);
    const bindings = namespace.sites.get(name) ?? [];
    return bindings.length === sites.length && sites.every((site) => site.definition.kind === 'function');
  });
}

function isNested(statement: Statement & { readonly kind: 'action' }, { at }: FreeName): boolean {
  return statement.nested.some(
    (definition) => definition.at.start <= at.start && at.end <= definition.at.end,
  );
}
