/**
 * Observes the calls that a notebook makes to functions of its package. The modules of the package wrap what they hold in
 * these; the functions do what they did. Whatever goes wrong in here, the notebook never notices.
 */

import { types } from 'node:util';
import {
  begin,
  end,
  frameOf,
  isWithin,
  raised,
  rehearse,
  returned,
  sightOf,
  within,
  yielded,
} from './calls.js';
import { addName, NotWritable, write } from './values.js';

// Asked for by whoever runs the notebook, once it has run.
globalThis[Symbol.for('solidify.rehearse')] = rehearse;

// Items of a generator that are looked at.
const FIRST_ITEMS = 5;

/** A function that does what the given one does, and is watched; anything else as it is. */
export function observe(module, name, parameters, found) {
  if (typeof found !== 'function' || isClass(found)) return found;
  try {
    const observed = watched(sightOf(module, name, parameters, found), found);
    addName(found, module, name);
    addName(observed, module, name);
    return observed;
  } catch {
    return found;
  }
}

/** Lets a constant or class of the package be told by its name. */
export function name(module, name, found) {
  try {
    addName(found, module, name);
  } catch {
    // It stays without a name.
  }
}

function isClass(found) {
  return /^class\b/.test(Function.prototype.toString.call(found));
}

function watched(sight, found) {
  const isGenerator = Object.prototype.toString.call(found).endsWith('GeneratorFunction]');
  return new Proxy(found, {
    apply(target, self, given) {
      const call = begin(sight, given);
      // Of calls within calls that aren't looked at nothing has to be known; each frame less lets recursion go deeper.
      if (call === null && isWithin() && !isGenerator) return Reflect.apply(target, self, given);
      const frame = frameOf(call);
      let result;
      try {
        result = within(frame, () => Reflect.apply(target, self, given));
      } catch (error) {
        end(call, raised(error));
        throw error;
      }
      return over(call, frame, result);
    },
    // Asked for its source, it gives what the notebook would have got.
    get(target, key, self) {
      if (key === 'toString') return () => Function.prototype.toString.call(target);
      return Reflect.get(target, key, self);
    },
  });
}

/** What the notebook gets of what a function has given: the same, watched where it isn't over yet. */
function over(call, frame, result) {
  if (types.isGeneratorObject(result)) return watchGenerator(call, frame, result);
  if (call === null) return result;
  if (types.isPromise(result) && Object.getPrototypeOf(result) === Promise.prototype) {
    return result.then(
      (value) => {
        end(call, returned(value), { awaited: true });
        return value;
      },
      (error) => {
        end(call, raised(error), { awaited: true });
        throw error;
      },
    );
  }
  end(call, returned(result));
  return result;
}

/** A generator whose items are looked at as the notebook takes them. */
function watchGenerator(call, frame, generator) {
  const isAsync = Symbol.asyncIterator in generator;
  const more = isAsync ? { awaited: true } : {};
  const items = [];
  const taken = ({ done, value }) => {
    if (done) end(call, yielded(items, true), more);
    else addItem(call, items, value, more);
  };
  // What a generator does that fails hangs on when its items are taken.
  const failed = () => {
    drop(call);
  };
  const step = (method) => {
    const original = generator[method];
    const stepped = (...given) => {
      if (method === 'return' && items.length > 0) end(call, yielded(items, false), more);
      else if (method === 'throw' || (method === 'next' && given.length > 0 && given[0] !== undefined))
        drop(call);
      let result;
      try {
        result = within(frame, () => Reflect.apply(original, generator, given));
      } catch (error) {
        failed();
        throw error;
      }
      if (method === 'next' && isAsync) {
        return result.then(
          (each) => {
            taken(each);
            return each;
          },
          (error) => {
            failed();
            throw error;
          },
        );
      }
      if (method === 'next') taken(result);
      return result;
    };
    Object.defineProperty(generator, method, { value: stepped, configurable: true, writable: true });
  };
  for (const method of ['next', 'return', 'throw']) step(method);
  return generator;
}

function addItem(call, items, value, more) {
  if (call === null || call.isOver) return;
  try {
    items.push(write(value, call.budget));
    if (items.length === FIRST_ITEMS) end(call, yielded(items, false), more);
  } catch (problem) {
    call.problem ??= problem instanceof NotWritable ? problem.reason : 'an item that can not be written down';
    end(call, yielded(items, false), more);
  }
}

function drop(call) {
  if (call !== null) call.isOver = true;
}
