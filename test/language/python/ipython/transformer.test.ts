import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { neutralize } from '../../../../src/language/python/ipython/index.ts';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonParser } from '../../../python-parser.ts';
import { CELLS } from './cells.ts';
import { coveredLines } from './covered-lines.ts';

interface Verdict {
  readonly lines: readonly number[];
  readonly magic: string | null;
  readonly valid: boolean;
}

/** Cells whose magic IPython hands Python that it will refuse only when the magic runs. */
const LATE: ReadonlySet<string> = new Set(['%time f(a,\nb)', '%time for i in a:\n    b']);

describeWithPython("IPython's own transformer", (python) => {
  const script = fileURLToPath(new URL('./transformer.py', import.meta.url));
  const done = spawnSync(python, ['-I', script], { input: JSON.stringify(CELLS), encoding: 'utf8' });
  const verdicts = (done.status === 0 ? JSON.parse(done.stdout) : []) as Verdict[];

  test('says something of each cell', () => {
    expect(done.stderr).toBe('');
    expect(verdicts.length).toBe(CELLS.length);
  });

  test('treats the same lines as IPython syntax', () => {
    const ours = CELLS.map((cell) => ({ cell, lines: coveredLines(cell) }));
    expect(ours).toEqual(CELLS.map((cell, index) => ({ cell, lines: verdicts[index]?.lines })));
  });

  test('finds the same cell magics', () => {
    const ours = CELLS.map((cell) => {
      const magic = neutralize(cell).magics.find((each) => each.kind === 'cell-magic');
      return { cell, magic: magic?.name ?? null };
    });
    expect(ours).toEqual(CELLS.map((cell, index) => ({ cell, magic: verdicts[index]?.magic })));
  });

  test('gives Python exactly where our text is Python', async () => {
    const parser = await pythonParser();
    const cells = CELLS.filter((cell) => !LATE.has(cell));
    const ours = cells.map((cell) => {
      const { text } = neutralize(cell);
      expect(text.length).toBe(cell.length);
      return { cell, valid: parser.parse(text).errors.length === 0 };
    });
    expect(ours).toEqual(cells.map((cell) => ({ cell, valid: verdicts[CELLS.indexOf(cell)]?.valid })));
  });
});
