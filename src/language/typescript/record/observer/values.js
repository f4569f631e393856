/**
 * Writes values down as code, in the forms of `Value` in plan/recording.ts: numbers, booleans, texts that stand in the notebook's
 * source, and what is built of them, so many in all.
 */

import { inspect, types } from 'node:util';
import { functionExpression, valueExpression } from './expressions.js';
import { allowsName, allowsPattern, allowsText, LONGEST, MOST } from './rules.js';

const DEEPEST = 8;
const GLOBAL = 'globalThis';

/** Thrown where a value has no code within the rule; it says why, and never holds the value. */
export class NotWritable {
  constructor(reason) {
    this.reason = reason;
  }
}

/** Counts the leaves of one call. */
export class Budget {
  constructor(most = MOST) {
    this.most = this.left = most;
    // Whether what is written may be an expression of the notebook.
    this.recalls = false;
  }

  /** One for arguments, which may be written as the notebook writes them. */
  static ofArguments() {
    const budget = new Budget();
    budget.recalls = true;
    return budget;
  }

  take(count = 1) {
    this.left -= count;
    if (this.left < 0) throw new NotWritable(`more than ${this.most} elements`);
  }

  get taken() {
    return this.most - this.left;
  }
}

/** Functions, classes and constants of the package, by what they are. */
const named = new WeakMap();

/** Lets a value be told by its name, as long as it is what the module made of it. */
export function addName(value, module, name) {
  if (isObject(value) || typeof value === 'function')
    named.set(value, { to: { module, name }, mark: markOf(value) });
}

/** What an object holds, as a text; of functions nothing. */
function markOf(value) {
  if (typeof value === 'function') return '';
  return inspect(value, { depth: 8, customInspect: false, maxArrayLength: 500, maxStringLength: 500 });
}

/** Where a value stands in the package; undefined: nowhere. */
export function nameOf(value) {
  const found = named.get(value);
  return found !== undefined && found.mark === markOf(value) ? found.to : undefined;
}

/** The value as code. Throws NotWritable; then the budget is as it was. */
export function write(value, budget, around = []) {
  const before = budget.left;
  try {
    return isObject(value) ? writeObject(value, budget, around) : writeLeaf(value, budget);
  } catch (problem) {
    budget.left = before;
    const recalled = budget.recalls && problem instanceof NotWritable ? recall(value) : undefined;
    if (recalled === undefined) throw problem;
    budget.take(Math.max(1, recalled.elements));
    return { kind: 'expression', source: recalled.source, imports: [], type: typeof value };
  }
}

function recall(value) {
  if (typeof value === 'function') return functionExpression(value);
  return isObject(value) && !types.isProxy(value) ? valueExpression(value) : undefined;
}

export function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function literal(type, source) {
  return { kind: 'literal', type, source };
}

function make(name, args) {
  return { kind: 'call', callee: { module: GLOBAL, name }, args, kwargs: [], type: name };
}

function writeLeaf(value, budget) {
  switch (typeof value) {
    case 'undefined':
      return literal('undefined', 'undefined');
    case 'boolean':
      budget.take();
      return literal('boolean', String(value));
    case 'number':
      budget.take();
      return literal('number', Object.is(value, -0) ? '-0' : String(value));
    case 'bigint': {
      budget.take();
      const source = `${value}n`;
      if (source.length > LONGEST) throw new NotWritable('a number of many digits');
      return literal('bigint', source);
    }
    case 'string':
      budget.take(1);
      if (!allowsText(value)) throw new NotWritable("a string that doesn't stand in the notebook");
      return literal('string', JSON.stringify(value));
    case 'object':
      return literal('null', 'null');
    case 'function': {
      const to = nameOf(value);
      if (to === undefined) throw new NotWritable('a function');
      return { kind: 'reference', to };
    }
    default:
      throw new NotWritable(`a ${typeof value}`);
  }
}

function writeObject(value, budget, around) {
  if (types.isProxy(value)) throw new NotWritable('a proxy');
  const to = nameOf(value);
  if (to !== undefined) return { kind: 'reference', to };
  if (around.includes(value)) throw new NotWritable('a value that holds itself');
  if (around.length === DEEPEST) throw new NotWritable('nested too deeply');
  const inside = [...around, value];
  const give = (each) => write(each, budget, inside);
  if (Array.isArray(value)) return writeArray(value, budget, give);
  const plain = isPlain(value);
  if (plain) return writePlain(value, budget, give);
  const kind = builtinOf(value);
  const writeBuiltin = kind === null ? undefined : BUILTINS[kind];
  if (writeBuiltin === undefined) throw new NotWritable(classOf(value));
  requireNothingMore(value);
  return writeBuiltin(value, budget, give, kind);
}

/** Whether it is an object of no class, of this world or another one. */
export function isPlain(value) {
  const parent = Object.getPrototypeOf(value);
  if (parent === null) return true;
  return Object.getPrototypeOf(parent) === null && Object.hasOwn(parent, 'isPrototypeOf');
}

/** The name of the class of the language that made a value, not one that comes from it; null: none of these. */
function builtinOf(value) {
  const parent = Object.getPrototypeOf(value);
  const own = parent === null ? undefined : Object.getOwnPropertyDescriptor(parent, 'constructor')?.value;
  const name = typeof own === 'function' ? own.name : '';
  return Object.hasOwn(BUILTINS, name) && isBuiltin(own, name) ? name : null;
}

