/** What is told of a result that can't be written down as a whole: expressions over it, and what they give. */

import { types } from 'node:util';
import { Budget, classOf, dataOf, isObject, isPlain, nameOf, NotWritable, write } from './values.js';

/** Leaves that the probes of one result hold at most. */
const MOST = 12;

/** A result as code, or what can be told of it. Throws NotWritable. */
export function expected(value, budget) {
  try {
    return write(value, budget);
  } catch (problem) {
    const probes = probesOf(value, budget);
    if (!(problem instanceof NotWritable) || probes.length === 0) throw problem;
    return { kind: 'probed', type: typeof value === 'string' ? 'string' : classOf(value), probes };
  }
}

function probesOf(value, budget) {
  const found = [];
  const most = new Budget(Math.min(MOST, budget.left));
  const add = (expression, give) => {
    try {
      const own = new Budget(most.left);
      const written = write(give(), own);
      most.take(own.taken);
      budget.take(own.taken);
      found.push({ expression, value: written, imports: [] });
    } catch {
      // What can't be told is left out.
    }
  };
  if (typeof value === 'string') add('result.length', () => value.length);
  else if (!isObject(value) || types.isProxy(value)) return [];
  else if (Array.isArray(value) || types.isTypedArray(value)) {
    add('result.length', () => value.length);
    if (value.length > 0) add('result.at(0)', () => value[0]);
    if (value.length > 1) add('result.at(-1)', () => value[value.length - 1]);
  } else if (types.isMap(value) || types.isSet(value)) add('result.size', () => value.size);
  else probeProperties(value, add);
  return found;
}

/** The properties that an object has itself; of a class of the package, that it is of that class. */
function probeProperties(value, add) {
  const keys = Object.keys(value).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key));
  if (isPlain(value)) add('Object.keys(result).length', () => Object.keys(value).length);
  else if (nameOf(Object.getPrototypeOf(value).constructor) === undefined) return;
  for (const key of keys) add(`result.${key}`, () => dataOf(value, key));
}
