import { describe, expect, it } from 'vitest';
import type { PlannedDefinition } from '../../../../../src/plan/plan.ts';
import { lintPython } from '../../../../../src/language/python/repository/lint/index.ts';
import { renderModule } from '../../../../../src/language/python/repository/modules/index.ts';
import { definitionOf, importOf, moduleOf } from '../plans.ts';

const standard = new Set(['os', 're', 'pathlib', 'collections', 'typing', 'math']);
const isStandardLibrary = (module: string): boolean => standard.has(module);

function definition(name: string, kind: PlannedDefinition['kind'], text: string): PlannedDefinition {
  return definitionOf({ name, kind, text });
}

describe('renderModule', () => {
  it('prints docstring, imports by section, constants together and two lines around functions', () => {
    const text = renderModule(
      moduleOf({
        futures: ['annotations'],
        imports: [
          importOf('numpy', null, 'np'),
          importOf('pathlib', 'Path', 'Path'),
          importOf('os.path', null, 'os'),
          importOf('collections', 'namedtuple', 'namedtuple'),
          importOf('collections', 'Counter', 'Counter'),
          importOf('collections', 'deque', 'dq'),
        ],
        guardedImports: ['try:\n    import polars\nexcept ImportError:\n    polars = None'],
        siblings: [{ module: 'churn_tools.dates', names: ['parse'] }],
        definitions: [
          definition('LOW', 'constant', 'LOW = 1'),
          definition('HIGH', 'constant', 'HIGH = 2  # most'),
          definition('clean', 'function', '# drops the rest\ndef clean(p):\n\treturn p'),
          definition('TABLE', 'constant', 'TABLE = {\n    1: 2,\n}'),
        ],
      }),
      isStandardLibrary,
    );
    expect(text).toBe(`"""Prices and what is done to them."""

from __future__ import annotations

import os.path
from collections import Counter, namedtuple
from collections import deque as dq
from pathlib import Path

import numpy as np

from churn_tools.dates import parse

try:
    import polars
except ImportError:
    polars = None

LOW = 1
HIGH = 2  # most


# drops the rest
def clean(p):
\treturn p


TABLE = {
    1: 2,
}
`);
  });

  it('keeps tabs, carriage returns and trailing blanks of a definition', () => {
    const text = 'def f():\r\n\tx = """a  \r\n  b"""  \r\n\treturn x';
    expect(
      renderModule(moduleOf({ definitions: [definition('f', 'function', text)] }), isStandardLibrary),
    ).toBe(`"""Prices and what is done to them."""\n\n\n${text}\n`);
  });

  it.each([
    ['Say "hi"', String.raw`"""Say "hi\""""`],
    ['"""', String.raw`"""\"\"\""""`],
    ['a """ b', String.raw`"""a \"\"" b"""`],
    ['C:\\temp\\', String.raw`"""C:\\temp\\"""`],
    ['two\nlines', '"""two lines"""'],
    ['a\u0000b\u202ec\ud800d', String.raw`"""a\u0000b\u202ec\ud800d"""`],
    ['Größe 😀.', '"""Größe 😀."""'],
  ])('writes the summary %j as a docstring', (summary, expected) => {
    expect(renderModule(moduleOf({ summary }), isStandardLibrary)).toBe(`${expected}\n`);
  });

  it('orders imports as ruff does', async () => {
    const members = ['zeta10', 'zeta9', 'Zeta', 'ZETA', 'Z', '_x', 'a', 'B2', 'ab_cd', 'aB', 'Ab', 'AB'];
    const imports = [
      ...members.map((member) => importOf('pkg2', member, member)),
      ...members.map((member) => importOf('pkg10', member, `${member}_renamed`)),
      importOf('B', null, 'B'),
      importOf('b.c', null, 'q'),
      importOf('b.d', null, 'b'),
      importOf('b_c', null, 'b_c'),
      importOf('_b', null, '_b'),
      importOf('B3', 'q', 'q3'),
      importOf('b', 'X', 'Y'),
      importOf('re', null, 're'),
      importOf('math', 'pi', 'pi'),
      ...Array.from({ length: 9 }, (_, i) =>
        importOf('long_name.of_module', `member_${i}_${'x'.repeat(i)}`, `member_${i}_${'x'.repeat(i)}`),
      ),
    ];
    const text = renderModule(
      moduleOf({ imports, definitions: [definition('f', 'function', 'def f(): return 1')] }),
      isStandardLibrary,
    );
    const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };
    expect(text).toContain('from long_name.of_module import (\n    member_0_,\n');
    expect(await lintPython(text, style, { select: ['I'], ignore: [] })).toEqual([]);
  });

  it('gives the linter imports that it would order otherwise, were they not sorted', async () => {
    const style = { targetVersion: 'py310', ownPackages: ['churn_tools'] };
    const found = await lintPython('import b\nimport a\n', style, { select: ['I'], ignore: [] });
    expect(found.map(({ rule }) => rule)).toEqual(['I001']);
  });
});
