import type { Verification } from '../kernel/verification.ts';

/** `verify` for people. */
export function verificationText(verification: Verification): string {
  const { outcome, cells, compared, withoutOutput, nondeterministic, differences } = verification;
  const verdicts = {
    equal: 'They show the same.',
    different: 'They show something different.',
    'not-shown': 'Not shown: too little of the output could be compared.',
  };
  const aside =
    nondeterministic.length > 0
      ? `; set aside, since the original differs from itself: cells ${nondeterministic.join(', ')}`
      : '';
  const lines = [
    ...differences.flatMap((each) => [
      `cell ${each.cell ?? '–'} → ${each.afterCell ?? '–'} (${each.kind})`,
      ...indent('before', each.before),
      ...indent('after', each.after),
    ]),
    `${verdicts[outcome]} ${cells} code cells: ${compared} compared, ${withoutOutput} without output, ${nondeterministic.length} set aside${aside}.`,
  ];
  return `${lines.join('\n')}\n`;
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
