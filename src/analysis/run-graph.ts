import type { FreeName, Statement } from '../program/program.ts';
import { addTo } from './groups.ts';
import type { Namespace } from './namespace.ts';
import { remembered, rememberedByName } from './remembered.ts';

/**
 * How code can be reached in a notebook: a graph whose nodes are numbers. For each name there are two, what it stands
 * for and what can be put into that; each statement is one, which is passed where it stores what it mentions.
 */
export interface RunGraph {
  /** The number of what a name stands for; undefined where nothing has the name. */
  nodeOf(name: string): number | undefined;
  /** The nodes that lead on from a node. */
  readonly next: readonly (readonly number[])[];
  /** The node of the first statement; the others follow in order. */
  readonly firstStatement: number;
  /** For each statement, the nodes of the names that it runs. */
  readonly run: readonly (readonly number[])[];
  /** Places of the statements that may run anything: what they read can't be known. */
  readonly runsAll: ReadonlySet<number>;
  /** Places of the statements that hand what they store to code that can't be seen. */
  readonly escapes: ReadonlySet<number>;
}

/** The graph of a notebook. */
export const runGraphOf = remembered((namespace: Namespace): RunGraph => {
  const { statements } = namespace.program;
  const names = allNames(namespace);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const firstStatement = 2 * names.length;
  const next: number[][] = [];
  const nodesOf = (all: Iterable<string>, first: number): readonly number[] =>
    [...new Set(all)].flatMap((name) => {
      const number = numbers.get(name);
      return number === undefined ? [] : [first + number];
    });
  const storesOf = storingStatements(namespace);
  for (const name of names) {
    const readers = namespace.readersOf(name).flatMap(({ definition }) => definition.names);
    const stores = (storesOf.get(name) ?? []).map((order) => firstStatement + order);
    next.push([...nodesOf(readers, 0), ...stores]);
  }
  for (const name of names) {
    const reads = namespace.definitionsNamed(name).flatMap(({ definition }) => definition.freeNames);
    const behind = nodesOf(heldBy(namespace, reads), names.length);
    next.push(mayHold(namespace, name) ? [...nodesOf([name], 0), ...behind] : [...behind]);
  }
  for (const { bindings, reads } of statements) {
    const bound = bindings.map(({ name }) => name);
    next.push([...nodesOf(bound, 0), ...nodesOf(heldBy(namespace, reads), names.length)]);
  }
  const run = statements.map((statement) => nodesOf(namesRun(namespace, statement), 0));
  const seeing = new Set(nodesOf(readersSeeingAll(namespace), 0));
  return {
    nodeOf: (name) => numbers.get(name),
    next,
    firstStatement,
    run,
    runsAll: ordersOf(
      statements,
      (statement, order) => seesAll(statement) || (run[order] ?? []).some((node) => seeing.has(node)),
    ),
    escapes: ordersOf(statements, ({ calls }) =>
      calls.some(({ head, effect }) => isUnseen(effect) && isOutside(namespace, head)),
    ),
  };
});

function allNames({ program, definitions, sites }: Namespace): readonly string[] {
  const read = [
    ...program.statements.flatMap(({ reads }) => reads),
    ...definitions.flatMap(({ definition }) => definition.freeNames),
  ];
  const defined = definitions.flatMap(({ definition }) => definition.names);
  return [...new Set([...sites.keys(), ...defined, ...read.map(({ name }) => name)])];
}

function ordersOf(
  statements: readonly Statement[],
  isWanted: (statement: Statement, order: number) => boolean,
): ReadonlySet<number> {
  return new Set(statements.flatMap((statement, order) => (isWanted(statement, order) ? [order] : [])));
}

/**
 * By name, the places of statements that may put what the name stands for somewhere, besides a definition of their own.
 * Also where the name stands for something else as yet: a lambda looks it up when it is called.
 */
function storingStatements(namespace: Namespace): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  namespace.program.statements.forEach((statement, order) => {
    if (statement.kind === 'import') return;
    const names =
      statement.kind === 'definition'
        ? namesRun(namespace, statement)
        : statement.reads.filter(isEvaluated).map(({ name }) => name);
    for (const name of new Set(names)) addTo(found, name, order);
  });
  return found;
}

/** A statement whose reads can't be known: it may call whatever there is. */
function seesAll(statement: Statement): boolean {
  return statement.kind === 'opaque' || (statement.kind !== 'definition' && statement.readsUnknown);
}

/** Definitions that look names up in a way that can't be followed (eval, globals()), and those that read them. */
function readersSeeingAll(namespace: Namespace): ReadonlySet<string> {
  const found = new Set(
    namespace.definitions
      .filter(({ definition }) => definition.ties.some(({ code }) => code === 'dynamic-scope'))
      .flatMap(({ definition }) => definition.names),
  );
  for (const name of found) {
    for (const { definition } of namespace.readersOf(name))
      for (const each of definition.names) found.add(each);
  }
  return found;
}

/** Names of what a module doesn't give: something can be put into what these stand for. */
function heldBy(namespace: Namespace, reads: readonly FreeName[]): readonly string[] {
  return reads.map(({ name }) => name).filter((name) => !isImport(namespace, name));
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

const isImport = rememberedByName((namespace: Namespace, name) => {
  const sites = namespace.sites.get(name) ?? [];
  return sites.length > 0 && sites.every(({ binding }) => binding.form === 'import');
});

/** Names of which a statement may run what they stand for, and doesn't only define or store it. */
function namesRun(namespace: Namespace, statement: Statement): readonly string[] {
  return statement.reads
    .filter((read) => isEvaluated(read) && runs(namespace, statement, read))
    .map(({ name }) => name);
}

function isEvaluated({ readAt }: FreeName): boolean {
  return readAt !== 'unevaluated';
}

function runs(namespace: Namespace, statement: Statement, read: FreeName): boolean {
  switch (statement.kind) {
    case 'definition':
      return read.readAt === 'definition' && !onlyStores(namespace, statement, read);
    case 'action':
      return read.readAt === 'definition' || !isNested(statement, read);
    case 'import':
      return read.readAt === 'definition';
    case 'magic':
    case 'opaque':
      return true;
  }
}

/** `pair = (f, g)`, `def h(key=f)`: no call, and what is read is a function, which no operation but a call runs. */
function onlyStores(
  namespace: Namespace,
  { definition }: Statement & { readonly kind: 'definition' },
  { name }: FreeName,
): boolean {
  if (definition.kind === 'class') return false;
  if (definition.calls.some(({ when }) => when === 'definition')) return false;
  return isFunction(namespace, name);
}

/** Whether all that a name is bound to are functions of the notebook. */
const isFunction = rememberedByName((namespace: Namespace, name) => {
  const sites = namespace.definitionsNamed(name);
  return (
    (namespace.sites.get(name) ?? []).length === sites.length &&
    sites.every((site) => site.definition.kind === 'function')
  );
});

function isNested(statement: Statement & { readonly kind: 'action' }, { at }: FreeName): boolean {
  return statement.nested.some(
    (definition) => definition.at.start <= at.start && at.end <= definition.at.end,
  );
}
