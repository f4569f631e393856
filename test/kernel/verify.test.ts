import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyNotebooks } from '../../src/kernel/index.ts';
import type { Runner } from '../../src/kernel/run.ts';
import type { Verification } from '../../src/kernel/verification.ts';
import { describeWithPython, requirePython } from '../python-environment.ts';
import { helper, ipython, notebookOf } from './notebooks.ts';

const original = ['K = 1\ndef scaled(x):\n    return K * x', 'scaled(5)', 'import time\nprint(time.time())'];

function runner(): Runner {
  return { helper, cellTimeout: null, totalTimeout: null };
}

function verify(module: string, before: readonly string[], after: readonly string[]): Promise<Verification> {
  const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'scaling_of_test.py'), module);
  const kernel = ipython(requirePython());
  return verifyNotebooks({
    before: { notebook: notebookOf(...before), kernel, folder, path: [] },
    after: { notebook: notebookOf(...after), kernel, folder, path: [join(folder, 'src')] },
    ...runner(),
    writes: 'once',
    edits: null,
    onProgress: () => undefined,
  });
}

describeWithPython('verifying a rewrite in real kernels', () => {
  const rest = ['scaled(6)', 'scaled(7)', 'scaled(8)'];

  it('finds a right one equal and names what differs from itself', async () => {
    const before = [...original, ...rest];
    const after = ['from scaling_of_test import K, scaled', ...before.slice(1)];
    expect(await verify(original[0] ?? '', before, after)).toEqual({
      outcome: 'equal',
      cells: 6,
      compared: 4,
      withoutOutput: 1,
      nondeterministic: [2],
      differences: [],
      failing: [],
      diedAt: null,
    });
  });

  it('catches a constant that the notebook rebinds', async () => {
    const before = [...original, 'K = 10', ...rest];
    const after = ['from scaling_of_test import K, scaled', ...before.slice(1)];
    const verification = await verify(original[0] ?? '', before, after);
    expect(verification.outcome).toBe('different');
    expect(verification.differences[0]).toMatchObject({
      kind: 'output',
      cell: 4,
      afterCell: 4,
      before: '60\n',
      after: '6\n',
    });
  });

  it('lets no run see what another wrote, and leaves of the folder what one run leaves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    mkdirSync(join(folder, 'nb', 'data'), { recursive: true });
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'nb', 'data', 'log.txt'), 'a');
    writeFileSync(join(folder, 'shared', 'rates.txt'), '0.19');
    const notebook = notebookOf(
      'open("data/log.txt", "a").write("b")\nopen("data/log.txt").read()',
      '%%writefile made.py\nx = 1',
      'import os, made\nos.getcwd(), made.__file__, os.environ["PWD"]',
      'open("../shared/rates.txt").read()',
    );
    const side = { notebook, kernel: ipython(requirePython()), folder: join(folder, 'nb'), path: [] };
    const verification = await verifyNotebooks({
      ...runner(),
      before: side,
      after: side,
      edits: null,
      writes: 'once',
      onProgress: () => undefined,
    });
    expect(verification).toMatchObject({ outcome: 'equal', compared: 4, failing: [] });
    expect(readFileSync(join(folder, 'nb', 'data', 'log.txt'), 'utf8')).toBe('ab');
    const left = readdirSync(join(folder, 'nb')).filter((name) => name !== '__pycache__');
    expect(left.sort()).toEqual(['data', 'made.py']);
  });

  it('compares what libraries draw, and nothing drawn at random differs', async () => {
    const shown = [
      'import pandas as pd\npd.DataFrame({"a": [1, scaled(2)]}).style.highlight_max()',
      'import matplotlib.pyplot as plt\nplt.plot([1, scaled(3)]);',
      '%config InlineBackend.figure_formats = ["svg"]\nplt.plot([1, scaled(3)]);',
      'from IPython.display import HTML, Latex, clear_output, display\nshown = display(HTML("<b>0</b>"), display_id="d")',
      'print("gone")\nclear_output()\ndisplay(Latex("$x$"))',
      'display(HTML(f"<b>{scaled(4)}</b>"), display_id="d", update=True)',
      'import tempfile\n%time print(tempfile.mkdtemp())',
      'import uuid\nHTML(f\'<p id="{uuid.uuid4()}">1</p>\')',
      'object()',
      'scaled("a" / 2)',
    ];
    const before = [original[0] ?? '', ...shown];
    const after = ['from scaling_of_test import K, scaled', ...shown];
    const wrong = await verify('K = 2\ndef scaled(x):\n    return K * x', before, after);
    expect(wrong).toMatchObject({ compared: 10, withoutOutput: 1, nondeterministic: [] });
    expect(wrong.differences.map(({ cell, first }) => [cell, first.what])).toEqual([
      [1, 'text/html'],
      [2, 'image/png'],
      [3, 'image/svg+xml'],
      [4, 'text/html'],
    ]);
  });

  it('a kernel that dies both times is equal up to there, and it is told', async () => {
    const dying = ['print(1)', 'import os\nos._exit(1)', 'print(2)'];
    expect(await verify('', dying, dying)).toMatchObject({
      outcome: 'equal',
      compared: 2,
      withoutOutput: 1,
      diedAt: 1,
    });
  });
});
