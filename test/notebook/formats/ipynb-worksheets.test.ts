import { describe, expect, test } from 'vitest';
import { readNotebook, rewriteNotebook } from '../../../src/notebook/index.ts';

const path = 'prices.ipynb';

/** As IPython 2 wrote it, with a second worksheet, which its format allowed. */
const ofVersion3 = JSON.stringify({
  metadata: { name: 'prices' },
  nbformat: 3,
  nbformat_minor: 0,
  worksheets: [
    {
      cells: [
        { cell_type: 'heading', level: 2, metadata: {}, source: ['Prices\n', 'of today'] },
        {
          cell_type: 'code',
          collapsed: false,
          input: ['limit = 3.0\n', 'limit'],
          language: 'python',
          metadata: {},
          outputs: [
            { output_type: 'stream', stream: 'stderr', text: ['one\n', 'two\n'] },
            { output_type: 'pyout', prompt_number: 7, metadata: {}, text: ['3.0'], html: '<b>3</b>' },
            { output_type: 'display_data', png: 'iVBORw0K', text: ['<Figure>'] },
            { output_type: 'pyerr', ename: 'ValueError', evalue: 'bad', traceback: ['…'] },
          ],
          prompt_number: 7,
        },
        { cell_type: 'html', metadata: {}, source: '<hr>' },
      ],
    },
    { cells: [{ cell_type: 'code', input: 'b = 1', outputs: [], prompt_number: null }, null] },
    'no worksheet',
  ],
});

describe('nbformat 2 and 3', () => {
  test('are read as the notebook that an upgrade gives', () => {
    const notebook = readNotebook(path, ofVersion3);
    expect(notebook).toMatchObject({ version: { major: 3, minor: 0 }, language: 'python', kernel: null });
    // What `jupyter nbconvert --nbformat 4` makes of it.
    expect(notebook.cells.map(({ kind, source }) => [kind, source])).toEqual([
      ['markdown', '## Prices of today'],
      ['code', 'limit = 3.0\nlimit'],
      ['markdown', '<hr>'],
      ['code', 'b = 1'],
      ['raw', ''],
    ]);
    expect(notebook.cells[1]).toMatchObject({ index: 1, id: null, executionCount: 7 });
    expect(notebook.cells[1]?.outputs).toEqual([
      { kind: 'stream', name: 'stderr', text: 'one\ntwo\n' },
      { kind: 'result', data: { 'text/plain': '3.0', 'text/html': '<b>3</b>' } },
      { kind: 'display', data: { 'image/png': 'iVBORw0K', 'text/plain': '<Figure>' } },
      { kind: 'error', name: 'ValueError', message: 'bad' },
    ]);
  });

  test.each([
    ['nbformat 2', ofVersion3.replace('"nbformat":3', '"nbformat":2')],
    ['a version that nobody wrote down', ofVersion3.replace('"nbformat":3,', '')],
  ])('%s', (_, text) => {
    expect(readNotebook(path, text).cells[1]?.source).toBe('limit = 3.0\nlimit');
  });

  test.each([
    ['what its cells say', ofVersion3.replace('"language":"python"', '"language":"julia"'), 'julia'],
    [
      'what its kernel says, before that',
      ofVersion3.replace('"name":"prices"', '"kernelspec":{"name":"ir","language":"R"}'),
      'r',
    ],
  ])('the language is %s', (_, text, language) => {
    expect(readNotebook(path, text).language).toBe(language);
  });

  test('are not rewritten; the hint is the command that upgrades them, quoted for a shell', () => {
    const rewrite = (): string =>
      rewriteNotebook("it's $(old).ipynb", ofVersion3, [{ kind: 'remove', cell: 1 }]);
    expect(rewrite).toThrow(
      expect.objectContaining({
        kind: 'usage',
        code: 'unsupported-format',
        hint: expect.stringContaining(
          "jupyter nbconvert --to notebook --nbformat 4 --inplace 'it'\\''s $(old).ipynb'",
        ) as string,
      }),
    );
    expect(rewriteNotebook(path, ofVersion3, [])).toBe(ofVersion3);
  });
});
