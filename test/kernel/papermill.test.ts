import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readNotebook } from '../../src/notebook/index.ts';
import type { Output } from '../../src/notebook/notebook.ts';
import { applyExtraction } from '../../src/verbs/extract/apply.ts';
import { prepareExtraction } from '../../src/verbs/extract/prepare.ts';
import { describeWithPython } from '../python-environment.ts';
import { EXTRACT_ALL } from '../verbs/extract-all.ts';

const NOTEBOOK = {
  nbformat: 4,
  nbformat_minor: 4,
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
  cells: [
    codeCell('TAX = 0.2\nRATE = 3', ['parameters']),
    codeCell(
      'ROUND = 2\ndef rounded(x):\n    return round(x, ROUND)\n\ndef taxed(x):\n    return x * (1 + TAX)',
    ),
    codeCell('rounded(taxed(10) * RATE)'),
  ],
};

function codeCell(source: string, tags: readonly string[] = []): object {
  return { cell_type: 'code', source, metadata: { tags }, outputs: [], execution_count: null };
}

describeWithPython('a notebook with parameters', (python) => {
  const scripts = join(python, '..');

  /** Runs a notebook as papermill does, with the package importable; gives what its cells show. */
  function papermill(notebook: string, path: string, parameters: readonly string[]): readonly Output[] {
    const out = `${notebook}.out.ipynb`;
    const given = parameters.flatMap((each) => ['-p', ...each.split('=')]);
    const args = [notebook, out, '--no-progress-bar', '-k', 'python3', ...given];
    // The kernelspec `python3` is that of the environment, whatever else is on the machine.
    const env = { ...process.env, PYTHONPATH: path, PATH: `${scripts}:${process.env.PATH ?? ''}` };
    execFileSync(join(scripts, 'papermill'), args, { env, stdio: 'ignore' });
    return readNotebook(out, readFileSync(out, 'utf8')).cells.flatMap(({ outputs }) => outputs);
  }

  it('runs under papermill with the same parameters and results after extraction, also when it was injected into', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    const before = join(folder, 'before.ipynb');
    writeFileSync(before, JSON.stringify(NOTEBOOK));
    expect(papermill(before, '', ['TAX=0.5', 'RATE=7'])).toEqual([
      { kind: 'result', data: { 'text/plain': '105.0' } },
    ]);
    // The notebook as written, and the one that papermill has put a cell with parameters into.
    for (const [name, source, tax, result] of [
      ['plain', before, '0.5', '105.0'],
      ['injected', `${before}.out.ipynb`, '1', '140'],
    ] as const) {
      const after = join(folder, `${name}.ipynb`);
      cpSync(source, after);
      const to = join(folder, `${name}-tools`);
      const options = { ...EXTRACT_ALL, paths: [after], to, python };
      const { plan } = await applyExtraction(await prepareExtraction(options), () => undefined);
      expect(plan.modules.flatMap(({ definitions }) => definitions.map((each) => each.name))).toEqual([
        'ROUND',
        'rounded',
      ]);
      expect(papermill(after, join(to, 'src'), [`TAX=${tax}`, 'RATE=7'])).toEqual([
        { kind: 'result', data: { 'text/plain': result } },
      ]);
    }
  }, 120_000);
});
