import type { Statement } from '../program/program.ts';
import type { Namespace } from './namespace.ts';
import { runGraphOf, type RunGraph } from './run-graph.ts';
import { sequenceOf, type RunOrder } from './run-order.ts';

/** The statements of a run after one place and up to another, which counts. */
export interface Stretch {
  readonly ranks: RunOrder;
  readonly after: number;
  readonly until: number;
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
  const graph = runGraphOf(namespace);
  const cell = statements[stretch.after]?.at.cell;
  const isElsewhere = (statement: Statement): boolean =>
    statement.at.cell !== cell || !onlyDefines(statement);
  const candidates = ordersIn(stretch).flatMap((order): readonly Candidate[] => {
    const statement = statements[order];
    if (statement === undefined) return [];
    const mayRunEscaped = graph.escapes.size > 0 && isElsewhere(statement);
    const mayRun = mayRunEscaped || graph.runsAll.has(order) || (graph.run[order] ?? []).length > 0;
    return mayRun ? [{ statement, order, mayRunEscaped }] : [];
  });
  if (candidates.length === 0) return [];
  const reach = reachOf(graph, names, stretch);
  return candidates
    .filter(
      ({ order, mayRunEscaped }) =>
        graph.runsAll.has(order) ||
        (reach.escaped && mayRunEscaped) ||
        (graph.run[order] ?? []).some((node) => reach.nodes[node] === 1),
    )
    .map(({ statement }) => statement);
}

/** A statement that may run something in a stretch. */
interface Candidate {
  readonly statement: Statement;
  readonly order: number;
  /** It would run what was handed to code that can't be seen. */
  readonly mayRunEscaped: boolean;
}

function onlyDefines(statement: Statement): boolean {
  return statement.kind === 'definition' && statement.calls.every(({ when }) => when === 'call');
}

/** Places of a stretch, as they stand in the notebook. */
function ordersIn({ ranks, after, until }: Stretch): readonly number[] {
  const first = (ranks[after] ?? 0) + 1;
  const last = ranks[until] ?? 0;
  return first > last
    ? []
    : sequenceOf(ranks)
        .slice(first, last + 1)
        .sort((a, b) => a - b);
}

/** Nodes through which code can be reached. */
interface Reach {
  /** 1 for each node that is reached. */
  readonly nodes: Uint8Array;
  /** It may also be reached without a name: it was handed to code that can't be seen. */
  readonly escaped: boolean;
}

/** All that leads to one of the names: definitions that read them, and what these were put into up to the stretch. */
function reachOf(graph: RunGraph, names: readonly string[], { ranks, after }: Stretch): Reach {
  const { next, firstStatement, escapes } = graph;
  const nodes = new Uint8Array(next.length);
  const pending: number[] = [];
  let escaped = false;
  const reach = (node: number): void => {
    if (nodes[node] === 1) return;
    const order = node - firstStatement;
    if (order >= 0 && (ranks[order] ?? 0) > (ranks[after] ?? 0)) return;
    escaped ||= escapes.has(order);
    nodes[node] = 1;
    pending.push(node);
  };
  for (const name of names) {
    const node = graph.nodeOf(name);
    if (node !== undefined) reach(node);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const each of next[node] ?? []) reach(each);
  }
  return { nodes, escaped };
}
