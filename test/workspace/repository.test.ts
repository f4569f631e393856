import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { relativePath } from '../../src/text/change-set.ts';
import type { FileChange } from '../../src/text/change-set.ts';
import {
  isInsideWorkTree,
  provenancePath,
  push,
  requireEmptyRemote,
  stageRepository,
} from '../../src/workspace/index.ts';
import { configureGit, git, namesIn, useTemporaryFolder, write } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const within = (...parts: readonly string[]): string => join(folder.path, ...parts);
const gitsOwn = { name: null, email: null };

function create(path: string, text: string): FileChange {
  return { kind: 'create', path: relativePath(path), text };
}

const commits = [
  {
    message: 'Move definitions',
    files: [create('src/churn/prices.py', 'def f( ): pass\r\n'), create('.gitignore', '*.py\n')],
  },
  { message: 'Format', files: [create('src/churn/prices.py', 'def f():\n    pass\n')] },
  { message: 'Nothing', files: [create('.gitignore', '*.py\n')] },
];

async function makeRepository(target: string): Promise<string> {
  await (await stageRepository({ target, commits, author: gitsOwn })).publish();
  return target;
}

describe('staging', () => {
  test('a repository appears at once, with its commits, and nothing else', async () => {
    const stage = await stageRepository({ target: within('a/b/churn'), commits, author: gitsOwn });
    expect(namesIn(within('a/b'))).not.toContain('churn');
    expect(readFileSync(join(stage.path, '.gitignore'), 'utf8')).toBe('*.py\n');
    await stage.publish();
    expect(namesIn(within('a/b'))).toEqual(['churn']);
    const log = git(within('a/b/churn'), 'log', '--format=%an <%ae> %cn %s', 'main').trim().split('\n');
    expect(log).toEqual(['Ada <ada@example.org> Ada Format', 'Ada <ada@example.org> Ada Move definitions']);
    expect(git(within('a/b/churn'), 'show', 'main~1:src/churn/prices.py')).toBe('def f( ): pass\r\n');
    expect(git(within('a/b/churn'), 'status', '--porcelain')).toBe('');
  });

  test('an executable file is one on disk and for Git', async () => {
    const files: FileChange[] = [
      { kind: 'create', path: relativePath('run.sh'), text: '#!/bin/sh\n', executable: true },
    ];
    const draft = { target: within('churn'), commits: [{ message: 'x', files }], author: gitsOwn };
    await (await stageRepository(draft)).publish();
    expect(statSync(within('churn/run.sh')).mode & 0o100).toBe(0o100);
    expect(git(within('churn'), 'ls-files', '--stage')).toMatch(/^100755/);
  });

  test('an empty folder is filled and stays the same folder', async () => {
    mkdirSync(within('churn'));
    const { ino } = statSync(within('churn'));
    await makeRepository(within('churn'));
    expect(statSync(within('churn')).ino).toBe(ino);
    expect(namesIn(within('churn'))).toEqual(['.git', '.gitignore', 'src']);
  });

  test('a discarded stage leaves nothing, not even the folders above', async () => {
    mkdirSync(within('empty'));
    for (const target of ['a/b/churn', 'empty']) {
      await (await stageRepository({ target: within(target), commits, author: gitsOwn })).discard();
    }
    expect(namesIn(folder.path)).toEqual(['empty']);
    expect(namesIn(within('empty'))).toEqual([]);
  });

  test('what is published can still be discarded, and with it only what was published', async () => {
    mkdirSync(within('empty'));
    for (const target of ['a/b/churn', 'empty']) {
      const stage = await stageRepository({ target: within(target), commits, author: gitsOwn });
      await stage.publish();
      if (target === 'empty') write(within('empty/mine'), '');
      await stage.discard();
    }
    expect(namesIn(folder.path)).toEqual(['empty']);
    expect(namesIn(within('empty'))).toEqual(['mine']);
  });

  test('a target that holds something is refused, before and at the end', async () => {
    write(within('full/x'), '');
    write(within('file'), '');
    const refused = expect.objectContaining({ kind: 'refused', code: 'target-not-empty' }) as Error;
    for (const name of ['full', 'file']) {
      await expect(stageRepository({ target: within(name), commits, author: null })).rejects.toThrow(refused);
    }
    const stage = await stageRepository({ target: within('late'), commits, author: null });
    write(within('late/x'), 'mine');
    await expect(Promise.resolve().then(() => stage.publish())).rejects.toThrow(refused);
    await stage.discard();
    expect(namesIn(folder.path)).toEqual(['file', 'full', 'late']);
    expect(namesIn(within('late'))).toEqual(['x']);
  });

  test('without an author there are files and no repository', async () => {
    await (await stageRepository({ target: within('churn'), commits, author: null })).publish();
    expect(namesIn(within('churn'))).toEqual(['.gitignore', 'src']);
    expect(readFileSync(within('churn/src/churn/prices.py'), 'utf8')).toBe('def f():\n    pass\n');
  });

  test('a missing identity is refused, and nothing is left; options give one', async () => {
    configureGit(folder.path, '');
    await expect(stageRepository({ target: within('churn'), commits, author: gitsOwn })).rejects.toThrow(
      expect.objectContaining({ kind: 'refused', code: 'no-identity' }) as Error,
    );
    expect(namesIn(folder.path)).toEqual([]);
    const author = { name: 'Grace', email: 'grace@example.org' };
    await (await stageRepository({ target: within('churn'), commits, author })).publish();
    expect(git(within('churn'), 'log', '-1', '--format=%an %ae %cn %ce').trim()).toBe(
      'Grace grace@example.org Grace grace@example.org',
    );
  });

  test('an identity for some folders only is found', async () => {
    configureGit(folder.path, `[includeIf "gitdir:${within('work')}/"]\n\tpath = work.config\n`);
    write(within('..home/work.config'), '[user]\n\tname = Ada\n\temail = ada@work.example\n');
    await makeRepository(within('work/churn'));
    expect(git(within('work/churn'), 'log', '-1', '--format=%ae').trim()).toBe('ada@work.example');
  });

  test.each([
    ['refuses', 'exit 1', /secret found/],
    ['rewrites a file', 'echo changed > .gitignore', /changed/],
  ])('a hook of the user that %s stops it', async (_, line, message) => {
    write(within('..home/hooks/pre-commit'), `#!/bin/sh\necho secret found >&2\n${line}\n`);
    chmodSync(within('..home/hooks/pre-commit'), 0o755);
    configureGit(
      folder.path,
      `[user]\n\tname = A\n\temail = a@b.c\n[core]\n\thooksPath = ${within('..home/hooks')}\n`,
    );
    const draft = { target: within('churn'), commits, author: gitsOwn };
    await expect(stageRepository(draft)).rejects.toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'commit-failed',
        message: expect.stringMatching(message) as string,
      }) as Error,
    );
    expect(namesIn(folder.path)).toEqual([]);
  });

  test('commits are signed where the user signs, and refused where signing fails', async () => {
    const signing =
      '[user]\n\tname = A\n\temail = a@b.c\n\tsigningKey = K\n[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ';
    configureGit(folder.path, `${signing}/bin/false\n`);
    const draft = { target: within('churn'), commits, author: gitsOwn };
    await expect(stageRepository(draft)).rejects.toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'commit-failed',
        hint: expect.stringContaining('gpgSign') as string,
      }) as Error,
    );
    expect(namesIn(folder.path)).toEqual([]);
  });

  test('settings of the user that ignore files or convert line ends change nothing', async () => {
    write(within('..home/ignored'), '*\n');
    configureGit(
      folder.path,
      `[user]\n\tname = A\n\temail = a@b.c\n[core]\n\tautocrlf = true\n\tsafecrlf = true\n\texcludesFile = ${within('..home/ignored')}\n[commit]\n\ttemplate = /nowhere\n`,
    );
    await makeRepository(within('churn'));
    expect(git(within('churn'), 'show', 'main~1:src/churn/prices.py')).toBe('def f( ): pass\r\n');
  });

  test('a hook that runs Solidify does not lend it its repository', async () => {
    process.env.GIT_DIR = within('elsewhere/.git');
    process.env.GIT_INDEX_FILE = within('elsewhere/.git/index');
    try {
      await makeRepository(within('churn'));
      expect(await isInsideWorkTree(folder.path)).toBe(false);
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_INDEX_FILE;
    }
    expect(namesIn(within('churn'))).toContain('.git');
  });
});

