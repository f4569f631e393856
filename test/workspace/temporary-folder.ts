import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** An empty folder for each test of a file, with a home, a state folder and a Git configuration of its own. */
export function useTemporaryFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-test-')));
    const home = join(folder.path, '..home');
    write(join(home, '.gitconfig'), '[user]\n\tname = Ada\n\temail = ada@example.org\n');
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_STATE_HOME', join(home, 'state'));
    vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'));
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    for (const name of ['GIT_CONFIG_GLOBAL', 'EMAIL', 'GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL'])
      vi.stubEnv(name, undefined);
    for (const name of ['GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL']) vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder.path, { recursive: true, force: true });
  });
  return folder;
}

/** Replaces the user's Git configuration. */
export function configureGit(folder: string, text: string): void {
  write(join(folder, '..home', '.gitconfig'), text);
}

/** Writes a file and the folders above it. */
export function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Names in a folder, sorted, the test's own home left out. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== '..home')
    .sort();
}

/** Runs Git and gives what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
