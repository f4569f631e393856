import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Another text of a program, and whether CPython's syntax tree is the same. */
export interface Variant {
  readonly text: string;
  readonly same: boolean;
  /** Names of what it holds that may be read otherwise; see exceptions.ts. */
  readonly constructs: readonly string[];
}

/** A generated program, and what CPython says of it. */
export interface GeneratedProgram {
  readonly kind: 'grammar' | 'library';
  readonly text: string;
  /** Why CPython doesn't compile it as a cell; null where it does. */
  readonly refusal: string | null;
  readonly constructs: readonly string[];
  readonly variants: readonly Variant[];
}

/** What IPython's own transformer does with a cell; see ipython/transformer.py. */
export interface CellVerdict {
  readonly lines: readonly number[] | null;
  readonly magic: string | null;
  readonly valid: boolean;
}

/** A generated cell, and what IPython does with it. */
export interface GeneratedCell extends CellVerdict {
  readonly text: string;
}

/** Generates programs in one Python process; the same for the same seed and Python. */
export function generatePrograms(python: string, count: number, seed: number): readonly GeneratedProgram[] {
  return run(python, './programs.py', [String(count), String(seed)])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GeneratedProgram);
}

/** Generates cells and asks IPython about all of them. */
export function generateCells(python: string, count: number, seed: number): readonly GeneratedCell[] {
  const listed = run(python, './cells.py', [String(count), String(seed)]);
  const verdicts = JSON.parse(run(python, '../ipython/transformer.py', [], listed)) as readonly CellVerdict[];
  const texts = JSON.parse(listed) as readonly string[];
  return texts.flatMap((text, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ text, ...verdict }];
  });
}

function run(python: string, script: string, args: readonly string[], input = ''): string {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const done = spawnSync(python, ['-s', '-E', '-X', 'utf8', path, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}
