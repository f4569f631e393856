import { SolidifyError } from '../text/error.ts';

/**
 * The time that runs may take, in seconds; null: any.
 * @throws SolidifyError (usage) `bad-number`.
 */
export function timeLimits(flags: {
  readonly timeout?: number | undefined;
  readonly timeoutTotal?: number | undefined;
}): { readonly cellTimeout: number | null; readonly totalTimeout: number | null } {
  return {
    cellTimeout: seconds('--timeout', flags.timeout),
    totalTimeout: seconds('--timeout-total', flags.timeoutTotal),
  };
}

function seconds(option: string, value: number | undefined): number | null {
  if (value === undefined) return null;
  if (value > 0 && value < Infinity) return value;
  throw new SolidifyError('usage', 'bad-number', `${option} takes a number above 0`, {
    hint: 'For example: 60.',
  });
}
