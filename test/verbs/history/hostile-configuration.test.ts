import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { namesIn, useTemporaryFolder, write } from '../../workspace/temporary-folder.ts';
import { indexOf, ipynb, lastChanges, scriptedRepository, type ScriptedRepository } from './repository.ts';

const folder = useTemporaryFolder();
const mean = 'def mean(values):\n    return sum(values) / len(values)\n';
const changed = mean.replace('sum', 'max');

function repository(): ScriptedRepository {
  mkdirSync(join(folder.path, 'work'));
  return scriptedRepository(join(folder.path, 'work'));
}

function threeVersions(): ScriptedRepository {
  const work = repository();
  work.commit(1, { 'a.ipynb': ipynb(mean) });
  work.git('config', 'i18n.commitEncoding', 'latin1');
  work.commit(2, { 'a.ipynb': ipynb(changed) });
  work.commit(3, { 'a.ipynb': ipynb(changed, 'x = 1') });
  return work;
}

/** A program that leaves a trace, as the configuration names it. */
function tracer(): { readonly program: string; readonly hasRun: () => boolean } {
  const program = join(folder.path, 'tracer.sh');
  const trace = join(folder.path, 'trace');
  write(program, `#!/bin/sh\ntouch ${trace}\ncat\n`);
  chmodSync(program, 0o755);
  return { program, hasRun: () => existsSync(trace) };
}

test('nothing that the repository’s configuration names is run, and its index stays as it is', async () => {
  const work = threeVersions();
  const { program, hasRun } = tracer();
  const settings = {
    'core.fsmonitor': program,
    'core.hooksPath': join(work.path, 'hooks'),
    'core.pager': program,
    'core.editor': program,
    'core.sshCommand': program,
    'core.askPass': program,
    'core.gitProxy': program,
    'core.alternateRefsCommand': program,
    'core.attributesFile': join(work.path, '.gitattributes'),
    'diff.external': program,
    'diff.x.command': program,
    'diff.x.textconv': program,
    'filter.x.clean': program,
    'filter.x.smudge': program,
    'filter.x.process': program,
    'filter.x.required': 'true',
    'merge.x.driver': program,
    'gpg.program': program,
    'gpg.ssh.program': program,
    'log.showSignature': 'true',
    'log.follow': 'true',
    'log.abbrevCommit': 'true',
    'log.decorate': 'full',
    'log.date': 'relative',
    'core.abbrev': '4',
    'i18n.logOutputEncoding': 'UTF-16',
    'i18n.commitEncoding': 'latin1',
    'format.pretty': 'oneline',
    'format.notes': '*',
    'diff.relative': 'true',
    'diff.statGraphWidth': '1',
    'log.mailmap': 'true',
    'log.diffMerges': 'off',
    'log.showRoot': 'false',
    'diff.renames': 'copies',
    'diff.noprefix': 'true',
    'diff.orderFile': 'nowhere',
    'color.ui': 'always',
    'pager.log': 'true',
    'alias.log': `!${program}`,
    'alias.cat-file': `!${program}`,
    'alias.rev-parse': `!${program}`,
    'credential.helper': program,
    'uploadpack.packObjectsHook': program,
    'trace2.eventTarget': 'nowhere',
  };
  for (const [name, value] of Object.entries(settings)) work.git('config', name, value);
  write(join(work.path, '.gitattributes'), '* filter=x diff=x merge=x\n');
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction', 'pre-auto-gc']) {
    execFileSync('cp', [join(folder.path, 'tracer.sh'), join(work.path, '.git', 'hooks', hook)]);
    write(join(work.path, 'hooks', hook), '#!/bin/sh\n');
    execFileSync('cp', [join(folder.path, 'tracer.sh'), join(work.path, 'hooks', hook)]);
  }
  const before = { index: indexOf(work.path), names: filesIn(join(work.path, '.git')) };
  expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '2+1' });
  expect(hasRun()).toBe(false);
  expect({ index: indexOf(work.path), names: filesIn(join(work.path, '.git')) }).toEqual(before);
  // The plants are live: what Git does by itself sets them off.
  spawnSync('git', ['status'], { cwd: work.path });
  expect(hasRun()).toBe(true);
});

test('replaced objects are read as they were', async () => {
  const work = threeVersions();
  const blob = work.git('rev-parse', 'HEAD~1:a.ipynb').trim();
  const other = work.git('rev-parse', 'HEAD~2:a.ipynb').trim();
  work.git('replace', blob, other);
  expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '2+1' });
});

test('what a partial clone lacks is not fetched', async () => {
  const work = threeVersions();
  work.git('config', 'uploadpack.allowFilter', 'true');
  const url = `file://${work.path}`;
  execFileSync('git', ['clone', '-q', '--filter=blob:none', url, 'partial'], { cwd: folder.path });
  const partial = join(folder.path, 'partial');
  const { program, hasRun } = tracer();
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: partial, encoding: 'utf8' });
  git('config', 'protocol.ext.allow', 'always');
  git('config', 'remote.origin.url', `ext::${program}`);
  const count = (): string => git('count-objects', '-v');
  const before = count();
  // Only the newest version is there, as the clone checked it out.
  expect(await lastChanges(join(partial, 'a.ipynb'))).toMatchObject({ mean: '≤3+0' });
  expect(count()).toBe(before);
  expect(hasRun()).toBe(false);
});

test('a repository of somebody else stays closed', async () => {
  const work = threeVersions();
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  expect(await lastChanges(join(work.path, 'a.ipynb'))).toEqual({ mean: null });
});

test('a calling Git doesn’t lead ours elsewhere', async () => {
  const work = threeVersions();
  vi.stubEnv('GIT_DIR', join(folder.path, 'nowhere'));
  vi.stubEnv('GIT_INDEX_FILE', join(folder.path, 'nowhere', 'index'));
  vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
  vi.stubEnv('GIT_EXTERNAL_DIFF', join(folder.path, 'nowhere'));
  expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '2+1' });
});

/** Files below a folder with the times of their last change. */
function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => `${name} ${statSync(join(path, name)).mtimeMs}`);
}

test('a folder that only looks like a repository is none', async () => {
  execFileSync('git', ['init', '-q', '--bare', 'bare'], { cwd: folder.path });
  write(join(folder.path, 'bare', 'a.ipynb'), ipynb(mean));
  expect(await lastChanges(join(folder.path, 'bare', 'a.ipynb'))).toEqual({ mean: null });
  expect(namesIn(join(folder.path, 'bare'))).toContain('a.ipynb');
});
