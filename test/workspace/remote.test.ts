import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { relativePath } from '../../src/text/change-set.ts';
import type { SolidifyError } from '../../src/text/error.ts';
import {
  pipAddress,
  push,
  remoteAddress,
  requireEmptyRemote,
  stageRepository,
} from '../../src/workspace/index.ts';
import { serveGit, type GitServer } from '../git-server.ts';
import { configureGit, git, useTemporaryFolder, write } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const within = (...parts: readonly string[]): string => join(folder.path, ...parts);
const USER = '[user]\n\tname = Ada\n\temail = ada@example.org\n';

async function refusal(action: () => Promise<unknown>): Promise<SolidifyError> {
  const error: unknown = await action().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'refused' });
  return error as SolidifyError;
}

async function makeRepository(): Promise<string> {
  const files = [{ kind: 'create' as const, path: relativePath('a.py'), text: 'a = 1\n' }];
  const author = { name: null, email: null };
  const stage = await stageRepository({
    target: within('churn'),
    commits: [{ message: 'Move', files }],
    author,
  });
  await stage.publish();
  return within('churn');
}

/** Somebody else's commit, made on top of what the remote holds, if anything, and pushed from this machine. */
function pushAsColleague(): void {
  git(folder.path, 'clone', '--quiet', within('served', 'churn.git'), 'colleague');
  git(within('colleague'), 'checkout', '--quiet', '-B', 'main');
  git(within('colleague'), 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
  git(within('colleague'), 'push', '--quiet', 'origin', 'main');
}

function references(): string {
  return git(within('served', 'churn.git'), 'for-each-ref');
}

describe('a server over HTTP that wants a password', () => {
  const state: { server: GitServer | null } = { server: null };
  const url = (): string => `${state.server?.address ?? ''}/churn.git`;

  /** Git's own way to know a password. */
  function knowPassword(name: string, password: string): void {
    const helper = within('..home', 'helper');
    write(helper, `#!/bin/sh\n[ "$1" = get ] && printf 'username=${name}\\npassword=${password}\\n'\n`);
    chmodSync(helper, 0o755);
    configureGit(folder.path, `${USER}[credential]\n\thelper = ${helper}\n`);
  }

  beforeEach(async () => {
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    for (const name of ['GIT_ASKPASS', 'SSH_ASKPASS', 'GIT_TERMINAL_PROMPT']) vi.stubEnv(name, undefined);
    mkdirSync(within('served'));
    git(within('served'), 'init', '--quiet', '--bare', '--initial-branch=main', 'churn.git');
    git(within('served', 'churn.git'), 'config', 'http.receivepack', 'true');
    state.server = await serveGit(within('served'), { ada: 'hunter2', eve: 'guest' }, ['eve']);
  });
  afterEach(() => state.server?.close());

  test('gets it from Git’s credential helper, and is filled; again, nothing happens', async () => {
    const repository = await makeRepository();
    knowPassword('ada', 'hunter2');
    await requireEmptyRemote(repository, url());
    expect(references()).toBe('');
    const pushed = await push(repository, url());
    expect(pushed).toEqual({ commit: git(repository, 'rev-parse', 'main').trim(), isCheckedOut: true });
    expect(git(within('served', 'churn.git'), 'rev-parse', 'main').trim()).toBe(pushed.commit);
    expect(await push(repository, url())).toEqual(pushed);
    expect(readFileSync(join(repository, '.git', 'config'), 'utf8')).toContain(`url = ${url()}\n`);
  });

  test.each([
    ['a wrong one', 'guess'],
    ['none, and nobody is asked', null],
  ])('refuses %s', async (_, password) => {
    const repository = await makeRepository();
    if (password !== null) knowPassword('ada', password);
    for (const ask of [requireEmptyRemote, push]) {
      const error = await refusal(() => ask(repository, url()));
      expect(error.code).toBe('remote-denied');
      expect(error.message).toContain(url());
      expect(error.hint).toMatch(/^Nothing was pushed\. .*credential helper/);
    }
    expect(references()).toBe('');
  });

  test('tells somebody who may only read before anything is pushed', async () => {
    const repository = await makeRepository();
    knowPassword('eve', 'guest');
    expect((await refusal(() => requireEmptyRemote(repository, url()))).code).toBe('remote-denied');
  });

  test('a password or token in the address gets Git in, and is stored and told nowhere', async () => {
    const repository = await makeRepository();
    const withPassword = url().replace('//', '//ada:hunter2@');
    await requireEmptyRemote(repository, withPassword);
    await push(repository, withPassword);
    expect(references()).toMatch(/refs\/heads\/main/);
    const config = readFileSync(join(repository, '.git', 'config'), 'utf8');
    expect(config).toContain(`url = ${url()}\n`);
    pushAsColleague();
    const errors = [
      await refusal(() => push(repository, withPassword)),
      await refusal(() => push(repository, url().replace('//', '//ada:hunter3@'))),
      await refusal(() => push(repository, url().replace('//', '//ghp_hunter4@'))),
      await refusal(() => push(repository, withPassword.replace('churn', 'none'))),
    ];
    expect(errors.map(({ code }) => code)).toEqual([
      'remote-moved-on',
      'remote-denied',
      'remote-denied',
      'remote-unreachable',
    ]);
    const said = errors.map(({ message, hint, place }) => JSON.stringify({ message, hint, place })).join();
    expect(`${said}${config}`).not.toMatch(/hunter/);
  });

  test('the user’s own settings by variables hold there', async () => {
    const repository = await makeRepository();
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'credential.helper');
    vi.stubEnv('GIT_CONFIG_VALUE_0', '!f() { echo username=ada; echo password=hunter2; }; f');
    await push(repository, url());
    expect(references()).toMatch(/refs\/heads\/main/);
  });

  test('a remote that moved on is left alone, also when that happens at the last moment', async () => {
    const repository = await makeRepository();
    knowPassword('ada', 'hunter2');
    const late = await refusal(() =>
      push(repository, url(), () => {
        pushAsColleague();
        return Promise.resolve();
      }),
    );
    expect(late.code).toBe('remote-moved-on');
    const before = references();
    expect((await refusal(() => push(repository, url()))).code).toBe('remote-not-empty');
    expect(references()).toBe(before);
  });

  test('what its rules reject is told in their words, and nothing is there', async () => {
    const repository = await makeRepository();
    knowPassword('ada', 'hunter2');
    const hook = within('served', 'churn.git', 'hooks', 'pre-receive');
    write(hook, '#!/bin/sh\necho "main is protected"\nexit 1\n');
    chmodSync(hook, 0o755);
    await requireEmptyRemote(repository, url());
    const error = await refusal(() => push(repository, url()));
    expect(error.code).toBe('push-failed');
    expect(error.message).toContain('main is protected');
    expect(references()).toBe('');
    expect(git(repository, 'remote')).toBe('');
  });
});

