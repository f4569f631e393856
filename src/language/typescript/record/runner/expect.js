/** What the made tests use of vitest's `expect`, and compared as it compares. */

import { inspect, types } from 'node:util';

class Close {
  constructor(number, digits = 2) {
    this.number = number;
    this.digits = digits;
  }

  matches(actual) {
    if (typeof actual !== 'number') return false;
    if (actual === this.number) return true;
    return Math.abs(actual - this.number) < 10 ** -this.digits / 2;
  }
}

function equal(actual, expected, strict, pairs = []) {
  if (expected instanceof Close) return expected.matches(actual);
  if (Object.is(actual, expected)) return true;
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null)
    return false;
  if (pairs.some(([one, other]) => one === actual && other === expected)) return true;
  const around = [...pairs, [actual, expected]];
  const same = (one, other) => equal(one, other, strict, around);
  if (Object.prototype.toString.call(actual) !== Object.prototype.toString.call(expected)) return false;
  if (types.isDate(expected)) return Object.is(Number(actual), Number(expected));
  if (types.isRegExp(expected)) return String(actual) === String(expected);
  if (types.isNativeError(expected)) return sameError(actual, expected, same);
  if (types.isBoxedPrimitive(expected)) return Object.is(actual.valueOf(), expected.valueOf());
  if (strict && actual.constructor !== expected.constructor) return false;
  if (types.isMap(expected)) return sameMap(actual, expected, same);
  if (types.isSet(expected)) return sameSet(actual, expected, same);
  if (types.isAnyArrayBuffer(expected)) return same(new Uint8Array(actual), new Uint8Array(expected));
  if (expected instanceof globalThis.URL) return actual.href === expected.href;
  if (Array.isArray(expected) && actual.length !== expected.length) return false;
  return sameProperties(actual, expected, strict, same);
}

function sameError(actual, expected, same) {
  return (
    Object.getPrototypeOf(actual) === Object.getPrototypeOf(expected) &&
    actual.name === expected.name &&
    actual.message === expected.message &&
    same(actual.cause, expected.cause)
  );
}

function sameMap(actual, expected, same) {
  if (actual.size !== expected.size) return false;
  return [...expected].every(([key, value]) =>
    actual.has(key)
      ? same(actual.get(key), value)
      : [...actual].some((pair) => same(pair[0], key) && same(pair[1], value)),
  );
}

function sameSet(actual, expected, same) {
  return (
    actual.size === expected.size &&
    [...expected].every((each) => actual.has(each) || [...actual].some((one) => same(one, each)))
  );
}

/** What has no strictness takes what is missing for `undefined`. */
function sameProperties(actual, expected, strict, same) {
  const told = (value) =>
    Reflect.ownKeys(value).filter(
      (key) => Object.getOwnPropertyDescriptor(value, key).enumerable && (strict || value[key] !== undefined),
    );
  const keys = told(expected);
  return (
    told(actual).length === keys.length &&
    keys.every((key) => Object.hasOwn(actual, key) && same(actual[key], expected[key]))
  );
}

function matchesThrown(error, expected) {
  const message = String(error?.message ?? error);
  if (expected === undefined) return true;
  if (typeof expected === 'string') return message.includes(expected);
  if (types.isRegExp(expected)) return expected.test(message);
  return typeof expected === 'function' ? error instanceof expected : equal(error, expected, false);
}

function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return [error];
  }
  return [];
}

const MATCHERS = {
  toBe: (actual, expected) => Object.is(actual, expected),
  toEqual: (actual, expected) => equal(actual, expected, false),
  toStrictEqual: (actual, expected) => equal(actual, expected, true),
  toBeCloseTo: (actual, number, digits) => new Close(number, digits).matches(actual),
  toBeUndefined: (actual) => actual === undefined,
  toBeDefined: (actual) => actual !== undefined,
  toBeNull: (actual) => actual === null,
  toBeNaN: (actual) => Number.isNaN(actual),
  toBeTruthy: (actual) => Boolean(actual),
  toBeFalsy: (actual) => !actual,
  toBeTypeOf: (actual, type) => typeof actual === type,
  toBeInstanceOf: (actual, kind) => actual instanceof kind,
  toHaveLength: (actual, length) => actual.length === length,
  toContain: (actual, item) =>
    typeof actual === 'string' ? actual.includes(item) : [...actual].includes(item),
  toMatch: (actual, pattern) =>
    typeof pattern === 'string' ? actual.includes(pattern) : pattern.test(actual),
  toThrow: (actual, expected) => {
    const thrown = typeof actual === 'function' ? thrownBy(actual) : [actual];
    return thrown.length > 0 && matchesThrown(thrown[0], expected);
  },
};

/** Ends a test that isn't green. */
export class AssertionError extends Error {
  name = 'AssertionError';
}

function check(name, actual, given, isNegated) {
  if (MATCHERS[name](actual, ...given) === isNegated) throw new AssertionError(`${name}: ${inspect(actual)}`);
}

export function expect(actual) {
  const asked = (isNegated) =>
    Object.fromEntries(
      Object.keys(MATCHERS).map((name) => [name, (...given) => check(name, actual, given, isNegated)]),
    );
  const later = (settle) =>
    Object.fromEntries(
      Object.keys(MATCHERS).map((name) => [
        name,
        async (...given) => check(name, await settle(), given, false),
      ]),
    );
  return {
    ...asked(false),
    not: asked(true),
    resolves: later(async () => actual),
    rejects: later(async () => {
      try {
        await actual;
      } catch (error) {
        return error;
      }
      throw new AssertionError('nothing was thrown');
    }),
  };
}

expect.closeTo = (number, digits) => new Close(number, digits);
