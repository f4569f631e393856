import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { globalNames } from '../language/python/scopes/global-names.ts';
import { askSymtable, type GlobalNames } from '../language/python/scopes/symtable-oracle.ts';
import { describeWithPython } from '../python-environment.ts';
import { pythonParser } from '../python-parser.ts';

/** Lists the standard library's own sources. */
const LIST = String.raw`
import os, sysconfig
library = sysconfig.get_path('stdlib')
print(library)
for folder, folders, files in os.walk(library):
    folders[:] = [name for name in folders if name not in ('site-packages', 'dist-packages', '__pycache__')]
    for name in files:
        if name.endswith('.py'): print(os.path.join(folder, name))
`;

/** Functions whose sets differ, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'test/test_peepholer.py genexpr': 'the oracle leaves out functions called like a comprehension',
  'test/test_peepholer.py listcomp': 'as above',
  'test/test_peepholer.py setcomp': 'as above',
  'test/test_peepholer.py dictcomp': 'as above',
  'test/test_grammar.py test_var_annot_basic_semantics':
    'a class that only annotates a name reads the module’s',
  'test/test_type_params.py test_alias':
    'an alias in a class sees the class; symtable leaves that to run time',
  'test/test_type_params.py test_bound': 'as above',
  'test/test_type_params.py test_modified_later': 'as above',
};

/** Files that CPython takes and the grammar does not. */
const UNPARSABLE: ReadonlySet<string> = new Set(['test/test_compile.py']);

const parser = await pythonParser();

describeWithPython('names of the module scope over the standard library', (python) => {
  it('equal CPython’s in every function', () => {
    const listed = spawnSync(python, ['-I', '-c', LIST], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const [library = '', ...paths] = listed.stdout.trim().split('\n');
    const differing: string[] = [];
    let functions = 0;
    for (const { key, functions: expected } of askSymtable(
      python,
      paths.map((path) => ({ key: path, path })),
    )) {
      if (expected === null) continue;
      const name = relative(library, key).replaceAll('\\', '/');
      const found = globalNames(parser, readFileSync(key, 'utf8'));
      if (found === null) {
        if (!UNPARSABLE.has(name)) differing.push(`${name} can't be parsed`);
        continue;
      }
      functions += Object.keys(expected).length;
      differing.push(...differences(name, found, expected));
    }
    expect(differing).toEqual([]);
    expect(functions).toBeGreaterThan(10_000);
  });
});

function differences(file: string, found: GlobalNames, expected: GlobalNames): readonly string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(expected)])].flatMap((key) => {
    const [ours, theirs] = [found[key]?.join(' '), expected[key]?.join(' ')];
    if (ours === theirs || `${file} ${key.split(':')[0] ?? ''}` in EXCEPTIONS) return [];
    return [`${file} ${key}: ours ${ours ?? 'missing'}; CPython's ${theirs ?? 'missing'}`];
  });
}
