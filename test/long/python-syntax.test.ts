import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PythonParser } from '../../src/language/python/parser/parser.ts';
import { sameSyntax } from '../../src/language/python/syntax/index.ts';
import { describeWithPython } from '../python-environment.ts';
import { pythonParser } from '../python-parser.ts';

interface LibraryFile {
  readonly name: string;
  readonly same: boolean;
  readonly changed: boolean;
}

/** Files that the grammar itself can't read, by name and not by rule. */
const UNREADABLE: ReadonlySet<string> = new Set(['test/test_compile.py']);

describeWithPython('the standard library', (python) => {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-library-'));
  const target = join(folder, 'library');
  let parser: PythonParser;
  let files: readonly LibraryFile[];
  const textOf = (kind: string, number: number): string =>
    readFileSync(join(target, kind, `${number}.py`), 'utf8');

  beforeAll(async () => {
    parser = await pythonParser();
    const script = fileURLToPath(new URL('./standard-library.py', import.meta.url));
    const done = spawnSync(python, ['-I', script, target], { encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
    files = JSON.parse(readFileSync(join(target, 'index.json'), 'utf8')) as LibraryFile[];
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is valid without a false alarm', () => {
    expect(files.length).toBeGreaterThan(1000);
    const refused = files.flatMap((file, number) => {
      const [first] = parser.parse(textOf('original', number), 'module').errors;
      return first === undefined || UNREADABLE.has(file.name) ? [] : [`${file.name}: ${first.message}`];
    });
    expect(refused).toEqual([]);
  });

  test('keeps its syntax under ruff format exactly where ast.dump says so', () => {
    expect(files.filter((file) => file.changed).length).toBeGreaterThan(500);
    const wrong = files.flatMap((file, number) => {
      if (UNREADABLE.has(file.name)) return [];
      const ours = sameSyntax(parser, textOf('original', number), textOf('formatted', number));
      return ours === file.same ? [] : [`${file.name}: ours ${String(ours)}`];
    });
    expect(wrong).toEqual([]);
  });
});
