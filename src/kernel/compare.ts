import type { Cell } from '../notebook/notebook.ts';
import type { CellMap } from './cell-map.ts';
import { failingCells } from './failing.ts';
import { tracebackFunctions } from './normalize.ts';
import { describeImage, isPixelImage } from './pixels.ts';
import { withoutColour } from './output.ts';
import type { CellRun, NotebookRun } from './run.ts';
import { kindOfDifference, readShown, type Part, type Shown } from './shown.ts';
import type { Difference, DifferenceKind, Verification } from './verification.ts';

/** Share of the cells with output that must have been compared for the outcome `equal`. */
const ENOUGH = 0.8;
/** Characters of what a cell showed that are told. */
const TOLD = 20_000;

/** A cell of one notebook as it ran, with what it showed; `run` is absent where the cell is gone. */
interface Side {
  readonly run: CellRun | undefined;
  readonly shown: Shown;
}

/**
 * Compares what two notebooks showed. `before` are two runs of the original, whose cells are `cells`: a cell that
 * differs between them is set aside, but for an error that only the rewritten one shows.
 */
export function compareRuns(
  before: readonly [NotebookRun, NotebookRun],
  after: NotebookRun,
  map: CellMap,
  cells: readonly Cell[],
): Verification {
  const afterByCell = new Map(after.cells.map((run) => [run.cell, run]));
  const differences: Difference[] = [];
  const nondeterministic: number[] = [];
  const counts = { compared: 0, withoutOutput: 0 };
  for (const [order, firstRun] of before[0].cells.entries()) {
    const [first, second] = [sideOf(firstRun), sideOf(before[1].cells[order] ?? firstRun)];
    const mapped = map.get(firstRun.cell);
    const counterpart = sideOf(mapped === undefined ? undefined : afterByCell.get(mapped));
    const isSteady = kindOfDifference(first.shown, second.shown) === null;
    const difference = isSteady
      ? kindOfDifference(second.shown, counterpart.shown)
      : errorsDiffer(first, second, counterpart)
        ? 'output'
        : null;
    if (!isSteady) nondeterministic.push(firstRun.cell);
    else if (isSilent(second) && isSilent(counterpart)) counts.withoutOutput += 1;
    else counts.compared += 1;
    if (difference !== null) differences.push(describe(difference, second, counterpart));
  }
  const known = new Set(map.values());
  const added = after.cells.filter((run) => !known.has(run.cell)).map(sideOf);
  differences.push(
    ...added.filter((side) => !isSilent(side)).map((side) => describe('output', sideOf(undefined), side)),
  );
  const failing = failingCells(before[1], after, map, cells);
  const unexpected = failing.filter(
    ({ cell, expected }) => !expected && !nondeterministic.includes(cell),
  ).length;
  return {
    outcome: judge(differences, counts.compared - unexpected, nondeterministic.length + unexpected),
    cells: before[0].cells.length,
    ...counts,
    nondeterministic,
    differences,
    failing,
    diedAt: before[0].diedAt === before[1].diedAt ? before[0].diedAt : null,
  };
}

function judge(
  differences: readonly Difference[],
  compared: number,
  setAside: number,
): Verification['outcome'] {
  if (differences.some(({ kind }) => kind === 'output')) return 'different';
  return compared < ENOUGH * (compared + setAside) ? 'not-shown' : 'equal';
}

function sideOf(run: CellRun | undefined): Side {
  return { run, shown: readShown(run) };
}

/** Whether two runs of the original agree on the error they end with, and the rewritten notebook has another. */
function errorsDiffer(first: Side, second: Side, after: Side): boolean {
  const name = ({ run }: Side): string | undefined =>
    run?.outputs.flatMap((output) => (output.kind === 'error' ? [output.name] : [])).at(-1);
  return name(first) === name(second) && name(second) !== name(after);
}

function isSilent({ run }: Side): boolean {
  return run === undefined || run.outputs.length === 0;
}

function describe(kind: DifferenceKind, before: Side, after: Side): Difference {
  const strictness = kind === 'output' ? 'warning' : kind === 'warning' ? 'location' : 'exact';
  const at = Math.max(0, before.shown.differsAt(after.shown, strictness));
  const [one, other] = [before.shown.parts[at], after.shown.parts[at]];
  const errors =
    after.run?.outputs.flatMap((each) => (each.kind === 'error' ? [each.traceback ?? ''] : [])) ?? [];
  return {
    kind,
    cell: before.run?.cell ?? null,
    afterCell: after.run?.cell ?? null,
    before: wholeText(before),
    after: wholeText(after),
    first: {
      what: (one ?? other)?.what ?? 'stdout',
      before: partText(one, other),
      after: partText(other, one),
    },
    raisedIn: tracebackFunctions(errors.at(-1) ?? '').toReversed(),
    likely: [],
  };
}

/** What a cell shows as a person sees it: of each output the plain text, or else what kind of thing it is. */
function wholeText({ run }: Side): string {
  const texts = (run?.outputs ?? []).map((output) => {
    switch (output.kind) {
      case 'stream':
        return output.text;
      case 'error':
        return `${output.name}: ${output.message}`;
      case 'result':
      case 'display':
        return output.data['text/plain'] ?? `[${Object.keys(output.data).join(', ')}]`;
    }
  });
  return told(texts.map((text) => text.replace(/\n?$/, '\n')).join(''));
}

function partText(part: Part | undefined, other: Part | undefined): string {
  if (part === undefined) return '';
  if (isPixelImage(part.what)) {
    return describeImage(part.what, part.text, other?.what === part.what ? other.text : null);
  }
  return told(part.text);
}

function told(shown: string): string {
  const text = withoutColour(shown);
  return text.length <= TOLD ? text : `${text.slice(0, TOLD)}\n… ${text.length - TOLD} characters more\n`;
}
