import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { git, namesIn, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn } from './command-line.ts';
import { expectError, IMPORTS, ipynbOf, SCRIPT, textAt } from './prototype.ts';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();
const at = (...parts: readonly string[]): string => join(folder.path, ...parts);

interface Scan {
  readonly notebooks: readonly {
    readonly path: string;
    readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
  }[];
  readonly definitions: readonly { readonly name: string; readonly verdict: string }[];
}

function scan(name: string): Scan & { readonly code: number | null } {
  const { code, stdout } = runIn(folder.path, 'scan', name, '--json');
  return { code, ...(JSON.parse(stdout) as Scan) };
}

describe('huge', () => {
  it('an image of 30 MB stays byte for byte', () => {
    const image = 'iVBORw0K'.repeat(3_750_000);
    const notebook = ipynbOf('python').replace(
      '"outputs":[]',
      `"outputs":[{"output_type":"display_data","data":{"image/png":"${image}"},"metadata":{}}]`,
    );
    writeFileSync(at('a.ipynb'), notebook);
    expect(runIn(folder.path, 'extract', 'a.ipynb', '--to', 'out')).toMatchObject({ code: 0 });
    const after = textAt(folder.path, 'a.ipynb');
    expect(after.includes(image)).toBe(true);
    expect(after).toMatch(IMPORTS);
    expect(runIn(folder.path, 'undo', 'out').code).toBe(0);
    expect(textAt(folder.path, 'a.ipynb') === notebook).toBe(true);
  });

  it('5,000 cells', () => {
    const cells = Array.from({ length: 2500 }, (_, index) => [
      `def step${index}(x):\n    """Adds ${index}."""\n    y = x + ${index}\n    return y * 2`,
      `step${index}(${index})`,
    ]);
    write(at('a.ipynb'), ipynbOf('python', ...cells.flat()));
    const { code, definitions } = scan('a.ipynb');
    expect(code).toBe(0);
    expect(definitions).toHaveLength(2501);
  });

  const deep: readonly (readonly [string, string])[] = [
    ['a line of 2 MB', `data = [${'1,'.repeat(1_000_000)}]`],
    ['10,000 nested brackets', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    [
      'a chain of 5,000 functions',
      Array.from({ length: 5000 }, (_, n) => `def f${n}(): return f${n + 1}()`).join('\n'),
    ],
    ['20,000 cell magics in one another', '%%time\n'.repeat(20_000)],
    ['20,000 continued lines', '\\\n'.repeat(20_000)],
    ['20,000 comments in a block', `if x:\n${'    # c\n'.repeat(20_000)}    y = 1`],
    ['a million empty lines', '\n'.repeat(1_000_000)],
    ['a line of a magic that is full of open quotes', `%%bash\n${'"\\'.repeat(50_000)}`],
  ];
  it.each(deep)('%s costs no more than its cell', (_, source) => {
    write(at('a.ipynb'), ipynbOf('python', source));
    const { code, definitions } = scan('a.ipynb');
    expect(code).toBe(0);
    expect(definitions.map(({ name }) => name)).toContain('clean');
  });
});

describe('other encodings and kernels', () => {
  const utf16 = Buffer.from(`\ufeff${ipynbOf('python')}`, 'utf16le');
  it.each([
    ['UTF-16', utf16, /UTF-8/],
    ['Latin-1', Buffer.from(ipynbOf('python', 'x = "é"'), 'latin1'), /UTF-8/],
    ['a kernel for R', Buffer.from(ipynbOf('R')), /language is r/],
    ['a kernel for Julia', Buffer.from(ipynbOf('julia')), /language is julia/],
    ['a kernel for Scala', Buffer.from(ipynbOf('scala')), /language is scala/],
  ])('%s', (_, bytes, expected) => {
    writeFileSync(at('a.ipynb'), bytes);
    expect(scan('a.ipynb')).toMatchObject({ code: 2, definitions: [] });
    expectError(runIn(folder.path, 'extract', 'a.ipynb', '--to', 'out'), 2, expected);
    expect(namesIn(folder.path)).toEqual(['a.ipynb']);
  });

  it.each([
    ['a byte-order mark', `\ufeff${ipynbOf('python')}`],
    ['the kernel of Python 2', ipynbOf('python2', 'print "old"')],
    ['no kernel', ipynbOf('python').replace(/"metadata":\{"kernelspec".*?\}\}/, '"metadata":{}')],
  ])('%s', (_, notebook) => {
    write(at('a.ipynb'), notebook);
    expect(runIn(folder.path, 'extract', 'a.ipynb', '--to', 'out').code).toBe(0);
    const after = textAt(folder.path, 'a.ipynb');
    expect(after).toMatch(IMPORTS);
    expect(after.startsWith('\ufeff')).toBe(notebook.startsWith('\ufeff'));
  });
});

