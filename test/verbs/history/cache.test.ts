import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { scan } from '../../../src/verbs/scan.ts';
import { openCache } from '../../../src/workspace/index.ts';
import { namesIn, useTemporaryFolder, write } from '../../workspace/temporary-folder.ts';
import { ipynb, scriptedRepository, type ScriptedRepository } from './repository.ts';

const folder = useTemporaryFolder();
const mean = 'def mean(values):\n    return sum(values) / len(values)\n';

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', join(folder.path, 'cache'));
});

const cacheFolder = (): string => join(folder.path, 'cache', 'solidify', 'history');

function kept(): readonly string[] {
  return existsSync(cacheFolder()) ? readdirSync(cacheFolder()).map((name) => join(cacheFolder(), name)) : [];
}

function repository(): ScriptedRepository {
  mkdirSync(join(folder.path, 'work'));
  const work = scriptedRepository(join(folder.path, 'work'));
  work.commit(1, { 'a.ipynb': ipynb(mean), 'b.ipynb': ipynb('x = 1') });
  work.commit(2, { 'a.ipynb': ipynb(mean.replace('sum', 'max')) });
  work.commit(3, { 'a.ipynb': ipynb(mean.replace('sum', 'max'), 'print(mean([1]))') });
  return work;
}

async function unchanged(
  manner: 'cached' | 'uncached' | 'left-out' = 'cached',
): Promise<number | null | undefined> {
  const { analysis } = await scan([join(folder.path, 'work', 'a.ipynb')], [], manner);
  return analysis.definitions.find(({ definition }) => definition.name === 'mean')?.stability
    .unchangedVersions;
}

describe('what histories held', () => {
  test('is kept, believed by the next run, and goes on with new versions', async () => {
    const work = repository();
    expect(await unchanged()).toBe(1);
    const [path = '', ...more] = kept();
    expect(more).toEqual([]);
    expect(statSync(path).mode & 0o077).toBe(0);
    // A cache that says otherwise is believed as long as it is whole: the second run has read no blob again.
    const text = readFileSync(path, 'utf8');
    const at = text.slice(0, text.indexOf('\n'));
    expect(at).toMatch(/^[0-9a-f]{64}$/);
    const objects = join(work.path, '.git', 'objects');
    for (const name of readdirSync(objects).filter((each) => each.length === 2)) {
      for (const file of readdirSync(join(objects, name))) chmodSync(join(objects, name, file), 0o600);
    }
    const blob = work.git('rev-parse', 'HEAD~2:a.ipynb').trim();
    writeFileSync(join(objects, blob.slice(0, 2), blob.slice(2)), '');
    expect(await unchanged()).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(text);
    work.commit(4, { 'a.ipynb': ipynb(mean.replace('sum', 'max'), 'print(mean([2]))') });
    expect(await unchanged()).toBe(2);
    expect(kept()).toHaveLength(1);
  });

  test('is left alone with --no-cache and --no-history', async () => {
    repository();
    expect(await unchanged('uncached')).toBe(1);
    expect(await unchanged('left-out')).toBe(null);
    expect(namesIn(folder.path)).not.toContain('cache');
  });

  test('nothing is kept, or made, where there is no history', async () => {
    write(join(folder.path, 'work', 'a.ipynb'), ipynb(mean));
    expect(await unchanged()).toBe(null);
    expect(namesIn(folder.path)).not.toContain('cache');
  });

  test.each([
    [
      'cut off',
      (path: string) => {
        truncateSync(path, 200);
      },
    ],
    [
      'empty',
      (path: string) => {
        writeFileSync(path, '');
      },
    ],
    [
      'of other bytes',
      (path: string) => {
        writeFileSync(path, readFileSync(path, 'utf8').replace('mean', 'mode'));
      },
    ],
    [
      'no JSON',
      (path: string) => {
        writeFileSync(path, `${'0'.repeat(64)}\n{`);
      },
    ],
  ])('is read again where the cache is %s', async (_, damage) => {
    repository();
    await unchanged();
    const [path = ''] = kept();
    const whole = readFileSync(path, 'utf8');
    damage(path);
    expect(await unchanged()).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  test('is not missed where the cache can’t be written', async () => {
    repository();
    write(join(folder.path, 'cache'), 'a file');
    expect(await unchanged()).toBe(1);
  });

  test('survives runs at the same time', async () => {
    repository();
    expect(await Promise.all(Array.from({ length: 5 }, () => unchanged()))).toEqual([1, 1, 1, 1, 1]);
    expect(kept()).toHaveLength(1);
    expect(await unchanged()).toBe(1);
  });
});

describe('the cache', () => {
  test('of another version is not seen', () => {
    openCache('1').write('key', 'text');
    expect(openCache('1').read('key')).toBe('text');
    expect(openCache('1').read('other')).toBe(null);
    expect(openCache('2').read('key')).toBe(null);
  });

  test('stays below 200 MB: what was used least lately goes', () => {
    const cache = openCache('1');
    const large = 'x'.repeat(45_000_000);
    for (const key of ['a', 'b', 'c', 'd']) cache.write(key, large);
    for (const [index, path] of kept().entries()) utimesSync(path, 1000 + index, 1000 + index);
    // Read now, so that another one is the oldest.
    expect(cache.read('a')).toBe(large);
    cache.write('e', large);
    expect(kept()).toHaveLength(4);
    expect(cache.read('a')).toBe(large);
    expect(cache.read('e')).toBe(large);
  });

  test('takes no text beyond 50 MB', () => {
    openCache('1').write('key', 'x'.repeat(50_000_001));
    expect(kept()).toEqual([]);
  });
});
