import { argumentsIn, literalsOf, literalsOfCall, literalsOfOutcome } from '../../plan/index.ts';
import type { RecordedCall, RecordedFunction, Recording } from '../../plan/recording.ts';
import { findLeaks } from '../../secrets/index.ts';

/**
 * The recording without calls whose values look like a secret or personal data: a number that a frame held may be that of a
 * payment card, and a string is a password by the parameter that takes it.
 * @param hidden texts of the notebooks that must not be repeated, even where they are put together of others.
 */
export async function withoutPrivateCalls(
  recording: Recording,
  allowed: readonly string[],
  hidden: readonly string[] = [],
): Promise<Recording> {
  const isPrivate = async (calls: readonly RecordedCall[]): Promise<boolean> => {
    const literals = calls.flatMap(literalsOfCall);
    if (literals.some((literal) => hidden.some((text) => literal.includes(text)))) return true;
    const { secrets, personal } = await findLeaks(calls.flatMap(told).join('\n'), allowed);
    return secrets.length > 0 || personal.length > 0;
  };
  // All are looked at together first: hardly ever is there anything to find.
  if (!(await isPrivate(recording.functions.flatMap(({ calls }) => calls)))) return recording;
  const functions: RecordedFunction[] = [];
  for (const each of recording.functions) {
    const calls: RecordedCall[] = [];
    for (const call of each.calls) if (!(await isPrivate([call]))) calls.push(call);
    functions.push(
      calls.length === each.calls.length ? each : { ...each, calls, skipped: whySkipped(calls) },
    );
  }
  return { ...recording, functions };
}

function whySkipped(calls: readonly RecordedCall[]): RecordedFunction['skipped'] {
  return calls.length > 0
    ? null
    : { code: 'not-writable', detail: 'they hold what looks like a secret or personal data' };
}

/** What a call would tell, a line for each value, beside the name that it is given. */
function told(call: RecordedCall): readonly string[] {
  const { outcome, mutations } = call;
  return [
    ...argumentsIn(call).map(
      ({ keyword, parameter, value }) => `${keyword ?? parameter} = ${literalsOf(value).join(', ')}`,
    ),
    ...literalsOfOutcome(outcome).map((literal) => `result = ${literal}`),
    ...mutations.flatMap(({ after }) => literalsOf(after)),
  ];
}
