import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNotebook, rewriteNotebook } from '../../../src/notebook/index.ts';
import type { CellEdit } from '../../../src/notebook/notebook.ts';
import { SolidifyError } from '../../../src/text/error.ts';

const path = 'prices.ipynb';

/** As Jupyter writes it: one space, sorted names, nbformat 4.5. */
const asJupyterWrites = `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "00000001",
   "metadata": {},
   "source": [
    "# Prices"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 3,
   "id": "00000002",
   "metadata": {
    "tags": [
     "parameters"
    ]
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "one\\n",
      "two\\n"
     ]
    },
    {
     "data": {
      "text/plain": [
       "3.0"
      ],
      "application/json": {"limit": NaN}
     },
     "execution_count": 3,
     "metadata": {},
     "output_type": "execute_result"
    }
   ],
   "source": [
    "limit = 3.0\\n",
    "limit"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "00000003",
   "metadata": {},
   "outputs": [],
   "source": []
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Python 3",
   "language": "python",
   "name": "python3"
  },
  "language_info": {
   "name": "python",
   "version": "3.11.7"
  },
  "score": 1.0,
  "big": 12345678901234567890
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

/** What differs from Jupyter's own writing; each has two code cells whose sources are `a = 1\nb = 2` and `c = 3`. */
const nasty: Readonly<Record<string, string>> = {
  minified:
    '{"cells":[{"cell_type":"code","source":["a = 1\\n","b = 2"],"metadata":{},"outputs":[],"execution_count":1},{"cell_type":"code","source":["c = 3"],"metadata":{},"outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":2}',
  'string sources, tabs, byte-order mark, CRLF':
    '\ufeff{\r\n\t"cells": [\r\n\t\t{\r\n\t\t\t"cell_type": "code",\r\n\t\t\t"source": "a = 1\\nb = 2",\r\n\t\t\t"outputs": []\r\n\t\t},\r\n\t\t{\r\n\t\t\t"cell_type": "code",\r\n\t\t\t"source": "c = 3",\r\n\t\t\t"outputs": []\r\n\t\t}\r\n\t],\r\n\t"nbformat": 4,\r\n\t"nbformat_minor": 4\r\n}\r\n',
  'duplicate names, of which the last counts':
    '{"cells":[],"nbformat":3,"cells": [{"cell_type":"raw","source":"x","cell_type":"code","source":["a = 1\\n","b = 2"]}, {"cell_type":"code","source":["c = 3"]}],\n"nbformat":4,"nbformat_minor":4}\n\n',
  'escaped names and sources':
    '{"\\u0063ells": [{"cell_type": "code", "source": ["\\u0061 = 1\\n", "b \\u003d 2"]}, {"cell_type": "code", "source": ["c = 3"]}], "nbformat": 4}',
  'special numbers, lone surrogates, brackets in strings':
    '{"cells": [{"cell_type": "code", "outputs": [{"output_type": "display_data", "data": {"text/plain": "]}{[\\"\\\\", "application/json": [NaN, -Infinity, Infinity, 1e-05, -0, "NaN"]}}], "metadata": {"x": "\\ud83d"}, "source": ["a = 1\\n", "b = 2"]}\n ,\n  {"cell_type": "code", "source": ["c = 3"]}\n ], "metadata": {"y": NaN}, "nbformat": 4, "nbformat_minor": 4}',
};

function sourcesOf(text: string): readonly string[] {
  return readNotebook(path, text).cells.map(({ source }) => source);
}

describe('reading', () => {
  test('gives cells, outputs, tags, kernel and language', () => {
    const notebook = readNotebook(path, asJupyterWrites);
    expect(notebook).toMatchObject({
      path,
      format: 'ipynb',
      version: { major: 4, minor: 5 },
      language: 'python',
      languageVersion: '3.11.7',
      kernel: { name: 'python3', displayName: 'Python 3' },
    });
    expect(notebook.cells[0]).toMatchObject({ kind: 'markdown', source: '# Prices', outputs: [] });
    expect(notebook.cells[1]).toEqual({
      index: 1,
      kind: 'code',
      id: '00000002',
      source: 'limit = 3.0\nlimit',
      tags: ['parameters'],
      executionCount: 3,
      outputs: [
        { kind: 'stream', name: 'stdout', text: 'one\ntwo\n' },
        { kind: 'result', data: { 'text/plain': '3.0', 'application/json': '{"limit":"NaN"}' } },
      ],
    });
  });

  test.each(Object.entries(nasty))('%s', (_, text) => {
    expect(sourcesOf(text)).toEqual(['a = 1\nb = 2', 'c = 3']);
  });

  test.each([
    ['{"language_info": {"name": "R"}, "kernelspec": {"name": "ir"}}', 'r'],
    ['{"kernelspec": {"name": "ir"}}', 'r'],
    ['{"kernelspec": {"name": "julia-1.9", "language": "julia"}}', 'julia'],
    ['{"kernelspec": {"name": "deno"}}', 'typescript'],
    ['{"kernelspec": {"name": "churn-env"}}', 'python'],
    ['{"language_info": {"name": "ipython"}}', 'python'],
    ['{}', 'python'],
  ])('language of %s is %s', (metadata, language) => {
    const text = `{"cells": [], "metadata": ${metadata}, "nbformat": 4, "nbformat_minor": 4}`;
    expect(readNotebook(path, text).language).toBe(language);
  });

  test('odd cells are data: they read as empty', () => {
    const text = '{"cells": [7, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}], "nbformat": 4}';
    expect(sourcesOf(text)).toEqual(['', '', '']);
  });
});

describe('what is no notebook', () => {
  const cases: readonly (readonly [string, string, string, RegExp, number | undefined])[] = [
    ['empty', '', 'unreadable', /empty \(line 1, column 1\)/, 1],
    [
      'truncated',
      asJupyterWrites.slice(0, asJupyterWrites.indexOf('0000002')),
      'unreadable',
      /ends in the middle/,
      14,
    ],
    ['truncated after a value', '{"cells": [', 'unreadable', /ends in the middle/, 1],
    ['a script', 'import os\n', 'unreadable', /expected a value \(line 1, column 1\)/, 1],
    ['a comma too many', '{\n "cells": [],\n}', 'unreadable', /expected a name .* \(line 3, column 1\)/, 3],
    ['more after the end', '{}\n{}', 'unreadable', /the end of the file \(line 2, column 1\)/, 2],
    ['an unknown escape', '{"a":\n "\\x41"}', 'unreadable', /unknown escape.*\(line 2, column 3\)/, 2],
    ['a raw line break in a string', '{"a": "b\n"}', 'unreadable', /goes over its line/, 1],
    ['merge conflict', '{\n<<<<<<< HEAD\n', 'unreadable', /line 2, column 1/, 2],
    ['a list', '[1]', 'unreadable', /no list of cells/, undefined],
    ['no cells', '{"a": 1}', 'unreadable', /no list of cells/, undefined],
    ['nbformat 1', '{"nbformat": 1, "cells": []}', 'unsupported-format', /nbformat 1/, undefined],
    ['nbformat 3 without worksheets', '{"nbformat": 3, "cells": []}', 'unreadable', /no list/, undefined],
    ['nbformat 5', '{"nbformat": 5, "cells": []}', 'unsupported-format', /nbformat 5/, undefined],
  ];
  test.each(cases)('%s', (_, text, code, message, line) => {
    let caught: unknown = null;
    try {
      readNotebook(path, text);
    } catch (error) {
      caught = error;
    }
    if (!(caught instanceof SolidifyError)) throw new Error('no SolidifyError');
    expect(caught).toMatchObject({ kind: 'usage', code });
    expect(caught.message).toMatch(message);
    expect(caught.place).toEqual(line === undefined ? { file: path } : { file: path, line });
    expect(caught.hint).not.toBe('');
  });
});

describe('rewriting', () => {
  const all = { 'as Jupyter writes': asJupyterWrites, ...nasty };

  test.each(Object.entries(all))('no edits, no change: %s', (_, text) => {
    expect(rewriteNotebook(path, text, [])).toBe(text);
  });

  test.each(Object.entries(nasty))('one edit touches one source: %s', (_, text) => {
    const result = rewriteNotebook(path, text, [{ kind: 'replace', cell: 1, source: 'd = "é"\ne' }]);
    expect(sourcesOf(result)).toEqual(['a = 1\nb = 2', 'd = "é"\ne']);
    const [head = '', tail = ''] = text.split(/\["c = 3"\]|"c = 3"/);
    expect(result.startsWith(head)).toBe(true);
    expect(result.endsWith(tail)).toBe(true);
    expect(text.includes('"c = 3"]')).toBe(result.slice(head.length).startsWith('['));
  });

  test('an edited cell is written as Jupyter would write it', () => {
    const edits: CellEdit[] = [
      { kind: 'replace', cell: 1, source: 'from churn import limit\nlimit\n\nx' },
      { kind: 'replace', cell: 2, source: 'y' },
    ];
    const expected = asJupyterWrites
      .replace(
        '    "limit = 3.0\\n",\n    "limit"\n',
        '    "from churn import limit\\n",\n    "limit\\n",\n    "\\n",\n    "x"\n',
      )
      .replace('"source": []', '"source": [\n    "y"\n   ]');
    expect(rewriteNotebook(path, asJupyterWrites, edits)).toBe(expected);
  });

  test('an emptied cell has an empty list', () => {
    const result = rewriteNotebook(path, asJupyterWrites, [{ kind: 'replace', cell: 1, source: '' }]);
    expect(result).toBe(asJupyterWrites.replace('[\n    "limit = 3.0\\n",\n    "limit"\n   ]', '[]'));
  });

  test('a new cell is written as Jupyter would write it, with an id', () => {
    const edits: CellEdit[] = [{ kind: 'insert', before: 1, source: 'import os\nimport re' }];
    const result = rewriteNotebook(path, asJupyterWrites, edits);
    const added = result.slice(
      asJupyterWrites.indexOf('  {\n   "cell_type": "code",\n   "execution_count": 3'),
    );
    const id = /"id": "([0-9a-f]{8})"/.exec(added)?.[1] ?? '';
    expect(id).not.toMatch(/^0000000/);
    const cell = `  {
   "cell_type": "code",
   "execution_count": null,
   "id": "${id}",
   "metadata": {},
   "outputs": [],
   "source": [
    "import os\\n",
    "import re"
   ]
  },
