import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, runWith } from './command-line.ts';

const samples = fileURLToPath(new URL('../../sample-notebooks', import.meta.url));
beforeAll(buildCommandLine);

/** All scripts that a run of the program loads, as V8 counts them, by their paths. */
function loadedBy(...args: readonly string[]): {
  readonly paths: readonly string[];
  readonly stdout: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-loaded-'));
  const { code, stdout } = runWith({ NODE_V8_COVERAGE: folder }, samples, ...args, '--no-history');
  expect(code).toBe(0);
  const paths = readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage;
    return result.flatMap(({ url }) => (url.startsWith('file:') ? [fileURLToPath(url)] : []));
  });
  return { paths, stdout };
}

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** The bundler calls parts of the program after what it puts there. */
const PYTHON_PARSER = /[\\/](?:web-tree-sitter|python)-[\w-]+\.js$/;

const TYPESCRIPT = /[\\/]typescript(?:[\\/]|-[\w-]+\.js$)/;

describe('a parser is loaded only for notebooks of its language', () => {
  it('scan of a Python notebook loads nothing of TypeScript', () => {
    const { paths, stdout } = loadedBy('scan', 'failure-report.ipynb');
    expect(stdout).toContain('1 notebook: ');
    expect(paths.filter((path) => TYPESCRIPT.test(path))).toEqual([]);
    expect(paths.filter((path) => PYTHON_PARSER.test(path))).toHaveLength(2);
  });

  it('scan of a TypeScript notebook loads the compiler without its library, and no parser for Python', () => {
    const { paths, stdout } = loadedBy('scan', 'checkout-latency.ipynb');
    expect(stdout).toContain('quantile');
    expect(paths.filter((path) => PYTHON_PARSER.test(path))).toEqual([]);
    expect(paths.filter((path) => /[\\/]typescript[\\/]lib[\\/]/.test(path))).toEqual([
      expect.stringMatching(/typescript\.js$/),
    ]);
  });

  it('scan of both loads both', () => {
    const { paths } = loadedBy('scan', 'checkout-latency.ipynb', 'failure-report.ipynb');
    expect(paths.some((path) => TYPESCRIPT.test(path))).toBe(true);
    expect(paths.some((path) => PYTHON_PARSER.test(path))).toBe(true);
  });
});
