import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useTemporaryFolder, write } from '../../workspace/temporary-folder.ts';
import { ipynb, lastChanges, scriptedRepository, type ScriptedRepository } from './repository.ts';

const folder = useTemporaryFolder();

const mean = 'def mean(values):\n    return sum(values) / len(values)\n';
const spread = 'def spread(values):\n    return max(values) - min(values)\n';
const scaled = 'def scaled(values):\n    return [FACTOR * value for value in values]\n';
const use = 'print(mean([1]), spread([1]), scaled([1]))';

function repository(name = 'work'): ScriptedRepository {
  mkdirSync(join(folder.path, name));
  return scriptedRepository(join(folder.path, name));
}

/** Ten days; what happens on each is in the comments. */
function scripted(): { readonly work: ScriptedRepository; readonly notebook: string } {
  const work = repository();
  const renamed = 'späte Fälle/b "zwei"\n.ipynb';
  // 1: all three, and a constant.
  work.commit(1, { 'a.ipynb': ipynb('FACTOR = 3', mean, spread + scaled, use) });
  // 2: a comment and other layout, cells in another order; scaled is changed.
  const commented = mean.replace('(values):\n', '( values ):  # of numbers\n\n');
  const scaledTwice = scaled.replace('FACTOR', '2 * FACTOR');
  work.commit(2, { 'a.ipynb': ipynb('FACTOR = 3', spread, commented, scaledTwice, use) });
  // 3: not even JSON.
  work.commit(3, { 'a.ipynb': '<<<<<<< HEAD\n{' });
  // 4: mended.
  work.commit(4, { 'a.ipynb': ipynb('FACTOR = 3', spread, mean, scaledTwice, use) });
  // 5: another name, another folder, and spread is changed.
  const wide = spread.replace('max(values)', 'float(max(values))');
  work.commit(5, { 'a.ipynb': null, [renamed]: ipynb('FACTOR = 3', wide, mean, scaledTwice, use) });
  // 6, on a side branch: mean is changed.
  work.git('checkout', '-q', '-b', 'side');
  const safe = mean.replace('len(values)', 'max(1, len(values))');
  work.commit(6, { [renamed]: ipynb('FACTOR = 3', wide, safe, scaledTwice, use) });
  // 7, on main: scaled gets another name.
  work.git('checkout', '-q', 'main');
  const named = scaledTwice.replace('scaled', 'stretched');
  const useNamed = use.replace('scaled', 'stretched');
  work.commit(7, { [renamed]: ipynb('FACTOR = 3', wide, mean, named, useNamed) });
  // 8: both together.
  work.merge(8, 'side', { [renamed]: ipynb('FACTOR = 3', wide, safe, named, useNamed) });
  // 9: another file only.
  work.commit(9, { README: 'Something else.\n' });
  // 10: one more cell.
  work.commit(10, { [renamed]: ipynb('FACTOR = 3', wide, safe, named, useNamed, 'stretched([2])') });
  return { work, notebook: renamed };
}