describe('reading', () => {
  test('a work tree is one below its root too, and where nothing is yet', async () => {
    expect(await isInsideWorkTree(within('none'))).toBe(false);
    git(folder.path, 'init', '--quiet', 'outer');
    expect(await isInsideWorkTree(within('outer'))).toBe(true);
    expect(await isInsideWorkTree(within('outer/new/deep'))).toBe(true);
  });

  test('a notebook is named from the root of its repository, else by its file', async () => {
    write(within('alone/ünï code.ipynb'), '{}');
    expect(await provenancePath(within('alone/ünï code.ipynb'))).toBe('ünï code.ipynb');
    git(folder.path, 'init', '--quiet');
    expect(await provenancePath(within('alone/ünï code.ipynb'))).toBe('alone/ünï code.ipynb');
  });

  test('a foreign repository runs nothing of its own', async () => {
    git(folder.path, 'init', '--quiet', 'outer');
    write(within('outer/hook'), `#!/bin/sh\ntouch '${within('ran')}'\n`);
    chmodSync(within('outer/hook'), 0o755);
    git(within('outer'), 'config', 'core.fsmonitor', within('outer/hook'));
    await isInsideWorkTree(within('outer'));
    await provenancePath(within('outer/a.ipynb'));
    expect(namesIn(folder.path)).toEqual(['outer']);
  });
});

