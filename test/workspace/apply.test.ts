import { chmodSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { relativePath } from '../../src/text/change-set.ts';
import type { ChangeSet, FileChange } from '../../src/text/change-set.ts';
import { applyChangeSet, applyNotebooks, undo } from '../../src/workspace/index.ts';
import { namesIn, useTemporaryFolder, write } from './temporary-folder.ts';
import { asOrdinaryUser } from '../ordinary-user.ts';

const folder = useTemporaryFolder();
const within = (...parts: readonly string[]): string => join(folder.path, ...parts);
const text = (...parts: readonly string[]): string => readFileSync(within(...parts), 'utf8');

function update(path: string, original: string, changed: string): FileChange {
  return { kind: 'update', path: relativePath(path), original, text: changed };
}

function create(path: string, content: string): FileChange {
  return { kind: 'create', path: relativePath(path), text: content };
}

function changes(...list: readonly FileChange[]): ChangeSet {
  return { root: folder.path, changes: list };
}

test('files are updated and created; mode and link stay', () => {
  write(within('real/a.ipynb'), '\ufeffold\r\n');
  chmodSync(within('real/a.ipynb'), 0o640);
  symlinkSync(within('real/a.ipynb'), within('a.ipynb'));
  applyChangeSet(changes(update('a.ipynb', '\ufeffold\r\n', 'new é'), create('deep/down/b.ipynb', 'b')));
  expect(text('real/a.ipynb')).toBe('new é');
  expect(statSync(within('real/a.ipynb')).mode & 0o777).toBe(0o640);
  expect(lstatSync(within('a.ipynb')).isSymbolicLink()).toBe(true);
  expect(text('deep/down/b.ipynb')).toBe('b');
  expect(namesIn(within('real'))).toEqual(['a.ipynb']);
});

test('one changed file keeps all from being written', () => {
  write(within('a.ipynb'), 'a');
  write(within('b.ipynb'), 'b, edited');
  expect(() => {
    applyChangeSet(
      changes(update('a.ipynb', 'a', 'A'), create('new/c.ipynb', 'c'), update('b.ipynb', 'b', 'B')),
    );
  }).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'file-changed', place: { file: within('b.ipynb') } }),
  );
  expect(text('a.ipynb')).toBe('a');
  expect(namesIn(folder.path)).toEqual(['a.ipynb', 'b.ipynb']);
});

test('a file that is gone, or in the way, is refused; one that holds the text already is fine', () => {
  write(within('b.ipynb'), 'b');
  expect(() => {
    applyChangeSet(changes(update('a.ipynb', 'a', 'A')));
  }).toThrow(expect.objectContaining({ code: 'file-changed' }));
  expect(() => {
    applyChangeSet(changes(create('b.ipynb', 'other')));
  }).toThrow(expect.objectContaining({ code: 'file-exists' }));
  applyChangeSet(changes(create('b.ipynb', 'b'), update('b.ipynb', 'older', 'b')));
  expect(text('b.ipynb')).toBe('b');
});

test('a file that cannot be written keeps the others from being written', () => {
  write(within('a/a.ipynb'), 'a');
  write(within('locked/b.ipynb'), 'b');
  chmodSync(within('locked'), 0o500);
  const attempt = (): void => {
    applyChangeSet(changes(update('a/a.ipynb', 'a', 'A'), update('locked/b.ipynb', 'b', 'B')));
  };
  asOrdinaryUser(folder.path, () => {
    expect(attempt).toThrow(expect.objectContaining({ kind: 'refused', code: 'write-failed' }));
  });
  expect(text('a/a.ipynb')).toBe('a');
  expect(namesIn(within('a'))).toEqual(['a.ipynb']);
  // Whether a file itself may be written is asked for the real user, whom the superuser can't change for a while.
  if (process.getuid?.() === 0) return;
  chmodSync(within('locked'), 0o700);
  chmodSync(within('locked/b.ipynb'), 0o400);
  expect(attempt).toThrow(expect.objectContaining({ kind: 'refused', code: 'write-failed' }));
});

test('a file in the way of a folder keeps all from being written', () => {
  write(within('a.ipynb'), 'a');
  write(within('file'), '');
  expect(() => {
    applyChangeSet(changes(update('a.ipynb', 'a', 'A'), create('file/b.ipynb', 'b')));
  }).toThrow(expect.objectContaining({ kind: 'refused', code: 'write-failed' }));
  expect(text('a.ipynb')).toBe('a');
  expect(namesIn(folder.path)).toEqual(['a.ipynb', 'file']);
});

