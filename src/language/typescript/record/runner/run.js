/**
 * Runs made tests of a package, and says how each ended. Reads one line of JSON from stdin:
 *     {"files": ["test/prices.test.js"], "order": "forward", "spared": [["test/prices.test.js", "clean", 2]]}
 * "files" are paths from the folder above this one; "spared" are tests that are left out: file, name, and case of a table or
 * null. Writes lines of JSON to stdout:
 *     {"event": "begun", "file": "…", "test": "clean", "case": 2}
 *     {"event": "ended", "file": "…", "test": "clean", "case": 2, "error": null}      null, or the name of what was thrown
 *     {"event": "broken", "file": "…", "error": "…"}                                   the file can't be imported
 *     {"event": "over"}                                                                all has been run
 * What tests print goes nowhere, no message of an error is told, and nothing outside can be reached. At the end of stdin it
 * stops.
 */

import { readSync, writeSync } from 'node:fs';
import net from 'node:net';
import { setImmediate } from 'node:timers';
import { collected } from './vitest.js';

const { files, order, spared } = JSON.parse(readLine());

function readLine() {
  const bytes = [];
  const byte = new Uint8Array(1);
  while (readSync(0, byte) === 1 && byte[0] !== 10) bytes.push(byte[0]);
  return new globalThis.TextDecoder().decode(new Uint8Array(bytes));
}

function say(event) {
  writeSync(1, `${JSON.stringify(event)}\n`);
}

/** The name of what the test at work has thrown, also where nothing waits for it; null: nothing. */
let stray = null;

/** Nothing is printed, and nothing connects; the test runner of the package runs in Node, which has no `Deno`. */
function close() {
  for (const name of Object.keys(console)) {
    if (typeof console[name] === 'function') console[name] = () => undefined;
  }
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
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
  stray = null;
  try {
    await run(...given);
    await new Promise((resolve) => setImmediate(resolve));
  } catch (error) {
    stray = nameOf(error);
  }
  say({ event: 'ended', ...at, error: stray });
}

async function runFile(file) {
  collected.length = 0;
  try {
    await import(new globalThis.URL(`../${file}`, import.meta.url).href);
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

// In Deno, Node's way to end goes through what is taken away.
const exit = globalThis.Deno?.exit ?? process.exit.bind(process);
close();
process.stdin.on('end', () => exit(0));
process.stdin.resume();
for (const file of ordered(files)) await runFile(file);
say({ event: 'over' });
exit(0);
