import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Run } from './command-line.ts';

/** A script of which `clean` moves. */
export const SCRIPT = `# %%
import math

# %%
def clean(x):
    """Doubles."""
    return math.floor(x) * 2

# %%
clean(1)

# %%
clean(2)
`;

/** The script after its extraction into `out`, as far as it tells old from new. */
export const IMPORTS = /from out\.\w+ import clean/;

/** The same notebook as JSON; `more` cells at its end. */
export function ipynbOf(language: string, ...more: readonly string[]): string {
  const sources = SCRIPT.split(/# %%\n/).filter((source) => source !== '');
  const cells = [...sources, ...more].map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source.trimEnd(),
  }));
  const metadata = { kernelspec: { name: language, display_name: language, language } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 });
}

/** An error of the contract: its exit code, and what, where and what to do in a line each. */
export function expectError({ code, stdout, stderr }: Run, expected: 2 | 3, what: RegExp): void {
  expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  expect(stderr).toMatch(what);
  expect(stderr).toMatch(/(^|\n)error: .+\n( {2}where: .+\n)? {2}to do: .+\n$/);
  expect(stderr).not.toMatch(/\n {4}at /);
}

/** Text of a file. */
export function textAt(...parts: readonly string[]): string {
  return readFileSync(join(...parts), 'utf8');
}
