import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPercentScript, readNotebook, rewriteNotebook } from '../../../src/notebook/index.ts';
import type { CellEdit } from '../../../src/notebook/notebook.ts';

const script = `#!/usr/bin/env python
# ---
# jupyter:
#   jupytext:
#     text_representation:
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Prices
#
# In euro.

# %% tags=["parameters", "x"]
limit = 3

# %% Cleaning
def clean(row):
    """
# %% not a marker
    """
    return row  # %% nor this
#%%
%time clean(1)


# %% [raw]
# raw text
`;

function sourcesOf(text: string, path = 'prices.py'): readonly string[] {
  return readNotebook(path, text).cells.map(({ source }) => source);
}

describe('reading', () => {
  test('gives cells, kinds, tags and the kernel of the header', () => {
    const notebook = readNotebook('prices.py', script);
    expect(notebook).toMatchObject({
      format: 'percent',
      version: null,
      language: 'python',
      kernel: { name: 'python3', displayName: 'Python 3 (ipykernel)' },
    });
    expect(notebook.cells.map(({ kind, source, tags }) => ({ kind, source, tags }))).toEqual([
      { kind: 'markdown', source: '# Prices\n\nIn euro.', tags: [] },
      { kind: 'code', source: 'limit = 3', tags: ['parameters', 'x'] },
      {
        kind: 'code',
        source: 'def clean(row):\n    """\n# %% not a marker\n    """\n    return row  # %% nor this',
        tags: [],
      },
      { kind: 'code', source: '%time clean(1)', tags: [] },
      { kind: 'raw', source: 'raw text', tags: [] },
    ]);
  });

  test.each([
    ['text before the first marker', 'import os\n\n# %%\nx = 1\n', ['import os', 'x = 1']],
    ['no marker', 'import os\n\n\nx = 1\n\n', ['import os\n\n\nx = 1']],
    ['nothing', '', ['']],
    [
      'a comment that a magic made',
      '# %%\n# %%time\n# %matplotlib inline\nx',
      ['# %%time\n# %matplotlib inline\nx'],
    ],
    ['an indented marker', 'def f():\n    # %%\n    pass\n', ['def f():\n    # %%\n    pass']],
    ['empty cells', '# %%\n\n# %%\n# %%', ['', '', '']],
    ['CRLF', '# %%\r\na\r\nb\r\n\r\n# %%\r\nc\r\n', ['a\r\nb', 'c']],
    ['byte-order mark', '\ufeff# %%\na\n', ['a']],
    ['a quoted markdown cell', '# %% [md]\n"""\n# Title\ntext\n"""\n', ['# Title\ntext']],
    [
      'quotes in comments and strings',
      "# it's '''\nx = \"'''\"\n# %%\ny\n",
      ["# it's '''\nx = \"'''\"", 'y'],
    ],
  ])('%s', (_, text, sources) => {
    expect(sourcesOf(text)).toEqual(sources);
  });

  test('TypeScript has its own comment mark', () => {
    expect(sourcesOf('// %% one\nlet a = 1;\n# %%\n// %%\nlet b;\n', 'a.ts')).toEqual([
      'let a = 1;\n# %%',
      'let b;',
    ]);
    expect(readNotebook('a.ts', '').language).toBe('typescript');
    expect(readNotebook('a.js', '').language).toBe('javascript');
  });

  test('a marker tells a notebook from any script', () => {
    expect(isPercentScript('a.py', script)).toBe(true);
    expect(isPercentScript('a.py', 'x = """\n# %%\n"""\n')).toBe(false);
    expect(isPercentScript('a.md', '# %%\n')).toBe(false);
  });
});

describe('rewriting', () => {
  test('no edits, no change', () => {
    expect(rewriteNotebook('prices.py', script, [])).toBe(script);
  });

  test('one edit touches one source', () => {
    const edits: CellEdit[] = [{ kind: 'replace', cell: 1, source: 'from prices import limit' }];
    expect(rewriteNotebook('prices.py', script, edits)).toBe(
      script.replace('limit = 3\n', 'from prices import limit\n'),
    );
  });

  test('a removed cell goes with its marker, a new one comes with its own', () => {
    const text = '# %%\na\n\n# %% two\nb\n\n# %%\nc\n';
    expect(rewriteNotebook('a.py', text, [{ kind: 'remove', cell: 1 }])).toBe('# %%\na\n\n# %%\nc\n');
    expect(rewriteNotebook('a.py', text, [{ kind: 'insert', before: 1, source: 'x\ny' }])).toBe(
      '# %%\na\n\n# %%\nx\ny\n\n# %% two\nb\n\n# %%\nc\n',
    );
    expect(rewriteNotebook('a.py', text, [{ kind: 'insert', before: 3, source: 'x' }])).toBe(
      `${text}\n# %%\nx\n`,
    );
  });

  test('a cell above text without a marker gives that text a marker', () => {
    const edits: CellEdit[] = [{ kind: 'insert', before: 0, source: 'x' }];
    expect(rewriteNotebook('a.py', 'a\n#%%\nb\n', edits)).toBe('x\n\n#%%\na\n#%%\nb\n');
    expect(rewriteNotebook('a.py', 'a\n#%%\nb\n', [...edits, { kind: 'remove', cell: 0 }])).toBe(
      '#%%\nx\n\n#%%\nb\n',
    );
  });

  test('CRLF and a missing last line break are kept', () => {
    expect(rewriteNotebook('a.py', '# %%\r\na\r\n# %%', [{ kind: 'replace', cell: 1, source: 'b' }])).toBe(
      '# %%\r\na\r\n# %%\r\nb',
    );
  });

  test('a source that would start a cell is refused, and so is an edit of prose', () => {
    expect(() =>
      rewriteNotebook('a.py', '# %%\na', [{ kind: 'replace', cell: 0, source: 'x\n# %%\ny' }]),
    ).toThrow(expect.objectContaining({ kind: 'refused', code: 'rewrite-not-proven' }));
    expect(() => rewriteNotebook('prices.py', script, [{ kind: 'replace', cell: 0, source: 'x' }])).toThrow(
      expect.objectContaining({ kind: 'refused', code: 'no-cell-source' }),
    );
  });

  test('property: one edit changes one cell and no other byte', () => {
    const line = fc.constantFrom('x = 1', '', '    y', '# %%time', '# note', 'z = "é"');
    const source = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n').trimEnd());
    fc.assert(
      fc.property(
        fc.array(source, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        source,
        (sources, at, text) => {
          const original = sources.map((one) => `# %%\n${one}\n`).join('\n');
          const cell = at % sources.length;
          const result = rewriteNotebook('a.py', original, [{ kind: 'replace', cell, source: text }]);
          expect(sourcesOf(result)).toEqual(sources.with(cell, text));
          const before = sources
            .slice(0, cell)
            .map((one) => `# %%\n${one}\n\n`)
            .join('');
          expect(result).toBe(
            `${before}# %%\n${text}${original.slice(before.length + 5 + (sources[cell] ?? '').length)}`,
          );
        },
      ),
    );
  });
});