test('a remote whose default branch isn’t ours is told apart: a clone of it would be empty', async () => {
  const repository = await makeRepository();
  git(folder.path, 'init', '--quiet', '--bare', '--initial-branch=trunk', 'churn.git');
  expect(await push(repository, within('churn.git'))).toMatchObject({ isCheckedOut: false });
});

test('a host that isn’t there is unreachable', async () => {
  const repository = await makeRepository();
  const error = await refusal(() => requireEmptyRemote(repository, 'http://127.0.0.1:1/churn.git'));
  expect(error.code).toBe('remote-unreachable');
});

test('an HTTP address that can’t be read is refused, and not shown', () => {
  expect(() => remoteAddress('https://ada:hunt/er2@example.org/x.git')).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'bad-address' }) as Error,
  );
  expect(() => remoteAddress('https://ada:hunt/er2@example.org/x.git')).not.toThrow(/hunt/);
});

test.each([
  ['https://example.org/team/x.git', 'git+https://example.org/team/x.git'],
  ['https://ada:hunter2@example.org/x.git', 'git+https://example.org/x.git'],
  ['https://example.org/x.git?private_token=1', 'git+https://example.org/x.git'],
  ['https://ghp_1@example.org/x.git', 'git+https://example.org/x.git'],
  ['git@example.org:team/x.git', 'git+ssh://git@example.org/team/x.git'],
  ['example.org:/srv/x.git', 'git+ssh://git@example.org/srv/x.git'],
  ['ssh://git@example.org:2222/x.git', 'git+ssh://git@example.org:2222/x.git'],
  ['file:///srv/a b/$x`{y}.git', 'git+file:///srv/a%20b/%24x%60%7By%7D.git'],
  ['/srv/none', 'git+file:///srv/none'],
])('pip installs %s as %s', (given, expected) => {
  expect(pipAddress(given)).toBe(expected);
});
