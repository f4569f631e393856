import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTemporaryFolder, write } from '../workspace/temporary-folder.ts';
import { buildCommandLine, runIn } from './command-line.ts';

const CORE = `"""Core."""

import math as m
from functools import lru_cache

try:
    import tqdm
except ImportError:
    tqdm = None

RATE = 2
_seen = []


def _scale(x):
    return x * RATE


# Cleans.
def clean(x):
    """Doubles."""
    _seen.append(x)
    return _scale(x)


def seen():
    return list(_seen)


@lru_cache
def root(x):
    return m.sqrt(x)


def bar(xs):
    return xs if tqdm is None else tqdm.tqdm(xs)


def where():
    return __name__


def lazy():
    from .other import late

    return late()


def count():
    global total
    total = total + 1
    return total


total = 0


class Pump:
    def run(self, x):
        return clean(x)
`;
const OTHER =
  'from pumps.core import clean as tidy\n\n\ndef late():\n    return 1\n\n\ndef both(x):\n    return tidy(x) + 1\n';

beforeAll(buildCommandLine);
const folder = useTemporaryFolder();

function at(...parts: readonly string[]): string {
  return join(folder.path, ...parts);
}

/** Inlines a script that imports from `pumps`, a package of the user's own; gives the script after it. */
function inlined(script: string, modules: Readonly<Record<string, string>> = {}): string {
  const { code, stderr } = runInline(script, modules);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readFileSync(at('a.py'), 'utf8');
}

/** Why a script can't stand alone: code, and the reasons. */
function refusal(script: string, modules: Readonly<Record<string, string>> = {}): readonly string[] {
  const { code, stdout, stderr } = runInline(script, modules);
  expect({ code, stdout, text: readFileSync(at('a.py'), 'utf8') }).toEqual({
    code: 3,
    stdout: '',
    text: script,
  });
  const [first = ''] = stderr.split('\n');
  return first.replace('error: the notebook can’t stand alone: ', '').split('; ');
}

function runInline(script: string, modules: Readonly<Record<string, string>>): ReturnType<typeof runIn> {
  const files = { __init__: '"""Pumps."""\n\n__version__ = "1.0"\n', core: CORE, other: OTHER, ...modules };
  for (const [name, text] of Object.entries(files)) write(at('lib', 'src', 'pumps', `${name}.py`), text);
  write(at('lib', 'pyproject.toml'), '[project]\nname = "pumps"\n');
  write(at('a.py'), script);
  return runIn(at(), 'inline', 'a.py', '--package', 'lib');
}

describe('what comes back', () => {
  it('is what is imported with what it needs, in an order in which it can be made, and nothing else', () => {
    expect(inlined('# %%\nimport os\nfrom pumps.core import clean\n\n# %%\nclean(1)\n')).toBe(
      '# %%\nimport os\n\nRATE = 2\n_seen = []\n\n\ndef _scale(x):\n    return x * RATE\n\n\n# Cleans.\ndef clean(x):\n    """Doubles."""\n    _seen.append(x)\n    return _scale(x)\n\n# %%\nclean(1)\n',
    );
  });

  it('is shared where two imports need it, and an import that the notebook has isn’t repeated', () => {
    expect(
      inlined(
        '# %%\nimport math as m\nfrom pumps.core import clean\n\n# %%\nfrom pumps.core import root, seen\nseen(), root(4)\n',
      ),
    ).toMatch(
      /^# %%\nimport math as m\n\nRATE = 2\n_seen = \[\]\n[^]*\n# %%\nfrom functools import lru_cache\n\n\ndef seen\(\):\n {4}return list\(_seen\)\n\n\n@lru_cache\ndef root\(x\):\n {4}return m.sqrt\(x\)\n\n\nseen\(\), root\(4\)\n$/,
    );
  });

  it('has a guarded import as it is written', () => {
    expect(inlined('# %%\nfrom pumps.core import bar\n\n# %%\nbar([1])\n')).toBe(
      '# %%\ntry:\n    import tqdm\nexcept ImportError:\n    tqdm = None\n\n\ndef bar(xs):\n    return xs if tqdm is None else tqdm.tqdm(xs)\n\n# %%\nbar([1])\n',
    );
  });

  it('is called as the notebook calls it: aliases, members of modules, other imports of the statement', () => {
    const text = inlined(
      '# %%\nimport os, pumps.core as c\nfrom pumps.core import root as wurzel\nfrom pumps import __version__\n\n# %%\ndef f(xs):\n    return [c.clean(x) for x in xs]\nc.Pump().run(2), f([1]), wurzel(4), os.sep\n',
    );
    expect(text).toContain('# %%\nimport os\n\nRATE = 2\n');
    expect(text).toContain('\n\n\nwurzel = root\n\n__version__ = "1.0"\n');
    expect(text).toContain(
      'def f(xs):\n    return [clean(x) for x in xs]\nPump().run(2), f([1]), wurzel(4), os.sep\n',
    );
    expect(text).not.toContain('pumps');
  });

  it('leaves a notebook without such imports as it is', () => {
    const text = '# %%\nimport os\nos.sep\n';
    expect(inlined(text)).toBe(text);
  });
});

