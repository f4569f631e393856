import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExtract } from '../../src/cli/commands/extract.ts';
import type { ExtractFlags } from '../../src/cli/program.ts';
import { undoExtraction } from '../../src/index.ts';
import type { ExtractionPlan } from '../../src/plan/plan.ts';
import type { SolidifyError } from '../../src/text/error.ts';
import { describeWithPython } from '../python-environment.ts';
import { git, namesIn, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';

const folder = useTemporaryFolder();

const SCRIPT = '# %%\nimport math\n\n# %%\ndef clean(x):\n    return math.floor(x)\n\n# %%\nclean(1)\n';
const AFTER = '# %%\nimport math\nfrom pump_tools.core import clean\n\n# %%\nclean(1)\n';

interface Said {
  readonly code: number;
  readonly result: string;
  readonly talk: string;
}

/**
 * Runs the command in this process; `a.py` into `pump-tools` unless said otherwise. Paths are absolute. `onResult` gets
 * each part of the result as it is told.
 */
async function extract(
  flags: Partial<ExtractFlags> = {},
  paths: readonly string[] = [at('a.py')],
  onResult: (text: string) => void = () => undefined,
): Promise<Said> {
  const said = { result: '', talk: '' };
  const code = await runExtract(
    paths,
    { to: at('pump-tools'), all: true, ...flags },
    {
      style: 'plain',
      isInteractive: false,
      width: 80,
      result: (text) => {
        said.result += text;
        onResult(text);
      },
      talk: (text) => void (said.talk += text),
      progress: () => undefined,
      endProgress: () => undefined,
    },
  );
  return { code, ...said };
}

async function refused(run: () => Promise<unknown>): Promise<SolidifyError> {
  try {
    await run();
  } catch (error) {
    return error as SolidifyError;
  }
  throw new Error('nothing was refused');
}

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

function text(...parts: readonly string[]): string {
  return readFileSync(at(...parts), 'utf8');
}

/** A bare repository, with a commit where it should hold something. */
function bare(name: string, state: 'empty' | 'full'): string {
  git(folder.path, 'init', '-q', '--bare', name);
  if (state === 'full') {
    git(folder.path, 'init', '-q', '-b', 'main', `${name}-seed`);
    git(at(`${name}-seed`), 'commit', '-q', '--allow-empty', '-m', 'Mine');
    git(at(`${name}-seed`), 'push', '-q', at(name), 'main');
  }
  return `file://${at(name)}`;
}

describeWithPython('with --record', (python) => {
  it('tells all recorded values before anything is written', { timeout: 60_000 }, async () => {
    write(at('a.py'), SCRIPT.replace('clean(1)', 'clean(41.5)'));
    const told: { readonly text: string; readonly isWritten: boolean }[] = [];
    const flags = { record: true, python } as const;
    const { code } = await extract(flags, [at('a.py')], (text) => {
      told.push({ text, isWritten: existsSync(at('pump-tools')) });
    });
    expect(code).toBe(0);
    expect(told[0]).toMatchObject({ isWritten: false });
    expect(told[0]?.text).toMatch(/clean {2}1 call: 41\.5, 41\n/);
    expect(text('pump-tools', 'tests', 'test_core.py')).toContain('assert core.clean(41.5) == 41');
  });
});

describe('without writing', () => {
  it('--dry-run shows the plan and the diffs, and writes nothing', async () => {
    write(at('a.py'), SCRIPT);
    const { code, result, talk } = await extract({ dryRun: true });
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(result).toContain('-def clean(x):\n-    return math.floor(x)');
    expect(result).toContain('+from pump_tools.core import clean');
    expect(result).toContain('+++ src/pump_tools/core.py');
    expect(namesIn(folder.path)).toEqual(['a.py']);
    expect(text('a.py')).toBe(SCRIPT);
  });

  it('--plan writes the plan as JSON and nothing else', async () => {
    write(at('a.py'), SCRIPT);
    const { code } = await extract({ plan: at('plan.json') });
    expect(code).toBe(0);
    expect(namesIn(folder.path)).toEqual(['a.py', 'plan.json']);
    expect(text('a.py')).toBe(SCRIPT);
    const plan = JSON.parse(text('plan.json')) as ExtractionPlan;
    expect(plan).toMatchObject({ version: 1, package: { name: 'pump-tools' } });
    expect(plan.modules[0]?.definitions[0]?.text).toBe('def clean(x):\n    return math.floor(x)');
  });
});

describe('where things go', () => {
  it('--notebooks-to leaves the originals alone', async () => {
    write(at('a.py'), SCRIPT);
    const { code, talk } = await extract({ notebooksTo: at('new', 'books') });
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(text('a.py')).toBe(SCRIPT);
    expect(text('new', 'books', 'a.py')).toBe(AFTER);
  });

  it('--notebooks-to refuses two notebooks of one name', async () => {
    write(at('one', 'a.py'), SCRIPT);
    write(at('two', 'a.py'), SCRIPT);
    const error = await refused(() => extract({ notebooksTo: at('new') }, [at('one'), at('two')]));
    expect(error).toMatchObject({ kind: 'usage' });
    expect(namesIn(folder.path)).toEqual(['one', 'two']);
  });

  it('--notebooks-to overwrites nobody’s file, not the original either', async () => {
    write(at('a.py'), SCRIPT);
    write(at('new', 'a.py'), 'mine');
    const error = await refused(() => extract({ notebooksTo: at('new') }));
    expect(error).toMatchObject({ kind: 'refused', code: 'file-exists', place: { file: at('new', 'a.py') } });
    expect(await refused(() => extract({ notebooksTo: folder.path }))).toMatchObject({ kind: 'refused' });
    expect([text('new', 'a.py'), text('a.py')]).toEqual(['mine', SCRIPT]);
    expect(existsSync(at('pump-tools'))).toBe(false);
  });

  it('--notebooks-to overwrites what it wrote itself, unless that was changed since', async () => {
    write(at('a.py'), SCRIPT);
    const notebooksTo = at('new');
    await extract({ notebooksTo });
    write(at('a.py'), `${SCRIPT}clean(2)\n`);
    await extract({ notebooksTo });
    expect(text('new', 'a.py')).toBe(`${AFTER}clean(2)\n`);
    write(at('new', 'a.py'), `${AFTER}mine\n`);
    write(at('a.py'), `${SCRIPT}clean(3)\n`);
    expect(await refused(() => extract({ notebooksTo }))).toMatchObject({ code: 'file-exists' });
    expect(text('new', 'a.py')).toBe(`${AFTER}mine\n`);
  });

  it('several notebooks are rewritten together, and undone together', async () => {
    write(at('a.py'), SCRIPT);
    write(at('b.py'), SCRIPT);
    await extract({}, [folder.path]);
    expect([text('a.py'), text('b.py')]).toEqual([AFTER, AFTER]);
    undoExtraction(at('pump-tools'));
    expect([text('a.py'), text('b.py')]).toEqual([SCRIPT, SCRIPT]);
    expect(existsSync(at('pump-tools', 'pyproject.toml'))).toBe(true);
  });

  it('undo refuses when a notebook has changed since', async () => {
    write(at('a.py'), SCRIPT);
    await extract();
    write(at('a.py'), `${AFTER}# mine\n`);
    const error = await refused(() => Promise.resolve(undoExtraction(at('pump-tools'))));
    expect(error).toMatchObject({ kind: 'refused' });
    const kept = / kept as (.+?): copy /.exec(error.hint)?.[1] ?? '';
    expect(readFileSync(kept, 'utf8')).toBe(SCRIPT);
    expect(text('a.py')).toBe(`${AFTER}# mine\n`);
  });

  it('after undo the same extraction rewrites the notebook again, and says so', async () => {
    write(at('a.py'), SCRIPT);
    await extract();
    undoExtraction(at('pump-tools'));
    const { code, result } = await extract();
    expect(code).toBe(0);
    expect(text('a.py')).toBe(AFTER);
    expect(result).toContain('holds all of this already');
    expect(result).not.toContain('Nothing to do');
  });

  it('new definitions are added to a package that is there', async () => {
    write(at('a.py'), SCRIPT);
    await extract();
    const more = `${AFTER}\n# %%\ndef fit(x):\n    return x\n`;
    write(at('a.py'), more);
    const { code, result } = await extract();
    expect(code).toBe(0);
    expect(result).toContain('fit');
    expect(text('a.py')).not.toContain('def fit');
    expect(git(at('pump-tools'), 'log', '--format=%s').trim().split('\n')).toHaveLength(2);
  });

  it('inside a Git work tree there is no repository and no commit, and the report says so', async () => {
    git(folder.path, 'init', '-q');
    write(at('a.py'), SCRIPT);
    const { code, result } = await extract();
    expect(code).toBe(0);
    expect(result).toContain('inside a Git work tree');
    expect(existsSync(at('pump-tools', '.git'))).toBe(false);
    expect(git(folder.path, 'status', '--porcelain').trim().split('\n')).toContain('?? pump-tools/');
  });

  it('inside a Git work tree --push is refused, nothing written', async () => {
    const url = bare('remote.git', 'empty');
    git(folder.path, 'init', '-q');
    write(at('a.py'), SCRIPT);
    expect(await refused(() => extract({ push: url }))).toMatchObject({ kind: 'refused' });
    expect(existsSync(at('pump-tools'))).toBe(false);
    expect(text('a.py')).toBe(SCRIPT);
  });

  it('no path of this machine stands in the repository', async () => {
    mkdirSync(at('deep'));
    write(at('deep', 'a.py'), SCRIPT);
    await extract({}, [at('deep', 'a.py')]);
    expect(git(at('pump-tools'), 'grep', '-c', 'clean').length).toBeGreaterThan(0);
    expect(() => git(at('pump-tools'), 'grep', '-F', folder.path)).toThrow();
    expect(git(at('pump-tools'), 'log', '-p')).not.toContain(folder.path);
  });
});

describe('--publish', () => {
  it.each(['github', 'gitlab'] as const)('sets up the CI of %s to publish', async (host) => {
    write(at('a.py'), SCRIPT);
    await extract({ publish: 'pypi', host });
    const file = { github: '.github/workflows/publish.yml', gitlab: '.gitlab-ci.yml' }[host];
    expect(text('pump-tools', file)).toMatch(/twine check --strict/);
  });

  it('without a host there is nobody to publish, nothing written', async () => {
    write(at('a.py'), SCRIPT);
    const error = await refused(() => extract({ publish: 'pypi', host: 'none' }));
    expect(error).toMatchObject({ kind: 'usage', code: 'no-publisher' });
    expect(namesIn(folder.path)).toEqual(['a.py']);
  });
});

describe('--push', () => {
  it('pushes a package that is there already when asked later', async () => {
    write(at('a.py'), SCRIPT);
    await extract();
    const url = bare('remote.git', 'empty');
    const { code, result } = await extract({ push: url });
    expect(code).toBe(0);
    expect(result).toContain('Pushed the branch main.');
    expect(git(at('remote.git'), 'log', '--format=%s', 'main')).toContain('Extract 1 definition from a.py');
    expect(text('a.py')).toBe(AFTER);
  });

  it('pushes to an empty remote', async () => {
    write(at('a.py'), SCRIPT);
    const url = bare('remote.git', 'empty');
    const { code, result } = await extract({ push: url });
    expect(code).toBe(0);
    expect(result).toContain('Pushed');
    expect(git(at('remote.git'), 'rev-parse', 'main')).toBe(git(at('pump-tools'), 'rev-parse', 'HEAD'));
  });

  it.each([
    ['that holds something else', 'full'],
    ['that is not there', 'none'],
  ] as const)('to a remote %s is refused, nothing written', async (_, state) => {
    write(at('a.py'), SCRIPT);
    const url = state === 'none' ? `file://${at('nowhere.git')}` : bare('remote.git', state);
    const before = namesIn(folder.path);
    expect(await refused(() => extract({ push: url }))).toMatchObject({ kind: 'refused' });
    expect(namesIn(folder.path)).toEqual(before);
    expect(text('a.py')).toBe(SCRIPT);
    if (state === 'full') expect(git(at('remote.git'), 'log', '--format=%s', 'main')).toBe('Mine\n');
  });
});
