/** Calls as they happen, and what is known of each function; they are written to a file in the form of `ObservedCall`. */

import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import { types } from 'node:util';
import { config } from './config.js';
import { watchOutside } from './outside.js';
import { expected } from './probes.js';
import { madeArguments, MOST as MOST_REHEARSED } from './rehearsals.js';
import { allowsText } from './rules.js';
import { Budget, isObject, nameOf, NotWritable, write } from './values.js';

// Of one function so many different calls are written to the file, and so many looked at, for so many milliseconds.
const MOST_CALLS = 24;
const MOST_LOOKED_AT = 400;
const MOST_TIME = 4000;
// Of a function that the notebook doesn't call itself, so many calls of other functions are looked at.
const MOST_INNER = 40;

const now = globalThis.performance.now.bind(globalThis.performance);
// As they are before they are watched.
const { closeSync, openSync, writeSync } = fs;
const path = globalThis.process.env[config.variable];

/** The observed calls around what is at work; undefined: the notebook's own code is. */
const atWork = new AsyncLocalStorage();

watchOutside((word) => {
  for (let frame = atWork.getStore(); frame !== undefined; frame = frame.around) {
    if (frame.call !== null) frame.call.touched ??= word;
  }
});

const sights = [];

/** What will be known from now on of a function. */
export function sightOf(module, name, parameters, found) {
  const sight = {
    module,
    name,
    parameters,
    calls: 0,
    inner: 0,
    lookedAt: 0,
    time: 0,
    seen: new Set(),
    endings: new Set(),
    problems: new Set(),
    // What it does unobserved, and what it may be called with once the notebook has run.
    found,
    rehearsals: [],
  };
  sights.push(sight);
  tell(sight);
  return sight;
}

/** Says what is known of a function as a whole; what is said last counts. */
function tell({ module, name, calls, problems }) {
  say({ kind: 'function', module, name, calls, problems: [...problems].sort(), hints: null });
}

function say(record) {
  if (path === undefined) return;
  const file = openSync(path, 'a');
  writeSync(file, `${JSON.stringify(record)}\n`);
  closeSync(file);
}

/** Runs what a call does; what is called meanwhile knows whose doing it is. */
export function within(frame, run) {
  return atWork.run(frame, run);
}

/** Whether an observed call is at work. */
export function isWithin() {
  return atWork.getStore() !== undefined;
}

/** What is around an observed call while it is at work. */
export function frameOf(call) {
  const around = atWork.getStore();
  return { call, around, isRehearsal: call?.origin === 'synthetic' || around?.isRehearsal === true };
}

/** Writes the arguments down; null where the call isn't looked at. */
export function begin(sight, given) {
  try {
    const isInner = atWork.getStore() !== undefined;
    if (atWork.getStore()?.isRehearsal) return null;
    if (isInner) sight.inner += 1;
    else sight.calls += 1;
    const isEnough = sight.lookedAt >= MOST_LOOKED_AT || sight.time > MOST_TIME;
    if (isEnough || (isInner && (sight.calls > 0 || sight.inner > MOST_INNER))) return null;
    return begun(sight, given, isInner, 'notebook');
  } catch {
    return null;
  }
}

function begun(sight, given, isInner, origin) {
  sight.lookedAt += 1;
  const at = now();
  const { parameters } = sight;
  const hasAll = parameters === null || parameters.at(-1)?.startsWith('...');
  const call = {
    sight,
    // What `map` passes beside what a function takes is nothing to it.
    given: hasAll ? given : given.slice(0, parameters.length),
    isInner,
    origin,
    rehearsal: null,
    budget: new Budget(),
    written: [],
    problem: null,
    touched: null,
    isOver: false,
  };
  try {
    call.budget.recalls = true;
    call.written = call.given.map((value) => write(value, call.budget));
    call.budget.recalls = false;
  } catch (problem) {
    call.problem = reasonOf(problem);
    if (origin === 'notebook') call.rehearsal = rehearsalOf(sight, call.given);
  }
  call.started = now();
  sight.time += call.started - at;
  return call;
}

function reasonOf(problem) {
  return problem instanceof NotWritable ? problem.reason : 'something that its own code hides';
}

