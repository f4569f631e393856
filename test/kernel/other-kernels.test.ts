import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runNotebooks } from '../../src/kernel/index.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import type { CellRun } from '../../src/kernel/run.ts';
import { typescriptNotebook } from '../language/typescript/notebooks.ts';
import { requirePython } from '../python-environment.ts';
import { describeWithKernels, kernelOf } from '../typescript-kernels.ts';
import { helper } from './notebooks.ts';

async function run(
  kernel: string,
  sources: readonly string[],
  changes: Partial<Kernel> = {},
): Promise<readonly CellRun['outputs'][]> {
  const notebook = typescriptNotebook(kernel, ...sources);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
  const [found] = await runNotebooks(
    { helper, cellTimeout: 60, totalTimeout: null },
    [{ notebook, kernel: { ...kernelOf(notebook), ...changes }, folder, path: [], place: 'folder' }],
    () => undefined,
  );
  return (found?.cells ?? []).map(({ outputs }) => outputs);
}

describeWithKernels('a kernel of another language', () => {
  it('loses no result that Deno sends late', async () => {
    const sources = Array.from({ length: 40 }, (_, at) => `${at} + 1000`);
    const outputs = await run('deno', sources);
    expect(outputs.map(([output]) => JSON.stringify(output))).toEqual(
      sources.map((_, at) => expect.stringContaining(`${at + 1000}`) as string),
    );
  });

  it('goes on after an error, and shows one that Deno keeps for itself', async () => {
    const outputs = await run('deno', ['const a = 1', 'throw new RangeError("no")', 'const = 5', 'a + 1']);
    expect(outputs).toMatchObject([
      [],
      [{ kind: 'error', name: 'RangeError', message: 'no' }],
      [{ kind: 'error', name: 'Error', message: 'Execution failed' }],
      [{ kind: 'result' }],
    ]);
  });

  it('goes on after an error in tslab, which takes nothing just after one', async () => {
    const outputs = await run('tslab', ['const a: number = "x"', 'throw new RangeError("no")', '1 + 1']);
    expect(outputs).toMatchObject([
      [{ name: 'stderr', text: expect.stringContaining('1:7 - Type') as string }, { kind: 'error' }],
      [{ name: 'stderr', text: expect.stringContaining('RangeError: no') as string }, { kind: 'error' }],
      [{ kind: 'stream', name: 'stdout', text: '2\n' }],
    ]);
  });

  it('gets the environment of its kernelspec', async () => {
    const environment = { FROM_THE_KERNELSPEC: 'yes' };
    const [outputs] = await run('deno', ['console.log(Deno.env.get("FROM_THE_KERNELSPEC"))'], {
      environment,
    });
    expect(outputs).toMatchObject([{ text: 'yes\n' }]);
  });

  it('gets ports that no other kernel is about to get', () => {
    const [functions = ''] = helper.split('\ntry:\n    main()');
    const choose = `PORTS = range(28_100, 28_110)
(first, held), (second, also), (none, _) = reserve_ports(5), reserve_ports(5), reserve_ports(1)
for each in held: each.close()
again, _ = reserve_ports(5)
print(json.dumps([sorted(first + second), none, sorted(again) == sorted(first)]))`;
    const told = execFileSync(requirePython(), ['-c', `${functions}\n${choose}`], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual([Array.from({ length: 10 }, (_, at) => 28_100 + at), [], true]);
  });

  it('is started again where it dies before it answers', async () => {
    const seen = join(mkdtempSync(join(tmpdir(), 'solidify-test-')), 'seen');
    const argv = kernelOf(typescriptNotebook('deno')).argv ?? [];
    const once = `if [ -e ${seen} ]; then exec "$@"; else touch ${seen}; exit 1; fi`;
    const [outputs] = await run('deno', ['console.log(1)'], { argv: ['/bin/sh', '-c', once, 'sh', ...argv] });
    expect(outputs).toMatchObject([{ text: '1\n' }]);
  });

  it('is refused where it doesn’t start', async () => {
    const argv = ['/bin/false', '{connection_file}'];
    await expect(run('deno', ['1'], { argv })).rejects.toMatchObject({
      code: 'no-kernel',
      hint: 'Check that this starts: /bin/false {connection_file}',
    });
    const missing = run('deno', ['1'], { argv: ['/no/such/kernel'] });
    await expect(missing).rejects.toMatchObject({ code: 'no-kernel' });
  });

  it('needs nbclient only', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solidify-test-'));
    execFileSync(requirePython(), ['-m', 'venv', '--without-pip', folder]);
    const client = join(folder, 'bin', 'python');
    await expect(run('deno', ['1'], { client })).rejects.toMatchObject({
      code: 'no-kernel',
      hint: `run uv pip install --python ${client} nbclient`,
    });
  });

  it.runIf(process.platform === 'linux')('leaves nothing behind', async () => {
    const mark = `solidify-leftover-${process.pid}`;
    const child = `new Deno.Command("sleep", { args: ["61"], env: { MARK: "${mark}" } }).spawn(); 1`;
    await run('deno', [child]);
    await run('tslab', [`setInterval(() => undefined, 1000); process.title = "${mark}"; 1`]);
    const processes = execFileSync('ps', ['axeww', '-o', 'pid,args'], { encoding: 'utf8' });
    expect(processes.split('\n').filter((line) => line.includes(mark))).toEqual([]);
  });
});
