import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { pushRepository } from '../../src/verbs/push.ts';
import { git, useTemporaryFolder, write } from '../workspace/temporary-folder.ts';

const folder = useTemporaryFolder();
const repository = (): string => join(folder.path, 'churn');
const url = 'https://git.example/team/churn.git';

const placeholder = `[project.urls]
# Nothing is at repository.invalid: \`solidify publish --push <url>\` puts the real address here.
Repository = "https://repository.invalid/churn"
`;
const address = '[project.urls]\nRepository = "https://git.example/team/churn"\n';

beforeEach(() => {
  git(folder.path, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  git(folder.path, 'init', '--quiet', '--initial-branch=main', 'churn');
  // What is sent to the address of others goes to a folder of this test.
  git(repository(), 'config', `url.file://${join(folder.path, 'remote.git')}.insteadOf`, url);
  write(join(repository(), 'pyproject.toml'), placeholder);
  git(repository(), 'add', 'pyproject.toml');
  git(repository(), 'commit', '--quiet', '-m', 'made');
});

const pushed = (): string => git(join(folder.path, 'remote.git'), 'show', 'main:pyproject.toml');

describe('the address of a repository', () => {
  test('comes true in a commit of its own, once', async () => {
    write(join(repository(), 'notes'), 'not committed');
    await pushRepository(repository(), url);
    expect(pushed()).toBe(address);
    expect(readFileSync(join(repository(), 'pyproject.toml'), 'utf8')).toBe(address);
    expect(git(repository(), 'log', '--format=%s', 'main')).toBe('Say where the repository is\nmade\n');
    await pushRepository(repository(), url);
    expect(git(repository(), 'status', '--short', '--branch').trim()).toBe('## main...origin/main\n?? notes');
    expect(git(repository(), 'rev-list', '--count', 'main').trim()).toBe('2');
  });

  test('stays open for a remote on this machine', async () => {
    await pushRepository(repository(), join(folder.path, 'remote.git'));
    expect(pushed()).toBe(placeholder);
  });

  test('leaves changes alone that aren’t committed', async () => {
    appendFileSync(join(repository(), 'pyproject.toml'), '# mine\n');
    await pushRepository(repository(), url);
    expect(pushed()).toBe(placeholder);
    expect(readFileSync(join(repository(), 'pyproject.toml'), 'utf8')).toBe(`${placeholder}# mine\n`);
  });

  test('is not written where the remote refuses', async () => {
    git(folder.path, 'init', '--quiet', '--initial-branch=main', 'other');
    git(join(folder.path, 'other'), 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
    git(join(folder.path, 'other'), 'push', '--quiet', join(folder.path, 'remote.git'), 'main');
    await expect(pushRepository(repository(), url)).rejects.toThrow('holds something else');
    expect(git(repository(), 'rev-list', '--count', 'main').trim()).toBe('1');
  });
});
