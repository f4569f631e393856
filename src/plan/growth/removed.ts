import type {
  Analysis,
  AnalyzedDefinition,
  DefinitionId,
  PrototypeNotebook,
} from '../../analysis/prototype.ts';
import type { Obstacle } from '../../analysis/obstacle.ts';
import type { HeldPackage } from '../held/package.ts';
import type { ProvenanceDefinition } from '../held/provenance.ts';
import { takeFor, type Take } from './decision.ts';

/** What it takes to know what somebody took out of a package. */
export interface RemovalContext {
  readonly takes: readonly Take[];
  /** The path of a notebook as provenance has it. */
  readonly recordedAs: (owner: PrototypeNotebook) => string | undefined;
}

/**
 * What keeps definitions where they are since the package had them and somebody removed or renamed them there: that is an
 * edit like others, which isn't undone by adding them again.
 */
export function removals(
  { definitions, beside }: Analysis,
  held: HeldPackage,
  { takes, recordedAs }: RemovalContext,
): ReadonlyMap<DefinitionId, Obstacle> {
  const there = new Set(held.modules.flatMap((module) => module.definitions.flatMap(({ names }) => names)));
  const gone = (held.provenance?.definitions ?? []).filter(
    ({ names }) => !names.some((name) => there.has(name)),
  );
  return new Map(
    [...definitions, ...beside].flatMap((each): [DefinitionId, Obstacle][] => {
      const record = gone.find((one) => isAbout(one, each, recordedAs(each.owner)));
      if (record === undefined || takeFor(takes, each) === 'notebook') return [];
      const { name, at, line } = each.definition;
      const obstacle: Obstacle = {
        code: 'held-removed',
        names: [name, record.module],
        cell: at.cell,
        line,
        places: [],
      };
      return [[each.id, obstacle]];
    }),
  );
}

/** The same code, or whatever became of it where it came from. */
function isAbout(
  { names, source, written, origins }: ProvenanceDefinition,
  { definition }: AnalyzedDefinition,
  path: string | undefined,
): boolean {
  if (names.join(' ') !== definition.names.join(' ')) return false;
  const isSame = definition.syntaxHash === source || definition.syntaxHash === written;
  return isSame || origins.some(({ notebook }) => notebook === path);
}
