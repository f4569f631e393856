import type { Verification } from '../kernel/verification.ts';
import { counted } from './wording/count.ts';

/** `verify` for people. */
export function verificationText(verification: Verification): string {
  const { outcome, differences } = verification;
  const verdicts = {
    equal: 'They show the same.',
    different: 'They show something different.',
    'not-shown': 'Not shown: too little of the output could be compared.',
  };
  const lines = [
    ...differences.flatMap((each) => [
      `cell ${each.cell ?? '–'} → ${each.afterCell ?? '–'} (${each.kind})`,
      ...indent('before', each.before),
      ...indent('after', each.after),
    ]),
    `${verdicts[outcome]} ${comparisonText(verification)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** How much was compared, in a sentence. */
export function comparisonText(verification: Verification): string {
  const { cells, compared, withoutOutput, nondeterministic } = verification;
  const aside = nondeterministic.length;
  const why =
    aside > 0 ? ` since the original differs from itself there (${nondeterministic.join(', ')})` : '';
  return `${counted(cells, 'code cell')}: ${compared} compared, ${withoutOutput} without output, ${aside} set aside${why}.`;
}

function indent(label: string, text: string): readonly string[] {
  const lines = text.split('\n');
  const shown = lines.slice(0, 12);
  return [
    ...shown.map((line, index) => `  ${(index === 0 ? label : '').padEnd(7)} ${line}`),
    ...(lines.length > shown.length ? [`          … ${lines.length - shown.length} more lines`] : []),
  ];
}

/** `verify --json`, and `verification` in `extract --json`: of the differences of a cell the first is told. */
export function verificationJson(verification: Verification): string {
  return `${JSON.stringify({ version: 1, ...verification }, null, 2)}\n`;
}
