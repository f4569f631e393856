import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readInputs, sourceReaderFor } from '../../src/workspace/index.ts';
import { useTemporaryFolder, write } from './temporary-folder.ts';
import { asOrdinaryUser } from '../ordinary-user.ts';

const folder = useTemporaryFolder();
const within = (...parts: readonly string[]): string => join(folder.path, ...parts);

function namesRead(...paths: readonly string[]): readonly string[] {
  return readInputs(paths).files.map(({ path }) => relative(folder.path, path));
}

test('a folder is searched for notebooks and scripts with a marker', () => {
  for (const name of [
    'b.ipynb',
    'a.IPYNB',
    'sub/c.ipynb',
    '.hidden/x.ipynb',
    'sub/.ipynb_checkpoints/c.ipynb',
  ]) {
    write(within(name), '{}');
  }
  for (const name of [
    'node_modules/p/x.ipynb',
    'env/lib/x.ipynb',
    'conda/x.ipynb',
    '._b.ipynb',
    'notes.txt',
  ]) {
    write(within(name), '{}');
  }
  write(within('env/pyvenv.cfg'), '');
  mkdirSync(within('conda/conda-meta'));
  write(within('script.py'), 'x = 1\n# %%\ny = 2\n');
  write(within('plain.py'), 'x = "%%"\n');
  write(within('latin.py'), Buffer.from([0x23, 0xe9, 0x25, 0x25, 0x0a]));
  write(within('cells.ts'), '// %%\n');
  mkdirSync(within('folder.ipynb'));
  symlinkSync(within('sub'), within('linked'));
  expect(namesRead(folder.path)).toEqual(['a.IPYNB', 'b.ipynb', 'cells.ts', 'script.py', 'sub/c.ipynb']);
});

test('files are taken as given, once each, sorted', () => {
  write(within('b.ipynb'), 'anything');
  write(within('plain.py'), 'x = 1\n');
  symlinkSync(within('b.ipynb'), within('z.ipynb'));
  expect(namesRead(within('plain.py'), within('b.ipynb'), within('z.ipynb'), folder.path)).toEqual([
    'b.ipynb',
    'plain.py',
  ]);
});

test('the text is that of the bytes, and the hash too', () => {
  write(within('a.ipynb'), '\ufeffabc\r\n');
  const [file] = readInputs([within('a.ipynb')]).files;
  expect(file?.text).toBe('\ufeffabc\r\n');
  // printf '\xef\xbb\xbfabc\r\n' | sha256sum
  expect(file?.hash).toBe('c3199f17595cd7b59cea561d9cb96f204ef903c38b1b9cb4a50b7e68d286f675');
});

test('what cannot be read is told, and the rest is read', () => {
  write(within('good.ipynb'), '{}');
  write(within('latin.ipynb'), Buffer.from([0x22, 0xe9, 0x22]));
  symlinkSync(within('nowhere'), within('dangling.ipynb'));
  const inputs = readInputs([folder.path]);
  expect(inputs.files).toHaveLength(1);
  expect(inputs.unreadable).toMatchObject([
    { path: within('dangling.ipynb'), message: 'a link to nothing' },
    { path: within('latin.ipynb'), message: 'not UTF-8' },
  ]);
});

test('a file without permission is told', () => {
  write(within('secret.ipynb'), '{}');
  chmodSync(within('secret.ipynb'), 0);
  asOrdinaryUser(folder.path, () => {
    expect(readInputs([within('secret.ipynb')]).unreadable).toMatchObject([
      { path: within('secret.ipynb'), message: 'no permission to read it' },
    ]);
  });
});

test('a missing path and a folder without notebooks are errors', () => {
  expect(() => readInputs([within('none.ipynb')])).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'no-such-path', place: { file: within('none.ipynb') } }),
  );
  expect(() => readInputs([folder.path])).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'no-notebooks' }),
  );
});

test('a source reader sees its folder and what is below, and no more', () => {
  write(within('project/tools.py'), 'x = 1\n');
  write(within('project/sub/more.py'), 'y = 2\n');
  write(within('project/data.bin'), Buffer.from([0xff]));
  write(within('outside.py'), 'z = 3\n');
  const reader = sourceReaderFor(within('project'));
  expect(reader.read('tools.py')).toBe('x = 1\n');
  expect(reader.read('sub/more.py')).toBe('y = 2\n');
  expect(reader.exists('sub')).toBe(true);
  for (const path of [
    'none.py',
    'sub',
    'data.bin',
    '../outside.py',
    'sub/../../outside.py',
    within('outside.py'),
    '',
    'a\0',
  ]) {
    expect(reader.read(path)).toBeNull();
  }
  expect(reader.exists('../outside.py')).toBe(false);
});
