import { definitionsIn } from './namespace.ts';
import type { Obstacle } from './obstacle.ts';
import type { AnalyzedDefinition, DefinitionId, Verdict } from './prototype.ts';
import { observe } from './signals/index.ts';
import type { Signal } from './signals/signal.ts';

/** A definition whose obstacles are known and whose verdict isn't. */
export type Unjudged = Omit<AnalyzedDefinition, 'verdict' | 'readiness' | 'signals'> & {
  readonly obstacles: readonly Obstacle[];
};

/** Readiness from which a definition counts as solidified. */
const THRESHOLD = 0.55;
/** Readiness of a definition about which nothing speaks either way. */
const START = 0.5;

/** Gives every definition its signals, readiness and verdict. Values follow the definitions that read them. */
export function judge(unjudged: readonly Unjudged[]): readonly AnalyzedDefinition[] {
  const byId = new Map(unjudged.map((each) => [each.id, each]));
  const code = new Map(
    unjudged.filter(isCode).map((each) => [each, withVerdict(each, signalsOf(each, unjudged))]),
  );
  const judged = new Map([...code.values()].map((each) => [each.id, each]));
  return unjudged.map((each) => code.get(each) ?? judgeValue(each, byId, judged));
}

function isCode({ definition }: Unjudged): boolean {
  return definition.kind === 'function' || definition.kind === 'class';
}

function signalsOf(each: Unjudged, all: readonly Unjudged[]): readonly Signal[] {
  const { definition, owner } = each;
  const peers = all.filter((other) => other.owner === owner && other !== each);
  const needed = peers.filter((other) => each.needs.definitions.includes(other.id));
  const uses = owner.program.statements.filter(
    (statement) =>
      definitionsIn(statement).length === 0 && statement.reads.some((read) => read.name === definition.name),
  );
  return observe({
    definition,
    usingCells: [...new Set(uses.map((statement) => statement.at.cell))],
    readers: peers.filter((other) => isCode(other) && other.needs.definitions.includes(each.id)).length,
    constants: needed
      .filter((other) => other.definition.kind === 'constant')
      .map((other) => other.definition.name),
    helpers: needed.filter(isCode).length,
    series: seriesOf(definition.name, peers),
  });
}

/** How many others are numbered alike: `albert2` beside `albert1`, `problem_2`. A name without a number counts for nothing. */
function seriesOf(name: string, peers: readonly Unjudged[]): number {
  const stem = /^(.*\D)\d+$/.exec(name)?.[1];
  if (stem === undefined) return 0;
  return peers.filter(({ definition }) => /^(.*\D)\d+$/.exec(definition.name)?.[1] === stem).length;
}

function withVerdict(each: Unjudged, signals: readonly Signal[]): AnalyzedDefinition {
  const sum = signals.reduce((total, signal) => total + signal.weight, START);
  const readiness = Math.round(Math.min(1, Math.max(0, sum)) * 100) / 100;
  return finish(each, signals, readiness, readiness >= THRESHOLD ? 'solidified' : 'fluid');
}

/** A value is as settled as the most settled definition that reads it, through any chain of values. */
function judgeValue(
  each: Unjudged,
  byId: ReadonlyMap<DefinitionId, Unjudged>,
  judged: ReadonlyMap<DefinitionId, AnalyzedDefinition>,
): AnalyzedDefinition {
  const readers = new Set<DefinitionId>(each.readers);
  for (const id of readers) {
    const reader = byId.get(id);
    if (reader && !isCode(reader)) for (const next of reader.readers) readers.add(next);
  }
  const settled = [...readers]
    .flatMap((id) => judged.get(id) ?? [])
    .filter((reader) => isCode(reader as never));
  const readiness = Math.max(0, ...settled.map((reader) => reader.readiness));
  const moves = settled.some((reader) => reader.verdict.kind === 'solidified');
  return finish(each, [], readiness, moves ? 'solidified' : 'fluid');
}

function finish(
  { obstacles, ...rest }: Unjudged,
  signals: readonly Signal[],
  readiness: number,
  settled: 'solidified' | 'fluid',
): AnalyzedDefinition {
  const [first, ...others] = obstacles;
  const verdict: Verdict = first
    ? { kind: 'blocked', obstacles: [first, ...others] }
    : { kind: settled, obstacles: [] };
  return { ...rest, verdict, readiness, signals };
}
