import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Medians of wall-clock seconds: `solidify verify` of a notebook, and `jupyter execute` for the same three runs. */
export interface VerifyMeasured {
  readonly verify: number;
  readonly execute: number;
}

const CELLS = [
  'import json\nimport math',
  'def area(radius):\n    return math.pi * radius**2',
  'areas = [area(radius) for radius in range(100)]\nprint(round(sum(areas), 3))',
  'json.dumps({"largest": round(max(areas), 3)})',
  'total = 0\nfor each in areas:\n    total += each\ntotal',
];

/**
 * Measures both in turn, so that a noisy moment hits both. `cli` is the command of Solidify; the interpreter has
 * ipykernel and nbclient.
 * @throws Error when a command fails, since its time would mean nothing.
 */
export function measureVerify(
  cli: readonly string[],
  interpreter: string,
  folder: string,
  rounds: number,
): VerifyMeasured {
  const work = join(folder, 'verify');
  mkdirSync(work);
  const [before, after] = ['before.ipynb', 'after.ipynb'].map((name) => join(work, name));
  if (before === undefined || after === undefined) throw new Error('no notebooks');
  const [, definition = ''] = CELLS;
  writeFileSync(before, notebookOf(CELLS));
  writeFileSync(after, notebookOf(CELLS.with(1, definition.replace('radius**2', 'radius * radius'))));
  const execute = [join(dirname(interpreter), 'jupyter-execute')];
  const runs = { verify: [] as number[], execute: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const verify = seconds([...cli, 'verify', before, after, '--python', interpreter], folder);
    const three = [before, before, after].map((path) => seconds([...execute, path], folder));
    // The first round warms caches up.
    if (round === 0) continue;
    runs.verify.push(verify);
    runs.execute.push(three.reduce((sum, each) => sum + each, 0));
  }
  return { verify: median(runs.verify), execute: median(runs.execute) };
}

function seconds([command = '', ...args]: readonly string[], home: string): number {
  const start = performance.now();
  const env = { PATH: process.env.PATH ?? '', HOME: home };
  const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${command} ${args.join(' ')}" ended with ${String(status)}: ${stderr}`);
  return (performance.now() - start) / 1000;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

function notebookOf(sources: readonly string[]): string {
  const cells = sources.map((source) => ({
    cell_type: 'code',
    source,
    metadata: {},
    outputs: [],
    execution_count: null,
  }));
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: { kernelspec }, cells });
}