describe('the last change of each definition', () => {
  test('is found through renames, a broken version and a merge', async () => {
    const { work, notebook } = scripted();
    // Versions: 1, 2, 4, 5, (6 | 7), 8, 10.
    expect(await lastChanges(join(work.path, notebook))).toEqual({
      FACTOR: '1+6',
      mean: '6+2',
      spread: '5+3',
      stretched: '2+5',
    });
  });

  test('is as late as can be told in a shallow clone', async () => {
    const { work, notebook } = scripted();
    execFileSync('git', ['clone', '-q', '--depth', '3', `file://${work.path}`, 'clone'], {
      cwd: folder.path,
    });
    // Commits 8, 9 and 10 are there.
    expect(await lastChanges(join(folder.path, 'clone', notebook))).toEqual({
      FACTOR: '≤8+1',
      mean: '≤8+1',
      spread: '≤8+1',
      stretched: '≤8+1',
    });
  });

  test('what isn’t committed is the newest version', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread, use) });
    const path = join(work.path, 'a.ipynb');
    expect(await lastChanges(path)).toEqual({ mean: '1+0', spread: '1+0' });
    writeFileSync(path, ipynb(mean, spread.replace('max', 'min'), use));
    expect(await lastChanges(path)).toEqual({ mean: '1+1', spread: 'uncommitted+0' });
    writeFileSync(path, ipynb(mean, spread, use).replace('"outputs": []', '"outputs": [ ]'));
    expect(await lastChanges(path)).toEqual({ mean: '1+0', spread: '1+0' });
  });

  test('is unknown where Git knows nothing', async () => {
    const work = repository();
    work.commit(1);
    write(join(work.path, 'a.ipynb'), ipynb(mean));
    write(join(folder.path, 'none', 'a.ipynb'), ipynb(mean));
    mkdirSync(join(folder.path, 'empty'));
    execFileSync('git', ['init', '-q'], { cwd: join(folder.path, 'empty') });
    write(join(folder.path, 'empty', 'a.ipynb'), ipynb(mean));
    write(join(folder.path, 'odd', '.git'), 'gitdir: nowhere\n');
    write(join(folder.path, 'odd', 'a.ipynb'), ipynb(mean));
    for (const name of ['work', 'none', 'empty', 'odd']) {
      expect(await lastChanges(join(folder.path, name, 'a.ipynb'))).toEqual({ mean: null });
    }
  });

  test('percent scripts have a history too, and go on where a notebook ended', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread, use) });
    work.commit(2, { 'a.ipynb': ipynb(mean, spread.replace('max', 'min'), use) });
    const script = [mean, spread.replace('max', 'min'), use].map((source) => `# %%\n${source}\n`).join('');
    work.commit(3, { 'a.ipynb': null, 'a.py': script });
    work.commit(4, { 'a.py': `${script}# %%\nmean([2])\n` });
    expect(await lastChanges(join(work.path, 'a.py'))).toEqual({ mean: '1+3', spread: '2+2' });
  });

  test('a notebook that was committed before is recognized by what it holds, not by its bytes', async () => {
    const work = repository();
    const others = { 'c.ipynb': ipynb('def other():\n    return 1\n'), 'd.ipynb': ipynb('x = 1') };
    work.commit(1, { 'a.ipynb': ipynb(mean, spread, scaled, use), ...others });
    const noise = Array.from({ length: 60 }, (_, index) => `print("step ${index}")`);
    work.commit(2, {
      'a.ipynb': null,
      'c.ipynb': null,
      'sub/b.ipynb': ipynb(...noise, mean, spread.replace('max', 'min'), scaled, use),
    });
    expect(await lastChanges(join(work.path, 'sub', 'b.ipynb'))).toMatchObject({
      mean: '1+1',
      spread: '2+0',
    });
  });

  test('a cell that is no Python for a while hides its definitions and changes none', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread, use) });
    work.commit(2, { 'a.ipynb': ipynb(`${mean}!!! oops (\n`, spread, use) });
    work.commit(3, { 'a.ipynb': ipynb(mean, spread, use, 'x = 1') });
    expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '1+2', spread: '1+2' });
  });

  test('what was gone and came back has come back', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread, use) });
    work.commit(2, { 'a.ipynb': ipynb(spread, use) });
    work.commit(3, { 'a.ipynb': ipynb(mean, spread, use) });
    expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '3+0', spread: '1+2' });
  });

  test('of two definitions of one name, each has its own history', async () => {
    const work = repository();
    const second = mean.replace('sum(values)', 'float(sum(values))');
    work.commit(1, { 'a.ipynb': ipynb(mean, second) });
    work.commit(2, { 'a.ipynb': ipynb(mean, second.replace('float', 'int')) });
    work.commit(3, { 'a.ipynb': ipynb(mean, second.replace('float', 'int'), spread) });
    work.commit(4, { 'a.ipynb': ipynb(second.replace('float', 'int'), spread) });
    expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '2+2', spread: '3+1' });
  });

  test('a side of a merge that was not taken counts for nothing', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread) });
    work.git('checkout', '-q', '-b', 'side');
    work.commit(2, { 'a.ipynb': ipynb(mean.replace('sum', 'max'), spread) });
    work.git('checkout', '-q', 'main');
    work.commit(3, { 'a.ipynb': ipynb(mean, spread, 'x = 1') });
    work.merge(4, 'side', { 'a.ipynb': ipynb(mean, spread, 'x = 1') });
    expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '1+1', spread: '1+1' });
  });

  test('work trees and submodules have their own', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean) });
    work.git('worktree', 'add', '-q', '-b', 'other', join(folder.path, 'tree'));
    const tree = { ...work, path: join(folder.path, 'tree') };
    write(join(tree.path, 'a.ipynb'), ipynb(mean.replace('sum', 'max')));
    expect(await lastChanges(join(tree.path, 'a.ipynb'))).toEqual({ mean: 'uncommitted+0' });
    const outer = repository('outer');
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', work.path, 'inner');
    outer.commit(5);
    expect(await lastChanges(join(outer.path, 'inner', 'a.ipynb'))).toEqual({ mean: '1+0' });
  });

  test('a repository whose objects are lost says what it can', async () => {
    const work = repository();
    work.commit(1, { 'a.ipynb': ipynb(mean, spread) });
    work.commit(2, { 'a.ipynb': ipynb(mean.replace('sum', 'max'), spread) });
    work.commit(3, { 'a.ipynb': ipynb(mean.replace('sum', 'max'), spread, 'x = 1') });
    const blob = work.git('rev-parse', 'HEAD~1:a.ipynb').trim();
    const object = join(work.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
    renameSync(object, join(folder.path, 'lost'));
    // The change of day 2 can only be seen on day 3.
    expect(await lastChanges(join(work.path, 'a.ipynb'))).toMatchObject({ mean: '3+0', spread: '1+1' });
  });
});