describe('what keeps a notebook from standing alone', () => {
  it.each([
    [
      'from pumps.core import *',
      'cell 0, line 1: from pumps.core import * doesn’t say which names the notebook needs: import them by name',
    ],
    [
      'x = 1; from pumps.core import clean',
      'cell 0, line 1: the import from pumps.core shares its line with other code: give it a line of its own',
    ],
    [
      'def f():\n    from pumps.core import clean\n    return clean',
      'cell 0, line 2: pumps is imported in a function or under a condition: import it at the top of a cell',
    ],
    [
      'import pumps.core as c\nprint(c)',
      'cell 0, line 2: c is used as a module, other than for c.name of a definition of pumps.core: import what is needed of it by name',
    ],
    [
      'import pumps.core as c\nc.RATE = 3',
      'cell 0, line 2: c is used as a module, other than for c.name of a definition of pumps.core: import what is needed of it by name',
    ],
    ['from pumps.core import gone', 'cell 0, line 1: it isn’t known what gone is in pumps.core'],
    [
      'from pumps.core import where',
      'cell 0, line 1: where uses __name__, which is something else in a notebook',
    ],
    ['from pumps.core import lazy', 'cell 0, line 1: lazy imports from its own package as it runs'],
    [
      'from pumps.other import both',
      'cell 0, line 1: both needs tidy, and what that is can’t be put into the notebook',
    ],
    [
      'from pumps.core import clean\n_scale = 3',
      'cell 0, line 2: clean needs _scale of the package, and the notebook has _scale for something else: give one of the two another name',
    ],
    [
      'from pumps.core import clean\nfor RATE in [1]: pass',
      'cell 0, line 2: _scale needs RATE of the package, and the notebook has RATE for something else: give one of the two another name',
    ],
    [
      'from pumps.core import root\nm = 3',
      'cell 0, line 2: root needs m of the package, and the notebook has m for something else: give one of the two another name',
    ],
    [
      'import pumps.core as c\ndef f(clean):\n    return c.clean(clean)',
      'cell 0, line 2: the notebook has clean for something else than the package: give one of the two another name',
    ],
    [
      'from pumps.core import count',
      'cell 0, line 1: count needs total, and what that is can’t be put into the notebook',
    ],
  ])('%s', (code, reason) => {
    expect(refusal(`# %%\n${code}\n`)).toEqual([reason]);
  });

  it('a helper that hides a name of the language', () => {
    const core = 'def sum(xs):\n    return len(xs)\n\ndef mean(xs):\n    return sum(xs) / 2\n';
    expect(
      refusal('# %%\nfrom pumps.core import mean\n\n# %%\nsum([1, 2]), mean([1])\n', { core, other: '' }),
    ).toEqual([
      'cell 1, line 1: the notebook has sum for something else than the package: give one of the two another name',
    ]);
  });

  it('a module that does more than to define', () => {
    const core =
      'PARTS = {}\n\ndef part(f):\n    PARTS[f.__name__] = f\n    return f\n\n@part\ndef one():\n    return 1\n\ndef run(name):\n    return PARTS[name]()\n';
    expect(refusal('# %%\nfrom pumps.core import run\n', { core, other: '' })).toEqual([
      'cell 0, line 1: importing pumps.core does more than to define and import (line 7 of that module)',
    ]);
  });

  it('two helpers of one name', () => {
    const modules = {
      core: 'def _norm(x):\n    return x\n\ndef a(x):\n    return _norm(x)\n',
      other: 'def _norm(x):\n    return -x\n\ndef b(x):\n    return _norm(x)\n',
    };
    expect(refusal('# %%\nfrom pumps.core import a\nfrom pumps.other import b\n', modules)).toEqual([
      'cell 0, line 2: the notebook has _norm for something else than the package: give one of the two another name',
    ]);
  });
});

describe('postponed annotations', () => {
  const core = 'from __future__ import annotations\n\ndef f(x: Late) -> Late:\n    return x\n';

  it('are asked for where nothing else is read in another way by that', () => {
    expect(inlined('# %%\nfrom pumps.core import f\n\n# %%\nf(1)\n', { core, other: '' })).toBe(
      '# %%\nfrom __future__ import annotations\n\ndef f(x: Late) -> Late:\n    return x\n\n# %%\nf(1)\n',
    );
    expect(
      refusal('# %%\nfrom pumps.core import f\n\n# %%\ndef g(x: int):\n    return x\n', { core, other: '' }),
    ).toEqual([
      'cell 0, line 1: annotations of f would be read in another way (from __future__ import annotations)',
    ]);
  });
});