describe('pushing', () => {
  let url = '';
  beforeEach(() => {
    git(folder.path, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
    url = `file://${within('remote.git')}`;
  });

  test('fills an empty remote and makes it origin; again, nothing happens', async () => {
    const repository = await makeRepository(within('churn'));
    await requireEmptyRemote(repository, url);
    await push(repository, url);
    await push(repository, url);
    expect(git(within('remote.git'), 'rev-parse', 'main')).toBe(git(repository, 'rev-parse', 'main'));
    expect(git(repository, 'status', '--short', '--branch').trim()).toBe('## main...origin/main');
    await expect(requireEmptyRemote(repository, url)).rejects.toThrow(
      expect.objectContaining({ kind: 'refused', code: 'remote-not-empty' }) as Error,
    );
  });

  test('adds to a remote that holds our history', async () => {
    const repository = await makeRepository(within('churn'));
    await push(repository, within('remote.git'));
    write(join(repository, 'new'), '');
    git(repository, 'add', 'new');
    git(repository, 'commit', '--quiet', '-m', 'more');
    await push(repository, within('remote.git'));
    expect(git(within('remote.git'), 'log', '-1', '--format=%s', 'main').trim()).toBe('more');
  });

  test.each(['main', 'master'])('refuses a remote that holds something else on %s', async (name) => {
    git(folder.path, 'init', '--quiet', `--initial-branch=${name}`, 'other');
    git(within('other'), 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
    git(within('other'), 'push', '--quiet', url, name);
    const before = git(within('remote.git'), 'for-each-ref');
    const repository = await makeRepository(within('churn'));
    const refused = expect.objectContaining({ kind: 'refused', code: 'remote-not-empty' }) as Error;
    await expect(push(repository, url)).rejects.toThrow(refused);
    expect(git(within('remote.git'), 'for-each-ref')).toBe(before);
  });

  test('refuses a remote that went on without us', async () => {
    const repository = await makeRepository(within('churn'));
    await push(repository, url);
    git(folder.path, 'clone', '--quiet', url, 'colleague');
    git(within('colleague'), 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
    git(within('colleague'), 'push', '--quiet');
    await expect(push(repository, url)).rejects.toThrow(
      expect.objectContaining({ kind: 'refused', code: 'remote-moved-on' }) as Error,
    );
  });

  test('a remote that is not there is refused, without telling the password', async () => {
    const repository = await makeRepository(within('churn'));
    for (const address of [within('none.git'), 'https://ada:hunter2@localhost:1/churn.git']) {
      const failure: unknown = await push(repository, address).catch((error: unknown) => error);
      expect(failure).toMatchObject({ kind: 'refused', code: 'remote-unreachable' });
      expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
    }
  });

  test('only the repository itself is pushed, never one around it', async () => {
    const outer = await makeRepository(realpathSync(folder.path) + '/churn');
    await expect(push(join(outer, 'src'), url)).rejects.toThrow(
      expect.objectContaining({ kind: 'refused', code: 'no-repository' }) as Error,
    );
    expect(git(within('remote.git'), 'for-each-ref')).toBe('');
  });
});
