/* global process, console, setTimeout */
// Runs small notebooks in tslab's own code, each with names of its own, in one process: tslab takes two seconds to start.
// Reads lines {"cells": ["..."]}, writes lines {"cells": [[output]], "restart": false}; `restart` asks for a fresh process, where a
// notebook has changed what all share. The argument is `--js` for jslab. Works in the current folder.
const readline = require('node:readline');
const ts = require('@tslab/typescript-for-tslab');
const { createConverter } = require('tslab/dist/converter.js');
const { createExecutor } = require('tslab/dist/executor.js');
const { JupyterHandlerImpl } = require('tslab/dist/jupyter.js');

// Packages come while this runs, each under a name of its own; tslab takes files that change for errors.
ts.sys.watchFile = ts.sys.watchDirectory = () => ({ close() {} });

const isJS = process.argv.includes('--js');
const answer = process.stdout.write.bind(process.stdout);
const converters = { node: createConverter({ isJS, isBrowser: false }), close() {} };
const builtIns = [
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Promise,
  Map,
  Set,
  Date,
  RegExp,
  Error,
  Math,
  JSON,
]
  .flatMap((each) => [each, each.prototype].filter((part) => part !== undefined))
  .concat([globalThis, console, process]);

function shared() {
  return builtIns.map((each) => Reflect.ownKeys(each).map(String).join()).join(';');
}

async function run(cells) {
  // As `startKernel` does it.
  const executor = createExecutor(process.cwd(), converters, { log: console.log, error: console.error });
  const outputs = [];
  for (const code of cells) {
    const own = [];
    outputs.push(own);
    if (code.trim() === '') continue;
    const handler = new JupyterHandlerImpl(executor, isJS);
    const { status } = await handler.handleExecute(
      { code },
      (name, text) => own.push({ output_type: 'stream', name, text }),
      ({ data }) => own.push({ output_type: 'display_data', data }),
    );
    if (status !== 'ok') own.push({ output_type: 'error', ename: 'Error', evalue: '', traceback: [] });
  }
  await new Promise((resolve) => setTimeout(resolve, 30));
  return outputs;
}

process.on('uncaughtException', (error) => console.error('UncaughtException:', error));
process.on('unhandledRejection', (reason) => console.error('UnhandledPromiseRejection:', reason));
let queue = run([]);
const before = queue.then(shared);
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    queue = queue.then(async () => {
      const cells = await run(JSON.parse(line).cells);
      answer(`${JSON.stringify({ cells, restart: shared() !== (await before) })}\n`);
    });
  })
  // tslab watches files for as long as it lives.
  .on('close', () => queue.then(() => process.exit()));