test('when a later file fails, those written before it are put back', () => {
  write(within('a.ipynb'), 'a');
  symlinkSync(within('a.ipynb'), within('same.ipynb'));
  write(within('b.ipynb'), 'b');
  chmodSync(within('b.ipynb'), 0o640);
  // The second name of the first file: by the time its turn comes, the file isn't what it was.
  const list = [
    update('b.ipynb', 'b', 'B'),
    create('new/c', 'c'),
    update('a.ipynb', 'a', 'A'),
    update('same.ipynb', 'a', 'X'),
  ];
  expect(() => {
    applyChangeSet(changes(...list));
  }).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'file-changed', place: { file: within('same.ipynb') } }),
  );
  expect([text('a.ipynb'), text('b.ipynb')]).toEqual(['a', 'b']);
  expect(statSync(within('b.ipynb')).mode & 0o777).toBe(0o640);
  expect(namesIn(folder.path)).toEqual(['a.ipynb', 'b.ipynb', 'same.ipynb']);
});

test('half a surrogate pair is never written', () => {
  expect(() => {
    applyChangeSet(changes(create('a.py', 'x = "\ud83d"')));
  }).toThrow(expect.objectContaining({ kind: 'refused', code: 'not-unicode' }));
  expect(namesIn(folder.path)).toEqual([]);
});

test('undo puts the notebooks of the last extraction back, once', () => {
  write(within('a.ipynb'), 'a\r\n');
  write(within('b.ipynb'), 'b');
  const repository = within('package');
  applyNotebooks(repository, changes(update('a.ipynb', 'a\r\n', 'A'), create('out/b.ipynb', 'B')));
  write(join(repository, 'pyproject.toml'), '');
  expect(undo(repository)).toEqual([within('a.ipynb'), within('out/b.ipynb')]);
  expect(text('a.ipynb')).toBe('a\r\n');
  expect(namesIn(within('out'))).toEqual([]);
  expect(namesIn(repository)).toEqual(['pyproject.toml']);
  expect(() => undo(repository)).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'nothing-to-undo' }),
  );
});

test('undo goes back one extraction at a time, through any name of the repository', () => {
  write(within('a.ipynb'), '1');
  write(within('package/x'), '');
  symlinkSync(within('package'), within('link'));
  applyNotebooks(within('package'), changes(update('a.ipynb', '1', '2')));
  applyNotebooks(within('package'), changes(update('a.ipynb', '2', '2')));
  applyNotebooks(within('link'), changes(update('a.ipynb', '2', '3')));
  undo(within('link'));
  expect(text('a.ipynb')).toBe('2');
  undo(within('package'));
  expect(text('a.ipynb')).toBe('1');
});

test('undo refuses when a notebook changed since, and touches none', () => {
  write(within('a.ipynb'), 'a');
  write(within('b.ipynb'), 'b');
  applyNotebooks(within('package'), changes(update('a.ipynb', 'a', 'A'), update('b.ipynb', 'b', 'B')));
  write(within('b.ipynb'), 'B, edited');
  expect(() => undo(within('package'))).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'file-changed', place: { file: within('b.ipynb') } }),
  );
  expect(text('a.ipynb')).toBe('A');
  rmSync(within('b.ipynb'));
  expect(() => undo(within('package'))).toThrow(expect.objectContaining({ code: 'file-changed' }));
  write(within('b.ipynb'), 'b');
  expect(undo(within('package'))).toEqual([within('a.ipynb')]);
  expect(text('a.ipynb')).toBe('a');
});

test('a refused extraction is not remembered, and originals are private', () => {
  write(within('a.ipynb'), 'edited');
  expect(() => {
    applyNotebooks(within('package'), changes(update('a.ipynb', 'a', 'A')));
  }).toThrow(expect.objectContaining({ code: 'file-changed' }));
  expect(() => undo(within('package'))).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
  applyNotebooks(within('package'), changes(update('a.ipynb', 'edited', 'A')));
  const store = within('..home', 'state', 'solidify', 'undo');
  const [key = ''] = namesIn(store);
  const [entry = ''] = namesIn(join(store, key));
  expect(statSync(join(store, key, entry)).mode & 0o777).toBe(0o700);
});
