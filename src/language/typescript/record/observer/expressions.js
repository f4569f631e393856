/** Arguments that the notebook writes out where it passes them, and that a test may write as the notebook does. */

import { isDeepStrictEqual } from 'node:util';
import { config } from './config.js';

/** Evaluated, by their source, when they are first asked for. */
const made = new Map();

/** The expression of the notebook that a function is; undefined: there is none. */
export function functionExpression(found) {
  const key = Function.prototype.toString.call(found).replace(/[\s;,()'"`]/g, '');
  return Object.hasOwn(config.functions, key) ? config.functions[key] : undefined;
}

/** An expression of the notebook that makes a value like this one; undefined: there is none. */
export function valueExpression(value) {
  return config.values.find(({ source }) => {
    const other = evaluated(source);
    return (
      Array.isArray(value) === Array.isArray(other) &&
      value.length === other?.length &&
      isDeepStrictEqual(value, other)
    );
  });
}

function evaluated(source) {
  if (!made.has(source)) {
    try {
      made.set(source, (0, eval)(`(${source})`));
    } catch {
      made.set(source, undefined);
    }
  }
  return made.get(source);
}
