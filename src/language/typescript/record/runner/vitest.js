/** What the made tests use of vitest; tests are collected, and run by `run.js`. */

export { expect } from './expect.js';

/** The tests of the files that are being imported, in order. */
export const collected = [];

const around = [];

function add(name, run) {
  collected.push({ name: [...around, name].join(' > '), cases: null, run });
}

export function test(name, first, second) {
  add(name, typeof first === 'function' ? first : second);
}

test.each = (rows) => (name, run) => {
  collected.push({
    name: [...around, name].join(' > '),
    cases: rows.map((row) => (Array.isArray(row) ? row : [row])),
    run,
  });
};
test.skip = () => undefined;
test.todo = () => undefined;
test.skip.each = () => () => undefined;

export const it = test;

export function describe(name, run) {
  around.push(name);
  try {
    run();
  } finally {
    around.pop();
  }
}

describe.skip = () => undefined;
