import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeWithPython } from '../../../python-environment.ts';
import { pythonParser } from '../../../python-parser.ts';
import { globalNames } from './global-names.ts';
import { SNIPPETS, SNIPPETS_3_12, SNIPPETS_BEFORE_3_12 } from './snippets.ts';
import { askSymtable } from './symtable-oracle.ts';

const parser = await pythonParser();

describeWithPython('names of the module scope, against CPython', (python) => {
  const version = spawnSync(python, ['-c', 'import sys; print(sys.version_info[1])'], { encoding: 'utf8' });
  const minor = Number(version.stdout);
  const snippets = { ...SNIPPETS, ...(minor >= 12 ? SNIPPETS_3_12 : SNIPPETS_BEFORE_3_12) };

  it('agrees on every snippet', () => {
    const requests = Object.entries(snippets).map(([key, text]) => ({ key, text }));
    const answers = askSymtable(python, requests);
    const cpython = Object.fromEntries(answers.map(({ key, functions }) => [key, functions]));
    const ours = Object.fromEntries(requests.map(({ key, text }) => [key, globalNames(parser, text)]));
    expect(Object.keys(cpython)).toHaveLength(requests.length);
    expect(answers.filter(({ functions }) => functions === null)).toEqual([]);
    expect(ours).toEqual(cpython);
  });
});