describe('what is no file', () => {
  it.each([
    [
      'a pipe',
      (path: string) => {
        execFileSync('mkfifo', [path]);
      },
      /not a regular file/,
    ],
    [
      'a link to a device',
      (path: string) => {
        symlinkSync('/dev/zero', path);
      },
      /not a regular file/,
    ],
    [
      'a link to itself',
      (path: string) => {
        symlinkSync(path, path);
      },
      /leads back to itself/,
    ],
    [
      'a link to nothing',
      (path: string) => {
        symlinkSync('nowhere', path);
      },
      /link to nothing/,
    ],
    [
      'a folder',
      (path: string) => {
        mkdirSync(path);
      },
      /no notebook was found/,
    ],
  ])('%s', (_, make, expected) => {
    make(at('a.ipynb'));
    expect(runIn(folder.path, 'scan', 'a.ipynb').code).toBe(2);
    expectError(runIn(folder.path, 'extract', 'a.ipynb', '--to', 'out'), 2, expected);
    write(at('good.py'), SCRIPT);
    expect(runIn(folder.path, 'extract', '.', '--to', 'out').stdout).toContain('clean');
    expect(textAt(folder.path, 'good.py')).toMatch(IMPORTS);
  });

  it('a link to a notebook stays a link; its target is rewritten', () => {
    write(at('real', 'a.py'), SCRIPT);
    symlinkSync('real/a.py', at('link.py'));
    symlinkSync('real', at('same'));
    expect(runIn(folder.path, 'extract', 'link.py', 'real', 'same', '--to', 'out').code).toBe(0);
    expect(textAt(folder.path, 'real', 'a.py')).toMatch(IMPORTS);
    expect(execFileSync('readlink', [at('link.py')], { encoding: 'utf8' })).toBe('real/a.py\n');
  });
});

describe('hostile names', () => {
  it.each([
    ['a path', '../x'],
    ['a shell command', '$(touch pwned)'],
    ['two commands', 'a; touch pwned'],
    ['a template', '{{x}}'],
    ['YAML', 'a: - b'],
    ['TOML', 'a"""]'],
    ['a line break', 'a\nb'],
    ['an option', '-x'],
    ['a hidden file', '.x'],
    ['300 letters', 'a'.repeat(300)],
    ['letters of elsewhere', 'ünï'],
  ])('--name that is %s', (_, name) => {
    write(at('a.py'), SCRIPT);
    expectError(runIn(folder.path, 'extract', 'a.py', '--to', 'out', `--name=${name}`), 2, /distribution/);
    expect(namesIn(folder.path)).toEqual(['a.py']);
  });

  it('no package and no module is called like a device', () => {
    write(at('a.py'), `# %% [markdown]\n# ## Con\n${SCRIPT}`);
    expect(runIn(folder.path, 'extract', 'a.py', '--to', 'nul').code).toBe(0);
    expect(git(at('nul'), 'ls-files')).not.toMatch(/(^|\/)(con|nul|aux|prn)[./]/m);
  });

  it('authors, headings and files with the syntax of shells, templates, YAML and TOML are text', () => {
    const name = `a {{x}} $(touch pwned) "'\`: - !!python #\u001b[31m\n.py`;
    write(at(name), `# %% [markdown]\n# ## ../../{{x}} $(touch pwned): - "]\n${SCRIPT}`);
    const author = ['--author', '{{x}} "]\n"""$(touch pwned): - ', '--email', 'a@b.example'];
    const { code, stdout, stderr } = runIn(folder.path, 'extract', name, '--to', 'out', ...author);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(textAt(folder.path, name)).toMatch(IMPORTS);
    expect(namesIn(folder.path)).toEqual([name, 'out']);
    // Where a template would have been filled in, or a string left, these would read otherwise.
    const project = textAt(folder.path, 'out', 'pyproject.toml');
    expect(project).toContain('{{x}} \\"]');
    execFileSync(
      'python3',
      [
        '-c',
        'import sys\ntry:\n import tomllib\nexcept ImportError: sys.exit()\ntomllib.loads(sys.stdin.read())',
      ],
      { input: project },
    );
    expect(git(at('out'), 'ls-files')).not.toContain('..');
  });

  it('a plan overwrites no notebook', () => {
    write(at('a.py'), SCRIPT);
    expectError(runIn(folder.path, 'extract', 'a.py', '--to', 'out', '--plan', 'a.py'), 3, /no plan/);
    expect(textAt(folder.path, 'a.py')).toBe(SCRIPT);
    for (let run = 0; run < 2; run += 1) {
      expect(runIn(folder.path, 'extract', 'a.py', '--to', 'out', '--plan', 'plan.json').code).toBe(0);
    }
  });
});
