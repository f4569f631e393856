import { setFlagsFromString } from 'node:v8';

/**
 * Sets V8 up for a process that lives for a few tenths of a second. There its optimising compiler takes as much
 * processor time, in threads of its own, as all else together, and what it makes comes too late. So the parser's
 * WebAssembly stays as the fast compiler made it, JavaScript is optimised only after fifteen times the usual work, which
 * scans of many notebooks still reach, and the young generation grows to its limit at once, so that what has just been
 * parsed isn't copied. Flags are no interface of V8's: only versions for which they have been tried get any.
 */
export function tuneEngine(): void {
  const major = Number.parseInt(process.versions.v8, 10);
  for (const flag of FLAGS.get(major) ?? []) setFlagsFromString(flag);
}

const COMMON = ['--no-wasm-dynamic-tiering', '--no-wasm-tier-up', '--semi-space-growth-factor=16'];
const COUNTING_CALLS = [...COMMON, '--invocation-count-for-turbofan=45000'];

/** By V8's major version: those of Node 20, 22 and 24. */
const FLAGS: ReadonlyMap<number, readonly string[]> = new Map([
  [11, [...COMMON, '--interrupt-budget=1000000']],
  [12, COUNTING_CALLS],
  [13, COUNTING_CALLS],
]);
