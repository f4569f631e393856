import type { Obstacle } from '../../analysis/obstacle.ts';
import type { DefinitionId } from '../../analysis/prototype.ts';
import type { Verification } from '../../kernel/verification.ts';
import { SolidifyError } from '../../text/error.ts';
import type { StagedExtraction } from './staging.ts';
import type { MovedDefinition } from '../likely.ts';
import type { Progress } from '../progress-line.ts';
import type { PreparedExtraction } from './prepared.ts';
import {
  firstDifference,
  movedFrom,
  notEqual,
  verifyExtraction,
  type VerifiedExtraction,
} from './verification.ts';

/** How often `--drop-unproven` runs the notebooks again. */
const ATTEMPTS = 10;

/** An extraction whose repository is finished, and was run where that was asked for. */
export interface ProvenExtraction {
  readonly prepared: PreparedExtraction;
  readonly stage: StagedExtraction;
  /** Null where `--verify` isn't asked for. */
  readonly verification: Verification | null;
}

/**
 * Stages an extraction and, where asked, runs its notebooks before and after. With `--drop-unproven`, the definition
 * that is likely behind a difference stays in the notebook, and the rest is planned, staged and run again.
 * @throws SolidifyError (refused) `verify-differs`, `not-shown`; (nothing) `nothing-to-move` when nothing is left.
 */
export async function stageProven(
  first: PreparedExtraction,
  stageOf: (prepared: PreparedExtraction) => Promise<StagedExtraction>,
  progress: Progress,
): Promise<ProvenExtraction> {
  const { totalTimeout, dropUnproven } = first.options;
  const deadline = totalTimeout === null ? null : Date.now() + 1000 * totalTimeout;
  let prepared = first;
  let search: Search = { stay: [], suspect: null, cleared: [], seen: '' };
  for (let attempt = 0; ; attempt += 1) {
    const stage = await stageOf(prepared);
    try {
      const writes = attempt === 0 ? 'once' : 'never';
      const found = await verifyExtraction(prepared, { repository: stage.path, deadline, writes }, progress);
      if (!found?.failed) return { prepared, stage, verification: found?.verification ?? null };
      const next = dropUnproven && attempt < ATTEMPTS ? searchOn(search, prepared, found) : null;
      if (next === null) throw notEqual(found.failed, found.verification);
      await stage.discard();
      search = next;
      prepared = await planWithout(first, [...next.stay, ...(next.suspect ? [next.suspect] : [])], progress);
    } catch (error) {
      await stage.discard();
      throw error;
    }
  }
}

/** How far the search for what makes the notebook show something else has come. */
interface Search {
  /** They stay. */
  readonly stay: readonly Culprit[];
  /** Stays in the plan that is run. */
  readonly suspect: Culprit | null;
  /** Kept in the notebook alone, they changed nothing about the difference. */
  readonly cleared: readonly Culprit[];
  /** What differed before the suspect stayed. */
  readonly seen: string;
}

/**
 * The next plan to try, one suspect at a time; where none alone makes the difference, all of them stay. Null: there is
 * nobody left to suspect.
 */
function searchOn(
  { stay, suspect, cleared, seen }: Search,
  prepared: PreparedExtraction,
  found: VerifiedExtraction,
): Search | null {
  const difference = firstDifference(found.verification);
  if (difference === null) return null;
  const now = JSON.stringify([found.failed?.rewrite.notebook, difference.cell, found.seen]);
  const isInnocent = suspect !== null && now === seen;
  const known = suspect === null || isInnocent ? stay : [...stay, suspect];
  const innocent = isInnocent ? [...cleared, suspect] : [];
  const excluded = new Set([...known, ...innocent].map(({ id }) => id));
  const next = culpritsOf(prepared, found).find(({ id }) => !excluded.has(id));
  if (next) return { stay: known, suspect: next, cleared: innocent, seen: now };
  return innocent.length < 2 ? null : { stay: [...known, ...innocent], suspect: null, cleared: [], seen: '' };
}

/** A definition that is to stay since the notebook shows something else with it moved. */
interface Culprit {
  readonly name: string;
  readonly id: DefinitionId;
  readonly obstacle: Obstacle;
}

/** Who may be behind the first difference, the likeliest first. */
function culpritsOf(
  prepared: PreparedExtraction,
  { verification, failed }: VerifiedExtraction,
): readonly Culprit[] {
  const first = firstDifference(verification);
  if (first === null || failed === null) return [];
  const moved = movedFrom(prepared, failed);
  const likely = first.likely.length > 0 ? first.likely : lastMoved(moved, first.cell ?? Infinity);
  const places = first.cell === null ? [] : [{ cell: first.cell, line: 1 }];
  return likely.flatMap(({ name, cell }) =>
    prepared.analysis.definitions
      .filter(({ owner, definition: { names, at } }) => {
        return owner.notebook.path === failed.rewrite.notebook && at.cell === cell && names.includes(name);
      })
      .map(({ id, definition: { line } }): Culprit => {
        return { name, id, obstacle: { code: 'differs-when-run', names: [name], cell, line, places } };
      }),
  );
}

/** Where nothing points at a definition: those that had run, the last first. */
function lastMoved(moved: readonly MovedDefinition[], cell: number): readonly MovedDefinition[] {
  return moved.filter((each) => each.cell <= cell).sort((a, b) => b.cell - a.cell || b.line - a.line);
}

async function planWithout(
  first: PreparedExtraction,
  culprits: readonly Culprit[],
  progress: Progress,
): Promise<PreparedExtraction> {
  const names = culprits.map(({ name }) => name).join(', ');
  progress(`planning again, without ${names}`);
  try {
    return await first.without(new Map(culprits.map(({ id, obstacle }) => [id, obstacle])));
  } catch (error) {
    if (!(error instanceof SolidifyError) || error.code !== 'nothing-to-move') throw error;
    throw new SolidifyError(
      'nothing',
      'nothing-to-move',
      `nothing is left to move: the notebook shows something else with ${names} moved`,
      {
        place: error.place,
        hint: 'Nothing was written. Run with --verify alone to see the first difference.',
      },
    );
  }
}
