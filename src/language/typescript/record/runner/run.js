/**
 * Runs made tests of a package, and says how each ended, in a folder of its own that `request.json` stands in:
 *     {"files": ["tests/prices.test.js"], "order": "forward", "spared": [["tests/prices.test.js", "clean", 2]], "mark": "…"}
 * "spared" are tests that are left out: file, name, and case of a table or null. Writes lines to stdout, each the mark and JSON:
 *     {"event": "begun", "file": "…", "test": "clean", "case": 2}
 *     {"event": "ended", "file": "…", "test": "clean", "case": 2, "error": null}      null, or the name of what was thrown
 *     {"event": "broken", "file": "…", "error": "…"}                                   the file can't be imported
 * What tests print goes nowhere, no message of an error is told, and nothing outside the folder can be reached.
 */

import { readFileSync, writeSync } from 'node:fs';
import net from 'node:net';
import { setImmediate } from 'node:timers';
import { collected } from './vitest.js';

const { files, order, spared, mark } = JSON.parse(
  readFileSync(new URL('../request.json', import.meta.url), 'utf8'),
);

function say(event) {
  writeSync(1, `${mark}${JSON.stringify(event)}\n`);
}

/** What was thrown where no test waits for it; null: nothing. */
let stray = null;

/** Nothing is printed, and nothing connects; the test runner of the package runs in Node, which has no `Deno`. */
function close() {
  for (const name of Object.keys(console)) {
    if (typeof console[name] === 'function') console[name] = () => undefined;
  }
  const refuse = () => {
    throw new Error('nothing outside can be reached');
  };
  net.Socket.prototype.connect = refuse;
  for (const name of ['fetch', 'WebSocket', 'EventSource']) if (name in globalThis) globalThis[name] = refuse;
  delete globalThis.Deno;
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
      stray = nameOf(error);
    });
  }
}

function ordered(items) {
  return order === 'forward' ? items : items.toReversed();
}

function nameOf(error) {
  return typeof error?.name === 'string' && /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
}

async function runOne(at, run, given) {
  if (spared.some((each) => JSON.stringify(each) === JSON.stringify([at.file, at.test, at.case]))) return;
  say({ event: 'begun', ...at });
  let error = null;
  stray = null;
  try {
    await run(...given);
    await new Promise((resolve) => setImmediate(resolve));
    error = stray;
  } catch (thrown) {
    error = nameOf(thrown);
  }
  say({ event: 'ended', ...at, error });
}

async function runFile(file) {
  collected.length = 0;
  try {
    await import(new URL(`../${file}`, import.meta.url).href);
  } catch (error) {
    say({ event: 'broken', file, error: nameOf(error) });
    return;
  }
  for (const { name, cases, run } of ordered([...collected])) {
    if (cases === null) await runOne({ file, test: name, case: null }, run, []);
    else
      for (const [place, given] of ordered([...cases.entries()]))
        await runOne({ file, test: name, case: place }, run, given);
  }
}

const exit = process.exit.bind(process);
close();
for (const file of ordered(files)) await runFile(file);
exit(0);
