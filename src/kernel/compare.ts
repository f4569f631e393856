import type { Output } from '../notebook/notebook.ts';
import type { CellMap } from './cell-map.ts';
import { dropLocations, dropWarnings, normalizeText } from './normalize.ts';
import type { CellRun, NotebookRun } from './run.ts';
import type { Difference, DifferenceKind, Verification } from './verification.ts';

/** Share of the cells with output that must have been compared for the outcome `equal`. */
const enough = 0.8;

/**
 * Compares what two notebooks showed: stream text, text results, error name and message. `before` are two runs of
 * the original: a cell that differs between them is set aside, but for an error that only the rewritten one shows.
 */
export function compareRuns(
  before: readonly [NotebookRun, NotebookRun],
  after: NotebookRun,
  map: CellMap,
): Verification {
  const afterByCell = new Map(after.cells.map((run) => [run.cell, run]));
  const differences: Difference[] = [];
  const nondeterministic: number[] = [];
  const counts = { compared: 0, withoutOutput: 0 };
  for (const [order, first] of before[0].cells.entries()) {
    const second = before[1].cells[order] ?? first;
    const mapped = map.get(first.cell);
    const counterpart = mapped === undefined ? undefined : afterByCell.get(mapped);
    const ownDifference = kindOfDifference(first, second);
    const difference =
      ownDifference === null
        ? kindOfDifference(second, counterpart)
        : errorsDiffer(first, second, counterpart)
          ? 'output'
          : null;
    if (ownDifference !== null) nondeterministic.push(first.cell);
    else if (isSilent(second) && isSilent(counterpart)) counts.withoutOutput += 1;
    else counts.compared += 1;
    if (difference !== null) differences.push(describe(difference, second, counterpart));
  }
  const known = new Set(map.values());
  const added = after.cells.filter((run) => !known.has(run.cell) && !isSilent(run));
  differences.push(...added.map((run) => describe('output', undefined, run)));
  return {
    outcome: judge(differences, counts.compared, nondeterministic.length),
    cells: before[0].cells.length,
    ...counts,
    nondeterministic,
    differences,
  };
}

function judge(
  differences: readonly Difference[],
  compared: number,
  setAside: number,
): Verification['outcome'] {
  if (differences.some(({ kind }) => kind === 'output')) return 'different';
  return compared < enough * (compared + setAside) ? 'not-shown' : 'equal';
}

/** What a cell shows, in order, with adjoining stdout texts joined; stderr apart, since its place among them is chance. */
interface Shown {
  readonly parts: readonly string[];
  readonly stderr: string;
}

function shown(run: CellRun | undefined): Shown {
  const parts: { readonly kind: string; text: string }[] = [];
  const stderr: string[] = [];
  for (const output of run?.outputs ?? []) {
    const last = parts.at(-1);
    if (output.kind !== 'stream') parts.push({ kind: output.kind, text: outputText(output) });
    else if (output.name === 'stderr') stderr.push(output.text);
    else if (last?.kind === 'stream') last.text += output.text;
    else parts.push({ kind: 'stream', text: output.text });
  }
  return {
    parts: parts.map(({ kind, text }) => `${kind}:${normalizeText(text)}`),
    stderr: normalizeText(stderr.join('')),
  };
}

function kindOfDifference(a: CellRun | undefined, b: CellRun | undefined): DifferenceKind | null {
  const [one, other] = [shown(a), shown(b)];
  const same = (normalize: (text: string) => string, stderr: (text: string) => string): boolean =>
    normalize(one.parts.join('\0')) === normalize(other.parts.join('\0')) &&
    stderr(one.stderr) === stderr(other.stderr);
  if (same(String, String)) return null;
  if (same(dropLocations, dropLocations)) return 'location';
  if (same(dropLocations, (text) => dropLocations(dropWarnings(text)))) return 'warning';
  return 'output';
}

/** Whether two runs of the original agree on the error they end with, and the rewritten notebook has another. */
function errorsDiffer(first: CellRun, second: CellRun, after: CellRun | undefined): boolean {
  const name = (run: CellRun | undefined): string | undefined =>
    run?.outputs.flatMap((output) => (output.kind === 'error' ? [output.name] : [])).at(-1);
  return name(first) === name(second) && name(second) !== name(after);
}

function isSilent(run: CellRun | undefined): boolean {
  return run === undefined || run.outputs.length === 0;
}

function describe(kind: DifferenceKind, before: CellRun | undefined, after: CellRun | undefined): Difference {
  return {
    kind,
    cell: before?.cell ?? null,
    afterCell: after?.cell ?? null,
    before: text(before),
    after: text(after),
  };
}

function text(run: CellRun | undefined): string {
  return (run?.outputs ?? []).map((output) => outputText(output).replace(/\n?$/, '\n')).join('');
}

function outputText(output: Output): string {
  switch (output.kind) {
    case 'stream':
      return output.text;
    case 'error':
      return `${output.name}: ${output.message}`;
    case 'result':
    case 'display':
      return output.data['text/plain'] ?? '';
  }
}
