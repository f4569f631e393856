import { literalsOfCall } from '../plan/index.ts';
import type { RecordedFunction, Recording } from '../plan/recording.ts';
import { skipWords } from '../render/index.ts';
import type { Paint } from './paint.ts';
import { counted } from './wording/count.ts';

/** `recording` of the contract's `extract --json`, with the literal values that tests hold. */
export function recordingJson({ functions }: Recording): object {
  const recorded = functions.filter(({ calls }) => calls.length > 0);
  return {
    functions: functions.length,
    recorded: recorded.length,
    skipped: skippedOf(functions),
    values: recorded.map((each) => ({ name: each.name, module: each.module, values: valuesOf(each) })),
  };
}

/** What was recorded of each function and why not of the others, with every literal value that a test will hold. */
export function recordingLines({ functions }: Recording, paint: Paint): readonly string[] {
  const recorded = functions.filter(({ calls }) => calls.length > 0);
  const skipped = skippedOf(functions);
  return [
    ...(recorded.length > 0 ? ['Tests from recorded calls, with all values that they hold'] : []),
    ...recorded.map((each) => {
      const values = valuesOf(each);
      const told = values.length > 0 ? `: ${values.join(', ')}` : '';
      const made = each.calls.every(({ origin }) => origin === 'synthetic') ? ' on made data' : '';
      return `    ${paint.green(each.name)}  ${counted(each.calls.length, 'call')}${made}${told}`;
    }),
    ...(skipped.length > 0 ? ['No recorded test'] : []),
    ...skipped.map(({ name, reason }) => `    ${name}  ${paint.dim(reason)}`),
  ];
}

/** One line: how many functions have recorded tests. */
export function recordingSummary({ functions }: Recording): string {
  const recorded = functions.filter(({ calls }) => calls.length > 0).length;
  return `${recorded} of ${counted(functions.length, 'function')} ${recorded === 1 ? 'has' : 'have'} tests of recorded calls.`;
}

function skippedOf(functions: readonly RecordedFunction[]): readonly { name: string; reason: string }[] {
  return functions
    .filter(({ calls }) => calls.length === 0)
    .map(({ name, skipped }) => ({
      name,
      reason: skipped ? skipWords(skipped) : 'it has no call to record',
    }));
}

/** The literals of a function's calls, each once, in the order in which its tests hold them. */
function valuesOf({ calls }: RecordedFunction): readonly string[] {
  return [...new Set(calls.flatMap(literalsOfCall))];
}
