import type { RecordedCall, RecordedFunction, SkipReason } from '../plan/recording.ts';
import { keyOf, type Observation, type ObservedCall } from './observation.ts';

/** Calls of one function that are recorded. */
const MOST_CALLS = 8;

/** Calls that make a class, beside those of its members. */
const MOST_MADE = 2;

/** Seconds beyond which a call makes no test. */
const MOST_SECONDS = 2;

/**
 * The calls of a function that the runs of a notebook show alike, the plainest first; where there are none, why.
 * @param byNotebook for each notebook its runs, two or more.
 */
export function agreeingCalls(
  subject: { readonly module: string; readonly name: string },
  byNotebook: readonly (readonly Observation[])[],
): Pick<RecordedFunction, 'calls' | 'skipped'> {
  const key = keyOf(subject);
  const found = byNotebook.map((runs) => compareRuns(runs.map(({ calls }) => calls.get(key) ?? [])));
  const all = found.flatMap(({ agreeing }) => agreeing);
  const quick = all.filter(({ seconds }) => seconds <= MOST_SECONDS);
  const calls = byMember(quick).map(outermost).flatMap(fewest).map(recordedCall);
  if (calls.length > 0) return { calls, skipped: null };
  if (all.length > 0) return { calls, skipped: { code: 'slow', detail: null } };
  if (found.some(({ differ }) => differ)) return { calls, skipped: { code: 'random', detail: null } };
  return { calls, skipped: whyNothing(key, byNotebook.flat()) };
}

/** Two calls with equal arguments that end differently say that the function hangs on more than its arguments. */
function compareRuns(runs: readonly (readonly ObservedCall[])[]): {
  readonly agreeing: readonly ObservedCall[];
  readonly differ: boolean;
} {
  const [first = [], ...others] = runs;
  const endings = others.map((calls) => new Map(calls.map((each) => [argumentsOf(each), endingOf(each)])));
  const differing = new Set(
    first.filter((call) =>
      endings.some((other) => {
        const ending = other.get(argumentsOf(call));
        return ending !== undefined && ending !== endingOf(call);
      }),
    ),
  );
  const agreeing = first.filter(
    (call) => !differing.has(call) && endings.every((other) => other.has(argumentsOf(call))),
  );
  const isOneSided = agreeing.length === 0 && differing.size === 0;
  // Arguments that are random make no two calls alike; whether the function is, its test shows.
  return { agreeing: isOneSided ? first : agreeing, differ: differing.size > 0 };
}

function argumentsOf({ member, earlier, arguments: given }: ObservedCall): string {
  return JSON.stringify([member, earlier, given]);
}

function endingOf({ outcome, mutations }: ObservedCall): string {
  return JSON.stringify([outcome, mutations]);
}

/** The calls of a class's members apart. */
function byMember(calls: readonly ObservedCall[]): readonly (readonly ObservedCall[])[] {
  const members = new Map<string, ObservedCall[]>();
  for (const call of calls) {
    const name = call.member?.name ?? '';
    members.set(name, [...(members.get(name) ?? []), call]);
  }
  return [...members.values()];
}

/** Calls that the notebook itself made; where there are none, those of moved code. */
function outermost(calls: readonly ObservedCall[]): readonly ObservedCall[] {
  const outer = calls.filter(({ inner }) => !inner);
  return outer.length > 0 ? outer : calls;
}

/** Of a class that has members to call, making it is little of the story. */
function fewest(
  calls: readonly ObservedCall[],
  _: number,
  members: readonly unknown[],
): readonly ObservedCall[] {
  const isMaking = members.length > 1 && calls[0]?.member == null;
  return plainest(calls).slice(0, isMaking ? MOST_MADE : MOST_CALLS);
}

/** Those with the fewest elements; of calls that end alike the first, as long as others end differently. */
function plainest(calls: readonly ObservedCall[]): readonly ObservedCall[] {
  const sorted = [...new Map(calls.map((call) => [argumentsOf(call), call])).values()].sort(
    (a, b) => a.elements - b.elements,
  );
  const endings = new Set<string>();
  const telling = sorted.filter((call) => {
    const isNew = !endings.has(endingOf(call));
    endings.add(endingOf(call));
    return isNew;
  });
  const rest = sorted.filter((call) => !telling.includes(call));
  return [...telling, ...rest].slice(0, MOST_CALLS);
}

function recordedCall({
  origin,
  member,
  earlier = [],
  emptied = [],
  arguments: given,
  outcome,
  mutations,
  settles = null,
  awaited,
  seconds,
  elements,
}: ObservedCall): RecordedCall {
  return {
    origin,
    arguments: given,
    outcome,
    mutations,
    settles,
    seconds,
    elements,
    ...(awaited === undefined ? {} : { awaited }),
    ...(member ? { member, earlier } : {}),
    ...(emptied.length > 0 ? { emptied } : {}),
  };
}

function whyNothing(key: string, runs: readonly Observation[]): SkipReason {
  const seen = runs.flatMap(({ functions }) => functions.get(key) ?? []);
  const problems = seen.flatMap((each) => each.problems);
  const outside = problems.find((problem) => problem.startsWith('outside:'));
  const problem = problems.find((each) => !each.startsWith('outside:'));
  if (outside !== undefined) return { code: 'touches-outside', detail: outside.slice('outside:'.length) };
  if (problem !== undefined) return { code: 'not-writable', detail: problem };
  if (runs.some(({ diedAt }) => diedAt !== null)) return { code: 'not-reached', detail: null };
  if (seen.length === 0 && runs.some(({ functions }) => functions.size > 0))
    return { code: 'not-observed', detail: null };
  return { code: 'never-called', detail: null };
}
