import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyExtraction } from '../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../python-environment.ts';
import { EXTRACT_ALL } from '../verbs/extract-all.ts';

// Installs nox, ruff, mypy and pytest from the package index, in environments of its own.
describeWithPython('extract --check', (python) => {
  /** Extracts from a notebook, checked, and gives what became of it. */
  async function extract(text: string) {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-checked-')));
    const notebook = join(folder, 'cards.py');
    writeFileSync(notebook, text);
    const to = join(folder, 'card-tools');
    const options = { ...EXTRACT_ALL, paths: [notebook], to, python, check: true };
    const said: string[] = [];
    const report = applyExtraction(await prepareExtraction(options), (line) => said.push(line));
    return { to, notebook, said, report };
  }

  it('holds the type checker to all but what it found', async () => {
    const { to, said, report } = await extract(
      '# %%\ndef total(a: int, b) -> str:\n    return a + 1\n\n# %%\ndef twice(a):\n    return total(a, a)\n\n# %%\ntwice(2)\n',
    );
    expect((await report).checks).toEqual(['lint', 'tests', 'build']);
    // The module gets its name from what it holds; of `total`, b has no hint and the result is no str.
    expect(readFileSync(join(to, 'pyproject.toml'), 'utf8')).toContain(
      'disable_error_code = ["no-untyped-def", "return-value"] # no-untyped-def: 2, return-value: 1\n',
    );
    expect(readFileSync(join(to, 'pyproject.toml'), 'utf8')).not.toContain('ignore_errors');
    expect(said.join('\n')).toMatch(/pip install|uv pip install/);
  });

  it('writes nothing when a check is red', async () => {
    // A test of the notebook that fails comes along as it is.
    const { to, notebook, report } = await extract(
      '# %%\ndef check(a):\n    return a\n\n# %%\ndef test_check():\n    assert check(1) == 2\n',
    );
    const before = readFileSync(notebook, 'utf8');
    await expect(report).rejects.toThrow(
      expect.objectContaining({ kind: 'refused', code: 'check-failed' }) as Error,
    );
    expect(existsSync(to)).toBe(false);
    expect(readFileSync(notebook, 'utf8')).toBe(before);
  });
});