function isBuiltin(found, name) {
  return found === globalThis[name] || Function.prototype.toString.call(found).includes('[native code]');
}

/** What to call the class of a value: by its name only where the notebook writes that. */
export function classOf(value) {
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  if (types.isPromise(value)) return 'a promise';
  return typeof name === 'string' &&
    /^\w+$/.test(name) &&
    (allowsName(name) || Object.hasOwn(globalThis, name))
    ? name
    : 'an instance of a class';
}

function writeArray(value, budget, give) {
  if (Object.getPrototypeOf(Object.getPrototypeOf(value) ?? value) === Array.prototype) {
    throw new NotWritable(classOf(value));
  }
  if (value.length > Math.max(budget.left, 0) + 1) throw new NotWritable(`more than ${budget.most} elements`);
  const items = [];
  for (let place = 0; place < value.length; place += 1) {
    items.push(Object.hasOwn(value, place) ? give(dataOf(value, place)) : literal('hole', ''));
  }
  const count = items.filter(({ type }) => type !== 'hole').length;
  if (Reflect.ownKeys(value).length !== count + 1) throw new NotWritable('an array with properties');
  return { kind: 'list', items };
}

function writePlain(value, budget, give) {
  const keys = Reflect.ownKeys(value);
  if (keys.length > Math.max(budget.left, 0) + 1) throw new NotWritable(`more than ${budget.most} elements`);
  const entries = keys.map((key) => {
    if (typeof key === 'symbol' || key === '__proto__')
      throw new NotWritable('a property without a plain name');
    if (!allowsName(key)) throw new NotWritable("a name that doesn't stand in the notebook");
    if (!Object.getOwnPropertyDescriptor(value, key).enumerable) throw new NotWritable('a hidden property');
    return { key: literal('string', JSON.stringify(key)), value: give(dataOf(value, key)) };
  });
  if (Object.getPrototypeOf(value) !== null) return { kind: 'dict', entries };
  return {
    kind: 'dict',
    entries: [{ key: literal('string', '"__proto__"'), value: literal('null', 'null') }, ...entries],
  };
}

/** What a property holds; one that is computed could do anything. */
export function dataOf(value, key) {
  const found = Object.getOwnPropertyDescriptor(value, key);
  if (!('value' in found)) throw new NotWritable('a property that is computed');
  return found.value;
}

/** A date with properties of its own is more than a date. */
function requireNothingMore(value) {
  const own = Reflect.ownKeys(value).filter((key) => !(typeof key === 'string' && /^\d+$/.test(key)));
  const allowed = types.isNativeError(value)
    ? ['stack', 'message']
    : types.isRegExp(value)
      ? ['lastIndex']
      : [];
  if (own.some((key) => !allowed.includes(key)))
    throw new NotWritable('an object with properties of its own');
}

const BUILTINS = {
  Date: writeDate,
  RegExp: writePattern,
  Map: (value, budget, give) => {
    if (value.size > budget.left) throw new NotWritable(`more than ${budget.most} elements`);
    const pairs = [...value].map((pair) => ({ kind: 'list', items: pair.map(give) }));
    return make('Map', pairs.length === 0 ? [] : [{ kind: 'list', items: pairs }]);
  },
  Set: (value, budget, give) => {
    if (value.size > budget.left) throw new NotWritable(`more than ${budget.most} elements`);
    return make('Set', value.size === 0 ? [] : [{ kind: 'list', items: [...value].map(give) }]);
  },
  URL: (value, budget) => {
    budget.take();
    if (!allowsText(value.href)) throw new NotWritable("a string that doesn't stand in the notebook");
    return make('URL', [literal('string', JSON.stringify(value.href))]);
  },
  ...Object.fromEntries(
    ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'URIError', 'EvalError'].map((name) => [
      name,
      writeError,
    ]),
  ),
  ...Object.fromEntries(
    [
      'Int8',
      'Uint8',
      'Uint8Clamped',
      'Int16',
      'Uint16',
      'Int32',
      'Uint32',
      'Float32',
      'Float64',
      'BigInt64',
      'BigUint64',
    ].map((name) => [`${name}Array`, writeNumbers]),
  ),
};

function writeDate(value, budget) {
  budget.take();
  const time = Date.prototype.getTime.call(value);
  return make('Date', [
    Number.isNaN(time)
      ? literal('number', 'NaN')
      : literal('string', JSON.stringify(new Date(time).toISOString())),
  ]);
}

function writePattern(value, budget) {
  budget.take();
  if (value.lastIndex !== 0) throw new NotWritable('a regular expression at work');
  if (!allowsPattern(value.source)) throw new NotWritable("a string that doesn't stand in the notebook");
  return literal('regexp', String(value));
}

function writeError(value, budget, give, name) {
  return make(name, Object.hasOwn(value, 'message') ? [give(dataOf(value, 'message'))] : []);
}

function writeNumbers(value, budget, give, name) {
  if (value.length > budget.left) throw new NotWritable(`more than ${budget.most} elements`);
  return make(name, [{ kind: 'list', items: Array.from(value, give) }]);
}