describe('postponed annotations of one module beside another', () => {
  it('are refused, since the other’s would be postponed too', () => {
    const core = 'from __future__ import annotations\n\ndef f(x: int) -> int:\n    return x\n';
    const other = 'def g(x: int) -> int:\n    return x\n';
    expect(refusal('# %%\nfrom pumps.core import f\nfrom pumps.other import g\n', { core, other })).toEqual([
      'cell 0, line 1: annotations of g would be read in another way (from __future__ import annotations)',
    ]);
  });
});

describe('an import of the package inside a function', () => {
  it('is refused, since the notebook would need the package as it is called', () => {
    const core = 'def f(n):\n    from pumps.other import g\n\n    return g(n)\n';
    const other = 'def g(n):\n    return n\n';
    expect(refusal('# %%\nfrom pumps.core import f\n', { core, other })).toEqual([
      'cell 0, line 1: f imports from its own package as it runs',
    ]);
  });
});

describe('a statement of which nothing is left', () => {
  const core = 'def g(x):\n    return x + 1\n';
  const g = '# %%\ndef g(x):\n    return x + 1\n';

  it('goes below another one', () => {
    const text = '# %%\nimport pumps.core as m\nfrom pumps.core import g\n\n# %%\nm.g(1)\n';
    expect(inlined(text, { core, other: '' })).toBe(`${g}\n\n# %%\ng(1)\n`);
  });

  it('goes below another one that goes, with lines between', () => {
    const again = '# %%\nfrom pumps.core import g\n\nfrom pumps.core import g\n';
    const text = `# %%\nfrom pumps.core import g\n\n${again}\n# %%\ng(1)\n`;
    expect(inlined(text, { core, other: '' })).toBe(`${g}\n# %%\ng(1)\n`);
  });
});

describe('where it goes', () => {
  const script = '# %%\nfrom pumps.core import root\n\n# %%\nroot(4)\n';

  it('in place, and undo puts it back', () => {
    inlined(script);
    expect(runIn(at(), 'undo', 'a.py').code).toBe(0);
    expect(readFileSync(at('a.py'), 'utf8')).toBe(script);
  });

  it('to a file of its own, over none that is there', () => {
    inlined(script);
    runIn(at(), 'undo', 'a.py');
    const run = runIn(at(), 'inline', 'a.py', '--package', 'lib', '--output', 'b.py', '--json');
    expect(JSON.parse(run.stdout)).toEqual({
      version: 1,
      notebook: 'a.py',
      writtenTo: 'b.py',
      changedCells: [0],
      definitions: [
        {
          name: 'root',
          names: ['root'],
          kind: 'function',
          module: 'pumps.core',
          cell: 0,
          because: 'imported',
        },
      ],
      imports: ['lru_cache', 'm'],
      removedCells: [],
    });
    expect(readFileSync(at('a.py'), 'utf8')).toBe(script);
    expect(readFileSync(at('b.py'), 'utf8')).toContain('def root(x):');
    expect(runIn(at(), 'inline', 'a.py', '--package', 'lib', '--output', 'b.py').code).toBe(3);
  });

  it('nowhere with --dry-run', () => {
    inlined(script);
    runIn(at(), 'undo', 'a.py');
    const { code, stdout } = runIn(at(), 'inline', 'a.py', '--package', 'lib', '--dry-run');
    expect({ code, text: readFileSync(at('a.py'), 'utf8') }).toEqual({ code: 0, text: script });
    expect(stdout).toContain('-from pumps.core import root\n');
    expect(stdout).toContain('+def root(x):\n');
  });
});

it('what extract added for the package goes; outputs and all else of the file stay', () => {
  const output = {
    output_type: 'execute_result',
    execution_count: 2,
    metadata: {},
    data: { 'text/plain': ['9'] },
  };
  const cell = (source: string, outputs: readonly unknown[] = []): unknown => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs,
    source: source.split(/(?<=\n)/),
  });
  const write1 = (cells: readonly unknown[]): string =>
    `${JSON.stringify({ cells, metadata: { kernelspec: { name: 'python3', display_name: 'P', language: 'python' } }, nbformat: 4, nbformat_minor: 4 }, null, 1)}\n`;
  write(
    at('a.ipynb'),
    write1([cell('import os\n'), cell('def square(x):\n    return x * x'), cell('square(3)', [output])]),
  );
  expect(runIn(at(), 'extract', 'a.ipynb', '--to', 'lib', '--all', '--yes', '--autoreload').code).toBe(0);
  expect(readFileSync(at('a.ipynb'), 'utf8')).toContain('autoreload');
  expect(runIn(at(), 'inline', 'a.ipynb', '--package', 'lib').code).toBe(0);
  expect(readFileSync(at('a.ipynb'), 'utf8')).toBe(
    write1([cell('import os\n\n\ndef square(x):\n    return x * x'), cell('square(3)', [output])]),
  );
});
