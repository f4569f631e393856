import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runNotebooks } from '../../src/kernel/index.ts';
import type { RunProgress } from '../../src/kernel/run.ts';
import { describeWithPython, requirePython } from '../python-environment.ts';
import { helper, ipython, notebookOf, runNotebook, type OneRun } from './notebooks.ts';

function options(sources: readonly string[], changes: Partial<OneRun> = {}): OneRun {
  return { sources, folder: tmpdir(), python: requirePython(), ...changes };
}

async function outputsOf(...sources: readonly string[]): Promise<unknown> {
  const run = await runNotebook(options(sources));
  return run.cells.map((cell) => cell.outputs);
}

describeWithPython('running a notebook', () => {
  it('says so where what runs it is ended from outside', async () => {
    const killed = 'import os, signal; os.kill(os.getpid(), signal.SIGKILL)';
    const run = runNotebooks(
      { helper: killed, cellTimeout: null, totalTimeout: null },
      [
        {
          notebook: notebookOf('1'),
          kernel: ipython(requirePython()),
          folder: tmpdir(),
          path: [],
          place: 'folder',
        },
      ],
      () => undefined,
    );
    await expect(run).rejects.toThrow('was ended from outside');
  });

  it('gives the outputs of each cell, also after an error', async () => {
    expect(
      await outputsOf(
        'x = 2\nprint("two", x)\nx * 3',
        '1 / 0',
        'import sys\nprint("late", file=sys.stderr)',
        'y = 1',
      ),
    ).toEqual([
      [
        { kind: 'stream', name: 'stdout', text: 'two 2\n' },
        { kind: 'result', data: { 'text/plain': '6' } },
      ],
      [
        {
          kind: 'error',
          name: 'ZeroDivisionError',
          message: 'division by zero',
          traceback: expect.stringContaining('----> 1 1 / 0') as string,
        },
      ],
      [{ kind: 'stream', name: 'stderr', text: 'late\n' }],
      [],
    ]);
  });

  it("works in the notebook's folder, with the given folders importable, apart from the user's history", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
    const sources = [
      'import os, sys\nprint(os.getcwd())',
      'print("/some/package/src" in sys.path)',
      'print(get_ipython().history_manager.hist_file)',
    ];
    const run = await runNotebook(options(sources, { folder, path: ['/some/package/src'] }));
    expect(run.cells.flatMap((cell) => cell.outputs)).toMatchObject([
      { text: `${folder}\n` },
      { text: 'True\n' },
      { text: ':memory:\n' },
    ]);
  });

  it('says which cell runs', async () => {
    const seen: RunProgress[] = [];
    await runNotebook(options(['1', '2'], { onProgress: (progress) => void seen.push(progress) }));
    // A busy machine is told about a second later too.
    expect(seen.filter(({ seconds }) => seconds === 0)).toEqual([
      { cell: 0, ordinal: 1, of: 2, seconds: 0 },
      { cell: 1, ordinal: 2, of: 2, seconds: 0 },
    ]);
  });

  it('shows a dead kernel as the error of its cell', async () => {
    const shown = await outputsOf('print(1)', 'import os\nos._exit(3)', 'print(2)');
    expect(shown).toMatchObject([[{ text: '1\n' }], [{ name: 'DeadKernelError' }], []]);
  });

  it('refuses a cell that takes too long, and leaves no kernel', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    const sources = ['import os, subprocess\nprint(os.getpid())', 'import time\ntime.sleep(60)'];
    const run = runNotebook(options(sources, { cellTimeout: 1, folder }));
    await expect(run).rejects.toMatchObject({ code: 'cell-timeout', place: { cell: 1 } });
    expect(processesIn(folder)).toEqual([]);
  });

  it('refuses runs that take too long in all, and names the cell that was at work', async () => {
    const run = runNotebook(options(['import time', 'time.sleep(60)'], { totalTimeout: 4, cellTimeout: 50 }));
    await expect(run).rejects.toMatchObject({ code: 'total-timeout' });
  });

  it('goes on where a cell asks for input, floods its output, or prints after its end', async () => {
    const run = await runNotebook(
      options([
        'input("name? ")',
        'for _ in range(100): print("x" * 1_000_000)',
        'import threading, time\nlate = threading.Thread(target=lambda: (time.sleep(1), print("late")))\nlate.start()',
        'late.join()\nawait __import__("asyncio").sleep(0)\nprint("end")',
      ]),
    );
    const [asking, flood, starting, waiting] = run.cells.map(({ outputs }) => outputs);
    expect(asking).toMatchObject([{ name: 'StdinNotImplementedError' }]);
    const text = flood?.map((each) => (each.kind === 'stream' ? each.text : '')).join('') ?? '';
    expect(text.length).toBeLessThan(17_000_000);
    expect(text.slice(-120)).toMatch(/\[84000100 characters more, SHA-256 [0-9a-f]{64}\]\n$/);
    // The kernel gives what a thread prints to the cell that runs.
    expect([starting, waiting]).toMatchObject([[], [{ text: 'late\nend\n' }]]);
  });

  it('finds the package of the run before an installed one of the same name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    for (const [at, version] of [
      ['site', 'stale'],
      ['made', 'fresh'],
    ] as const) {
      mkdirSync(join(folder, at, 'pumps_of_test'), { recursive: true });
      writeFileSync(join(folder, at, 'pumps_of_test', '__init__.py'), `version = "${version}"\n`);
    }
    const sitePackages = execFileSync(requirePython(), [
      '-c',
      'import site; print(site.getsitepackages()[0])',
    ]);
    const venv = join(folder, 'venv');
    execFileSync(requirePython(), ['-m', 'venv', '--without-pip', venv]);
    const own =
      readdirSync(join(venv, 'lib')).map((name) => join(venv, 'lib', name, 'site-packages'))[0] ?? '';
    writeFileSync(join(own, 'paths.pth'), `${join(folder, 'site')}\n${String(sitePackages).trim()}\n`);
    const python = join(venv, 'bin', 'python');
    const sources = ['import pumps_of_test as p\nprint(p.version)'];
    expect(await runNotebook({ sources, folder, python, path: [join(folder, 'made')] })).toMatchObject({
      cells: [{ outputs: [{ text: 'fresh\n' }] }],
    });
  });

  it('says what to install when the interpreter lacks a kernel', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    execFileSync(requirePython(), ['-m', 'venv', '--without-pip', folder]);
    const python = join(folder, 'bin', 'python');
    await expect(runNotebook(options(['1'], { python }))).rejects.toMatchObject({
      code: 'no-kernel',
      hint: `run uv pip install --python ${python} ipykernel nbclient`,
    });
  });

  it('says so when there is no such interpreter', async () => {
    await expect(runNotebook(options(['1'], { python: '/no/such/python' }))).rejects.toMatchObject({
      kind: 'usage',
      code: 'no-interpreter',
    });
  });

  it('takes no module from the folder of the process for its own work', () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    writeFileSync(join(folder, 'asyncio.py'), 'open("loaded", "w")\nraise SystemExit');
    const request = { runs: [], cell_timeout: null, total_timeout: null };
    spawnSync(requirePython(), ['-c', helper], { cwd: folder, input: `${JSON.stringify(request)}\n` });
    expect(existsSync(join(folder, 'loaded'))).toBe(false);
  });
});