/** Writes a call down once it is over; the first end counts. */
export function end(call, giveOutcome, more = {}) {
  if (call === null || call.isOver) return;
  call.isOver = true;
  const { sight, given, budget } = call;
  const over = now();
  try {
    if (call.rehearsal !== null && call.touched === null) plan(call, giveOutcome);
    if (call.problem !== null) throw new NotWritable(call.problem);
    if (call.touched !== null) throw new NotWritable(`outside:${call.touched}`);
    const key = JSON.stringify([call.isInner, call.written]);
    if (sight.seen.has(key)) return;
    const mutations = mutationsOf(call);
    const outcome = giveOutcome(budget);
    const ending = JSON.stringify(outcome);
    // Of many calls those tell most that end otherwise than the others.
    if (sight.seen.size >= MOST_CALLS && (sight.endings.has(ending) || sight.endings.size >= MOST_CALLS))
      return;
    sight.endings.add(ending);
    sight.seen.add(key);
    say({
      kind: 'call',
      module: sight.module,
      name: sight.name,
      origin: call.origin,
      inner: call.isInner,
      arguments: call.written.map((value, place) => ({
        parameter: parameterAt(sight.parameters ?? [], place),
        passed: 'positional',
        keyword: null,
        value,
      })),
      mutations,
      outcome,
      seconds: (over - call.started) / 1000,
      elements: budget.taken,
      ...more,
    });
  } catch (problem) {
    addProblem(sight, reasonOf(problem));
  } finally {
    sight.time += now() - over;
    // What it was given may go.
    call.given = given.length;
  }
}

function addProblem(sight, reason) {
  if (sight.problems.has(reason)) return;
  sight.problems.add(reason);
  tell(sight);
}

/** The name that an argument in this place has: several of a rest parameter have the same. */
function parameterAt(parameters, place) {
  const last = parameters.at(-1);
  const name =
    place < parameters.length ? parameters[place] : last?.startsWith('...') ? last : `argument${place + 1}`;
  return name.replace(/^\.\.\./, '');
}

/** Arguments that aren't what they were. */
function mutationsOf({ given, written, budget }) {
  return given.flatMap((value, argument) => {
    if (!isObject(value) || written[argument].kind === 'reference') return [];
    const again = writtenAgain(value);
    if (again === JSON.stringify(written[argument])) return [];
    return [{ argument, after: expected(value, budget) }];
  });
}

function writtenAgain(value) {
  try {
    return JSON.stringify(write(value, Budget.ofArguments()));
  } catch {
    return null;
  }
}

/** How a call ends that gives something. */
export function returned(result) {
  return (budget) => ({ kind: 'returned', result: expected(result, budget) });
}

/** How a generator's call ends: with the items that were taken of it. */
export function yielded(items, complete) {
  return () => ({ kind: 'yielded', items, complete });
}

/** How a call ends that throws. */
export function raised(error) {
  return () => {
    if (!isObject(error) || !(types.isNativeError(error) || error instanceof Error))
      throw new NotWritable('what is thrown, which is no error');
    const { message } = error;
    if (/call stack|too much recursion/i.test(message))
      throw new NotWritable('calls that are nested too deeply');
    const isTold = typeof message === 'string' && message !== '' && allowsText(message);
    return { kind: 'raised', exception: classOf(error), message: isTold ? message : null };
  };
}

/** The class of an error, or the nearest that it comes from, that a test can name. */
function classOf(error) {
  for (let each = Object.getPrototypeOf(error); each !== null; each = Object.getPrototypeOf(each)) {
    const found = Object.getOwnPropertyDescriptor(each, 'constructor')?.value;
    const own = found === undefined ? undefined : nameOf(found);
    if (own !== undefined) return own;
    if (typeof found === 'function' && Object.hasOwn(globalThis, found.name) && found.name !== 'Object') {
      return { module: 'globalThis', name: found.name };
    }
  }
  return { module: 'globalThis', name: 'Error' };
}

/** Arguments of made data for a call that can't be told; null: there are enough, or none. */
function rehearsalOf({ seen, rehearsals }, given) {
  return seen.size > 0 || rehearsals.length >= MOST_REHEARSED ? null : madeArguments(given);
}

/** What gives something of itself may be called once more; what fails, or gives nothing, says little. */
function plan({ sight, rehearsal }, giveOutcome) {
  const isNew = sight.rehearsals.every(({ written }) => written !== rehearsal.written);
  if (isNew && isTelling(giveOutcome)) sight.rehearsals.push(rehearsal);
}

function isTelling(giveOutcome) {
  try {
    const { kind } = giveOutcome(new Budget());
    return kind === 'returned';
  } catch {
    // What can't be told of real data may be told of made data.
    return true;
  }
}

/** Calls, once the notebook has run, functions of which nothing could be told with made data. */
export async function rehearse() {
  for (const sight of sights) {
    if (sight.seen.size > 0) continue;
    for (const { made } of sight.rehearsals) await rehearseOne(sight, made);
  }
}

async function rehearseOne(sight, made) {
  const call = begun(sight, made, false, 'synthetic');
  try {
    const result = within(frameOf(call), () => Reflect.apply(sight.found, undefined, made));
    const isAwaited = types.isPromise(result);
    const value = isAwaited ? await result : result;
    if (value !== undefined && value !== null) end(call, returned(value), isAwaited ? { awaited: true } : {});
  } catch {
    // On made data it may fail.
  }
}
