import { addTo } from './groups.ts';
import { definitionsIn } from './namespace.ts';
import type { Obstacle } from './obstacle.ts';
import type { AnalyzedDefinition, DefinitionId, PrototypeNotebook, Verdict } from './prototype.ts';
import { observe } from './signals/index.ts';
import type { Signal } from './signals/signal.ts';

/** A definition whose obstacles are known and whose verdict isn't. */
export type Unjudged = Omit<AnalyzedDefinition, 'verdict' | 'readiness' | 'signals' | 'usedIn'> & {
  readonly obstacles: readonly Obstacle[];
};

/** Readiness from which a definition counts as solidified. */
const THRESHOLD = 0.55;
/** Readiness of a definition about which nothing speaks either way. */
const START = 0.5;

/** Gives every definition its signals, readiness and verdict. Values follow the definitions that read them. */
export function judge(unjudged: readonly Unjudged[]): readonly AnalyzedDefinition[] {
  const byId = new Map(unjudged.map((each) => [each.id, each]));
  const byOwner = new Map<PrototypeNotebook, Unjudged[]>();
  for (const each of unjudged) addTo(byOwner, each.owner, each);
  const surroundings = new Map([...byOwner].map(([owner, own]) => [owner, surroundingsIn(owner, own)]));
  const code = new Map(
    unjudged.filter(isCode).flatMap((each) => {
      const around = surroundings.get(each.owner);
      return around ? [[each, judgeCode(each, around, byId)]] : [];
    }),
  );
  const judged = new Map([...code.values()].map((each) => [each.id, each]));
  return unjudged.map((each) => code.get(each) ?? judgeValue(each, byId, judged));
}

function isCode({ definition }: Unjudged): boolean {
  return definition.kind === 'function' || definition.kind === 'class';
}

/** What the signals of a notebook's definitions are computed from, looked up once for all of them. */
interface Surroundings {
  readonly byId: ReadonlyMap<DefinitionId, Unjudged>;
  /** Cells whose code outside definitions reads a name. */
  readonly usingCells: ReadonlyMap<string, ReadonlySet<number>>;
  /** How many functions and classes need a definition, itself left out. */
  readonly readers: ReadonlyMap<DefinitionId, number>;
  /** How many definitions have a name that is this stem and a number. */
  readonly stems: ReadonlyMap<string, number>;
}

function surroundingsIn(owner: PrototypeNotebook, own: readonly Unjudged[]): Surroundings {
  const usingCells = new Map<string, Set<number>>();
  for (const statement of owner.program.statements) {
    if (definitionsIn(statement).length > 0) continue;
    for (const { name } of statement.reads) {
      const cells = usingCells.get(name);
      if (cells) cells.add(statement.at.cell);
      else usingCells.set(name, new Set([statement.at.cell]));
    }
  }
  const needs = own
    .filter(isCode)
    .flatMap(({ id, needs }) => [...new Set(needs.definitions)].filter((needed) => needed !== id));
  return {
    byId: new Map(own.map((each) => [each.id, each])),
    usingCells,
    readers: countEach(needs),
    stems: countEach(own.flatMap(({ definition }) => stemOf(definition.name) ?? [])),
  };
}

function countEach<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function signalsOf(each: Unjudged, around: Surroundings, all: ById): readonly Signal[] {
  const { definition } = each;
  const needed = [...new Set(each.needs.definitions)].flatMap((id) =>
    id === each.id ? [] : (around.byId.get(id) ?? []),
  );
  return observe({
    definition,
    usingCells: [...(around.usingCells.get(definition.name) ?? [])],
    readers: around.readers.get(each.id) ?? 0,
    constants: needed
      .filter((other) => other.definition.kind === 'constant')
      .map((other) => other.definition.name),
    helpers: needed.filter(isCode).length,
    notebooks: notebooksOf(each, all),
    series: seriesOf(definition.name, around),
    stability: each.stability,
  });
}

type ById = ReadonlyMap<DefinitionId, Unjudged>;

/** How many notebooks hold a definition's code under its name. */
function notebooksOf({ owner, copies }: Unjudged, all: ById): number {
  return new Set([owner, ...copies.flatMap((id) => all.get(id)?.owner ?? [])]).size;
}

/** How many others are numbered alike: `albert2` beside `albert1`, `problem_2`. A name without a number counts for nothing. */
function seriesOf(name: string, { stems }: Surroundings): number {
  const stem = stemOf(name);
  return stem === null ? 0 : (stems.get(stem) ?? 1) - 1;
}

function stemOf(name: string): string | null {
  return /^(.*\D)\d+$/.exec(name)?.[1] ?? null;
}

function judgeCode(each: Unjudged, around: Surroundings, all: ById): AnalyzedDefinition {
  const signals = signalsOf(each, around, all);
  const sum = signals.reduce((total, signal) => total + signal.weight, START);
  const readiness = Math.round(Math.min(1, Math.max(0, sum)) * 100) / 100;
  const usedIn = [...(around.usingCells.get(each.definition.name) ?? [])];
  const settled = readiness >= THRESHOLD ? 'solidified' : 'fluid';
  return finish(each, { signals, readiness, usedIn, settled });
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
  return finish(each, { signals: [], readiness, usedIn: [], settled: moves ? 'solidified' : 'fluid' });
}

function finish(
  { obstacles, ...rest }: Unjudged,
  {
    settled,
    ...judged
  }: Pick<AnalyzedDefinition, 'signals' | 'readiness' | 'usedIn'> & {
    readonly settled: 'solidified' | 'fluid';
  },
): AnalyzedDefinition {
  const [first, ...others] = obstacles;
  const verdict: Verdict = first
    ? { kind: 'blocked', obstacles: [first, ...others] }
    : { kind: settled, obstacles: [] };
  return { ...rest, verdict, ...judged };
}
