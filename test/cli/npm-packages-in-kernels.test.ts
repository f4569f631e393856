import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { requirePython } from '../python-environment.ts';
import { commands, describeWithKernels } from '../typescript-kernels.ts';
import { useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn, runWith, type Run } from './command-line.ts';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

function read(...parts: readonly string[]): string {
  return readFileSync(at(...parts), 'utf8');
}

describe('what leads a kernel of Deno to a package', () => {
  const extract = (...args: readonly string[]): Run =>
    runIn(folder.path, 'extract', ...args, '--to', 'kit', '--all', '--yes');
  const script = (name: string): string =>
    `// %%\nfunction ${name}(x: number): number {\n  return x / 3;\n}\n\n// %%\n${name}(6);\n`;

  it('is told until its settings say so, and made by the same command with --install', () => {
    write(at('first.ts'), script('first'));
    expect(extract('first.ts').stdout).toContain(
      `Make ${at('deno.json')} with { "imports": { "kit": "./kit/src/index.ts" } }, or run the command again with --install.`,
    );
    const again = extract('first.ts', '--install');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('Nothing to do');
    expect(JSON.parse(read('deno.json'))).toEqual({ imports: { kit: './kit/src/index.ts' } });
    write(at('second.ts'), script('second'));
    const { code, stdout } = extract('second.ts');
    expect(code).toBe(0);
    expect(stdout).not.toContain('deno.json');
  }, 60_000);

  it('can be said to inline, which says so where it finds no package', () => {
    write(at('alone.ts'), '// %%\nimport { first } from "elsewhere";\n\n// %%\nfirst(6);\n');
    const { code, stdout } = runIn(folder.path, 'inline', 'alone.ts');
    expect(code).toBe(0);
    expect(stdout).toContain('name the package’s folder with --package');
  });
});

/** A notebook of a kernel, of these cells. */
function notebookOf(kernel: 'tslab' | 'jslab', ...sources: readonly string[]): string {
  const cells = sources.map((source, at) => ({
    cell_type: 'code',
    id: `c${at}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: kernel, display_name: kernel, language: 'typescript' };
  return `${JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

describeWithKernels('in a kernel of tslab', () => {
  const run = (...args: readonly string[]): Run => {
    const PATH = [commands, process.env.PATH ?? ''].join(delimiter);
    return runWith({ PATH, JUPYTER_DATA_DIR: '/nonexistent' }, folder.path, ...args);
  };
  const kernel = ['--python', requirePython()];

  it('a package is made, grows, is checked and put back, and notebooks show the same all along', () => {
    const first = notebookOf(
      'tslab',
      'function net(gross: number) {\n  return gross > 0 ? { gross, rest: [] } : null;\n}',
      'const one = net(5);\none.rest.push("x");\none',
    );
    const second = notebookOf(
      'tslab',
      'import { net } from "kit";',
      'enum Size {\n  Small,\n  Large,\n}\n\nfunction sizeOf(price: number) {\n  return net(price).gross > 9 ? Size.Large : Size.Small;\n}',
      'console.log(Size[sizeOf(12)], sizeOf(3) === Size.Large);',
    );
    write(at('first.ipynb'), first);
    const made = run('extract', 'first.ipynb', '--to', 'kit', '--all', '--yes', '--verify', ...kernel);
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toContain('show the same before and after');
    expect(made.stdout).toContain(`  $ npm install --prefix ${at('kit')}
  $ npm run build --prefix ${at('kit')}
  $ npm install --prefix ${folder.path} ${at('kit')}
`);
    mkdirSync(at('node_modules'));
    symlinkSync(at('kit'), at('node_modules', 'kit'));
    write(at('second.ipynb'), second);
    const grown = run('extract', 'second.ipynb', '--to', 'kit', '--all', '--yes');
    expect(grown).toMatchObject({ code: 0 });
    expect(read('second.ipynb')).toContain('import { Size, sizeOf } from \\"kit\\";');
    expect(run('check', 'first.ipynb', 'second.ipynb')).toMatchObject({ code: 0, stdout: '' });
    expect(run('inline', 'second.ipynb')).toMatchObject({ code: 0 });
    expect(read('second.ipynb')).not.toContain('kit');
    write(
      at('alone.ipynb'),
      second.replace('import { net } from \\"kit\\";', 'const net = (gross: number) => ({ gross });'),
    );
    expect(run('verify', 'alone.ipynb', 'second.ipynb', ...kernel)).toMatchObject({ code: 0 });
    expect(run('inline', 'first.ipynb')).toMatchObject({ code: 0 });
    write(at('before.ipynb'), first);
    expect(run('verify', 'before.ipynb', 'first.ipynb', ...kernel)).toMatchObject({ code: 0 });
  }, 240_000);

  it('JavaScript is extracted from and undone', () => {
    const text = notebookOf(
      'jslab',
      'const till = (prices) => prices.reduce((sum, price) => sum + price, 0);',
      'till([1, 2])',
    );
    write(at('till.ipynb'), text);
    const { code, stdout } = run(
      'extract',
      'till.ipynb',
      '--to',
      'kit',
      '--all',
      '--yes',
      '--verify',
      ...kernel,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('show the same before and after. 2 code cells: 1 compared');
    expect(run('undo', 'kit')).toMatchObject({ code: 0 });
    expect(read('till.ipynb')).toBe(text);
  }, 120_000);
});