describeWithPython('a kernel', () => {
  const script = `
    import { runNotebook } from './test/kernel/notebooks.ts';
    const source = [
      'import subprocess, time',
      'subprocess.Popen(["sleep", "300"])',
      'subprocess.Popen(["sleep", "300"], start_new_session=True)',
      'subprocess.run(["sh", "-c", "setsid sleep 300 &"])',
    ].join('\\n');
    await runNotebook({ sources: [source, 'time.sleep(300)'], folder: process.argv[1], python: process.argv[2],
      onProgress: (progress) => { if (progress.ordinal === 2) console.log('ready'); } });
  `;

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    it.runIf(process.platform === 'linux')(
      `is gone after ${signal} to the process that runs it`,
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
        const child = spawn(process.execPath, [
          '--import',
          'tsx',
          '--input-type=module',
          '-e',
          script,
          folder,
          requirePython(),
        ]);
        await new Promise((resolve) => child.stdout.once('data', resolve));
        const before = processesIn(folder);
        child.kill(signal);
        await expect.poll(() => processesIn(folder), { timeout: 10_000 }).toEqual([]);
        // The kernel and what it started, in its own process group and in others.
        expect(before.length).toBe(4);
      },
    );
  }
});

/** Ids of the processes whose working directory is `folder`. */
function processesIn(folder: string): readonly string[] {
  const code = `
import os, sys
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        if os.readlink(f"/proc/{pid}/cwd") == os.path.realpath(sys.argv[1]): print(pid)
    except OSError: pass
`;
  return execFileSync(requirePython(), ['-c', code, folder], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}
