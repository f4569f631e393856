import type { Difference, Verification } from '../kernel/verification.ts';
import { painter } from './paint.ts';
import { sideBySide, type Screen } from './side-by-side.ts';
import { counted } from './wording/count.ts';

/** `verify` for people. */
export function verificationText(verification: Verification, screen: Screen): string {
  const verdicts = {
    equal: 'They show the same.',
    different: 'They show something different.',
    'not-shown': 'Not shown: too little of the output could be compared.',
  };
  const lines = [
    ...verification.differences.flatMap((each) => [...differenceLines(each, screen), '']),
    `${verdicts[verification.outcome]} ${comparisonText(verification)}`,
    ...notes(verification),
  ];
  return `${lines.join('\n')}\n`;
}

const VEILED =
  '‹1› and # stand for what may be data: words that the notebook’s code doesn’t hold, most numbers';

/** The first difference of a cell, side by side, with what is likely behind it. */
export function differenceLines(difference: Difference, screen: Screen): readonly string[] {
  const { kind, cell, afterCell, first, likely } = difference;
  const { paint } = screen;
  const kinds = { output: '', location: ': only the place of code', warning: ': only the text of warnings' };
  const causes = likely.slice(0, 3).map(({ name, cell: from }) => `${name} (cell ${from})`);
  const others = likely.length > causes.length ? ` and ${likely.length - causes.length} more` : '';
  return [
    paint.bold(`cell ${cell ?? '–'} → ${afterCell ?? '–'} (${kind}), ${first.what}${kinds[kind]}`),
    ...sideBySide(first.before, first.after, screen),
    ...(/‹\d+›/.test(first.before + first.after) ? [`  ${paint.dim(VEILED)}`] : []),
    ...(causes.length > 0 ? [`  likely behind it: ${causes.join(', ')}${others}`] : []),
  ];
}

/** {@link differenceLines} for where nothing is known of the screen. */
export function plainDifference(difference: Difference): string {
  return differenceLines(difference, { paint: painter('plain'), width: 100 }).join('\n');
}

/** How much was compared, in a sentence. */
export function comparisonText(verification: Verification): string {
  const { cells, compared, withoutOutput, nondeterministic } = verification;
  const aside = nondeterministic.length;
  const why =
    aside > 0 ? ` since the original differs from itself there (${nondeterministic.join(', ')})` : '';
  return `${counted(cells, 'code cell')}: ${compared} compared, ${withoutOutput} without output, ${aside} set aside${why}.`;
}

/** What else there is to know about a comparison, a line each. */
export function notes({ failing, diedAt }: Verification): readonly string[] {
  const unexpected = failing.filter(({ expected }) => !expected);
  const asking = unexpected.filter(({ error }) => error === 'StdinNotImplementedError');
  const others = unexpected.filter((each) => !asking.includes(each));
  return [
    ...(diedAt === null
      ? []
      : [`The kernel died in cell ${diedAt}, before as well as after; the cells below were not run.`]),
    ...(asking.length === 0
      ? []
      : [`Nobody is there to answer input(): ${cellsText(asking)}, before as well as after.`]),
    ...(others.length === 0
      ? []
      : [
          `Fails here, before as well as after, and not in the notebook: ${cellsText(others)}. Is this the notebook’s interpreter?`,
        ]),
  ];
}

function cellsText(cells: Verification['failing']): string {
  const told = cells.slice(0, 5).map(({ cell, error }) => `cell ${cell} (${error})`);
  return `${told.join(', ')}${cells.length > told.length ? ` and ${cells.length - told.length} more` : ''}`;
}

/** `verify --json`, and `verification` in `extract --json`: of the differences of a cell the first is told. */
export function verificationJson(verification: Verification): string {
  return `${JSON.stringify({ version: 1, ...verification }, null, 2)}\n`;
}
