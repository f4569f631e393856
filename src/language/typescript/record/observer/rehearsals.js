/**
 * Made data for functions whose arguments can't be written down: the same shapes with a few items, words of our own in the place of
 * those that don't stand in the notebook, and dates of our own. What a function gives for them is told as any result is.
 */

import { types } from 'node:util';
import { functionExpression } from './expressions.js';
import { addText, allowsText, allowsName } from './rules.js';
import { Budget, dataOf, isPlain, nameOf, NotWritable, write } from './values.js';

/** Calls of one function that are made on such data. */
export const MOST = 3;

// Leaves of the arguments, so that some are left for the result; items of each list that is shortened; characters of a text.
const MOST_LEAVES = 12;
const ITEMS = [4, 3, 2, 1];
const LONGEST = 120;
const DEEPEST = 6;

const WORDS = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' ');

/** Arguments like these, of made data, in as many items as there is room for; null: there are none. */
export function madeArguments(given) {
  for (const items of ITEMS) {
    try {
      const maker = { items, words: new Map(), dates: new Map() };
      const made = given.map((value) => make(maker, value, 0));
      const budget = new Budget(MOST_LEAVES);
      budget.recalls = true;
      return { made, written: JSON.stringify(made.map((value) => write(value, budget))) };
    } catch (problem) {
      if (!(problem instanceof NotWritable)) throw problem;
    }
  }
  return null;
}

function make(maker, value, depth) {
  if (typeof value === 'string') return madeText(maker, value);
  if (typeof value === 'function') {
    if (nameOf(value) === undefined && functionExpression(value) === undefined)
      throw new NotWritable('a function');
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST || types.isProxy(value)) throw new NotWritable('nested too deeply');
  if (nameOf(value) !== undefined) return value;
  const inside = (each) => make(maker, each, depth + 1);
  if (Array.isArray(value)) return Array.from(value.slice(0, maker.items), inside);
  if (types.isDate(value)) return new Date(Number(value));
  if (types.isMap(value)) return new Map([...value].slice(0, maker.items).map((pair) => pair.map(inside)));
  if (types.isSet(value)) return new Set([...value].slice(0, maker.items).map(inside));
  if (types.isTypedArray(value)) return value.slice(0, maker.items);
  if (!isPlain(value)) throw new NotWritable('an instance of a class');
  return madeObject(maker, value, inside);
}

/** An object whose names aren't all the notebook's is a table of data: some of its entries, under names of our own. */
function madeObject(maker, value, inside) {
  const keys = Reflect.ownKeys(value);
  if (keys.some((key) => typeof key === 'symbol')) throw new NotWritable('a property without a plain name');
  const isTable = !keys.every(allowsName);
  const entries = (isTable ? keys.slice(0, maker.items) : keys).map((key) => [
    isTable ? madeText(maker, key) : key,
    inside(dataOf(value, key)),
  ]);
  const made = Object.fromEntries(entries);
  return Object.getPrototypeOf(value) === null ? Object.assign(Object.create(null), made) : made;
}

/** A text that may be told as it is; another one with its dates and words exchanged, the same ones for the same. */
function madeText(maker, text) {
  if (allowsText(text)) return text;
  if (text.length > LONGEST) throw new NotWritable("a string that doesn't stand in the notebook");
  const made = text.replace(
    /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?|[\p{L}\p{N}\p{M}]+/gu,
    (found) => (/^\d{4}-/.test(found) ? madeDate(maker, found) : madeWord(maker, found)),
  );
  addText(made);
  return made;
}

function madeDate({ dates }, found) {
  const day = `2024-01-${String(dates.size + 1).padStart(2, '0')}`;
  const hour = String((dates.size * 5) % 24).padStart(2, '0');
  if (!dates.has(found)) {
    const time = found
      .slice(10)
      .replace(/\d/g, '0')
      .replace(/^(.)00/, `$1${hour}`);
    dates.set(found, dates.size < 28 ? `${day}${time}` : found.replace(/\d/g, '0'));
  }
  return dates.get(found);
}

function madeWord({ words }, found) {
  // Names of the code say how a text is built: `{"at": …}`.
  if (allowsName(found)) return found;
  if (!words.has(found)) {
    const own = WORDS[words.size % WORDS.length] ?? '';
    const cased =
      found === found.toUpperCase()
        ? own.toUpperCase()
        : /^\p{Lu}/u.test(found)
          ? own[0].toUpperCase() + own.slice(1)
          : own;
    words.set(found, /^\d+$/.test(found) ? String(100 + words.size) : cased);
  }
  return words.get(found);
}