`;
    expect(added.startsWith(cell)).toBe(true);
    expect(result.replace(cell, '')).toBe(asJupyterWrites);
    expect(rewriteNotebook(path, asJupyterWrites, edits)).toBe(result);
  });

  test.each(Object.entries(nasty))('a new cell in the style of the file, without id: %s', (_, text) => {
    const edits: CellEdit[] = [
      { kind: 'insert', before: 0, source: 'x' },
      { kind: 'insert', before: 2, source: 'y\nz' },
    ];
    const result = rewriteNotebook(path, text, edits);
    expect(sourcesOf(result)).toEqual(['x', 'a = 1\nb = 2', 'c = 3', 'y\nz']);
    const { cells } = readNotebook(path, result);
    expect(cells[0]).toMatchObject({ kind: 'code', id: null, executionCount: null, outputs: [] });
    expect(result.includes('\r\n')).toBe(text.includes('\r\n'));
    expect(/[^\r]\n/.test(result)).toBe(/[^\r]\n/.test(text));
    expect(
      rewriteNotebook(path, result, [
        { kind: 'remove', cell: 0 },
        { kind: 'remove', cell: 3 },
      ]),
    ).toBe(text);
  });

  test.each([0, 1, 2])('removing cell %i leaves the others byte for byte', (cell) => {
    const result = rewriteNotebook(path, asJupyterWrites, [{ kind: 'remove', cell }]);
    const cells = asJupyterWrites
      .slice(asJupyterWrites.indexOf('  {'), asJupyterWrites.indexOf('\n ],'))
      .split(/,\n(?= {2}\{)/);
    expect(cells).toHaveLength(3);
    const kept = cells.filter((_, index) => index !== cell);
    expect(result).toBe(asJupyterWrites.replace(cells.join(',\n'), () => kept.join(',\n')));
  });

  test('all cells may go, and new ones come', () => {
    const edits: CellEdit[] = [0, 1, 2].map((cell) => ({ kind: 'remove', cell }));
    const emptied = rewriteNotebook(path, asJupyterWrites, edits);
    expect(emptied.startsWith('{\n "cells": [],\n "metadata"')).toBe(true);
    const refilled = rewriteNotebook(path, emptied, [{ kind: 'insert', before: 0, source: 'x' }]);
    expect(refilled.startsWith('{\n "cells": [\n  {\n   "cell_type": "code",')).toBe(true);
    expect(refilled).toContain('   "source": [\n    "x"\n   ]\n  }\n ],\n "metadata"');
  });

  test('a file that escapes is escaped in new lines too, and known lines keep their bytes', () => {
    const text = String.raw`{"cells": [{"cell_type": "code", "source": ["a = '\u00e9'\n", "b = '\/'"]}], "nbformat": 4}`;
    const result = rewriteNotebook(path, text, [
      { kind: 'replace', cell: 0, source: "a = 'é'\nb = '/'\n# ünï 😀" },
    ]);
    expect(result).toContain(
      String.raw`["a = '\u00e9'\n", "b = '\/'\n", "# \u00fcn\u00ef \ud83d\ude00"]`.replace(
        String.raw`\/'\n`,
        "/'\\n",
      ),
    );
  });

  test('a file that does not escape keeps characters as they are', () => {
    const text = '{"cells": [{"cell_type": "code", "source": ["é\\u00a0"]}], "nbformat": 4}';
    const result = rewriteNotebook(path, text, [{ kind: 'replace', cell: 0, source: '😀\ud800\u2028' }]);
    expect(result).toContain('["😀\\ud800\u2028"]');
  });

  test('nesting of any depth stays', () => {
    const depth = 200_000;
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    const text = `{"metadata": {"deep": ${deep}}, "cells": [{"metadata": ${deep}, "cell_type": "code", "source": "x"}], "nbformat": 4}`;
    const result = rewriteNotebook(path, text, [{ kind: 'replace', cell: 0, source: 'y' }]);
    expect(result === text.replace('"x"', '"y"')).toBe(true);
  });

  test('edits that contradict each other, or name no cell, are refused', () => {
    const wrong: readonly (readonly CellEdit[])[] = [
      [{ kind: 'remove', cell: 3 }],
      [{ kind: 'insert', before: 4, source: '' }],
      [
        { kind: 'remove', cell: 1 },
        { kind: 'replace', cell: 1, source: '' },
      ],
    ];
    for (const edits of wrong) {
      expect(() => rewriteNotebook(path, asJupyterWrites, edits)).toThrow(
        expect.objectContaining({ kind: 'refused', code: 'conflicting-edits' }),
      );
    }
  });

  test('a cell without source is not edited', () => {
    const text = '{"cells": [{"cell_type": "code", "source": 1}], "nbformat": 4}';
    expect(() => rewriteNotebook(path, text, [{ kind: 'replace', cell: 0, source: 'x' }])).toThrow(
      expect.objectContaining({ kind: 'refused', code: 'no-cell-source' }),
    );
  });

  test('property: whatever the layout, edits give the cells asked for and leave the rest', () => {
    const source = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('a\nb\r\nc\n'));
    const value = fc.oneof(
      source,
      source.map((text) => text.split(/(?<=\n)/)),
    );
    const space = fc.constantFrom<(string | number)[]>('', 1, 2, '\t');
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        space,
        fc.nat(4),
        source,
        (values, indent, at, text) => {
          const original = JSON.stringify(
            {
              cells: values.map((one) => ({ cell_type: 'code', source: one, outputs: [{ a: 1.5 }] })),
              nbformat: 4,
              nbformat_minor: 5,
            },
            null,
            indent,
          );
          const sources = values.map((one) => (typeof one === 'string' ? one : one.join('')));
          const cell = at % values.length;
          const replaced = rewriteNotebook(path, original, [{ kind: 'replace', cell, source: text }]);
          expect(sourcesOf(replaced)).toEqual(sources.with(cell, text));
          expect(
            sourcesOf(
              rewriteNotebook(path, replaced, [{ kind: 'replace', cell, source: sources[cell] ?? '' }]),
            ),
          ).toEqual(sources);
          const inserted = rewriteNotebook(path, original, [
            { kind: 'insert', before: at % (values.length + 1), source: text },
          ]);
          expect(rewriteNotebook(path, inserted, [{ kind: 'remove', cell: at % (values.length + 1) }])).toBe(
            original,
          );
        },
      ),
    );
  });
});
