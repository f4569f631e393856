import { literalsOfCall } from '../../plan/index.ts';
import type { RecordedFunction, Recording } from '../../plan/recording.ts';

/** A recording without the calls that hold a value which another one, that a person has seen, doesn't hold. */
export function onlyShown(recording: Recording, shown: Recording): Recording {
  const known = new Set(shown.functions.flatMap(({ calls }) => calls.flatMap(literalsOfCall)));
  const functions = recording.functions.map((each): RecordedFunction => {
    const calls = each.calls.filter((call) => literalsOfCall(call).every((literal) => known.has(literal)));
    if (calls.length === each.calls.length) return each;
    return { ...each, calls, skipped: calls.length > 0 ? null : { code: 'random', detail: null } };
  });
  return { ...recording, functions };
}
