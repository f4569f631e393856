import { diffArrays } from 'diff';
import type { Paint } from './paint.ts';

/** Rows of a comparison that are shown, and how many equal ones before the first that differs. */
const ROWS = 12;
const LEAD = 2;
/** Lines of a text that are looked at. */
const LINES = 1000;
/** Columns that are always there, whatever the terminal says. */
const NARROWEST = 40;

/** Where a text is shown. */
export interface Screen {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

/** One line of each side; null where a side has none. */
type Row = readonly [left: string | null, right: string | null];

/** Two texts beside each other around the first line that differs, which `≠` marks. */
export function sideBySide(before: string, after: string, { paint, width }: Screen): readonly string[] {
  const rows = alignLines(linesOf(before), linesOf(after));
  const first = Math.max(0, rows.findIndex(isDifferent));
  const shown = rows.slice(Math.max(0, first - LEAD), first + ROWS);
  const rest = rows.length - Math.max(0, first - LEAD) - shown.length;
  const half = Math.floor((Math.max(NARROWEST, width) - 7) / 2);
  return [
    `  ${paint.dim('before'.padEnd(half))}   ${paint.dim('after')}`,
    ...shown.map((row) => rowText(row, half, paint)),
    ...(rest > 0 ? [`  ${paint.dim(`… ${rest} more ${rest === 1 ? 'line' : 'lines'}`)}`] : []),
  ];
}

function rowText(row: Row, half: number, paint: Paint): string {
  const from = windowStart(row, half);
  const [left, right] = row.map((line) => cut(line ?? '', from, half));
  return isDifferent(row)
    ? `  ${paint.red((left ?? '').padEnd(half))} ≠ ${paint.green(right ?? '')}`.trimEnd()
    : `  ${(left ?? '').padEnd(half)} │ ${right ?? ''}`.trimEnd();
}

function isDifferent([left, right]: Row): boolean {
  return left !== right;
}

/** Lines of which one took the other's place stand beside each other. */
function alignLines(before: readonly string[], after: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  const gone: string[] = [];
  const drain = (added: readonly string[]): void => {
    const length = Math.max(gone.length, added.length);
    for (let at = 0; at < length; at += 1) rows.push([gone[at] ?? null, added[at] ?? null]);
    gone.length = 0;
  };
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (removed) gone.push(...value);
    else if (added) drain(value);
    else {
      drain([]);
      rows.push(...value.map((line): Row => [line, line]));
    }
  }
  drain([]);
  return rows;
}

/** Where a pair of long lines is cut, so that what differs is seen. */
function windowStart([left, right]: Row, half: number): number {
  if (left === null || right === null || left === right) return 0;
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  return same < half - 10 ? 0 : same - Math.floor(half / 3);
}

function cut(line: string, from: number, length: number): string {
  const head = from > 0 ? `…${line.slice(from + 1)}` : line;
  return head.length <= length ? head : `${head.slice(0, length - 1)}…`;
}

/** Lines fit for a terminal: nothing in an output may move its cursor or colour it. */
function linesOf(text: string): readonly string[] {
  const plain = text
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replaceAll('\t', '    ')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '·');
  return (plain.endsWith('\n') ? plain.slice(0, -1) : plain).split('\n').slice(0, LINES);
}
