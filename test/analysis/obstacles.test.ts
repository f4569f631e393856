import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/index.ts';
import { analysisOf, named, notebookFrom, obstacles, prototypeOf } from '../prototype.ts';

const rows: readonly (readonly [string, string, Readonly<Record<string, readonly string[]>>])[] = [
  [
    'a definition of a name that is defined again',
    '# %%\ndef clean(x):\n    return x\n\n# %%\n\ndef clean(x):\n    return x + 1\n',
    { clean: ['redefined(clean) at 0:1 [1:2]'] },
  ],
  [
    'a definition that a cell wraps',
    '# %%\ndef clean(x):\n    return x\n\n# %%\nclean = trace(clean)\n',
    { clean: ['redefined(clean) at 0:1 [1:1]'] },
  ],
  [
    'a definition that is deleted',
    '# %%\ndef clean(x):\n    return x\n\n# %%\ndel clean\n',
    { clean: ['deleted(clean) at 0:1 [1:1]'] },
  ],
  [
    'several names written through global are told once',
    '# %%\ndef count(x):\n    global seen, last\n    seen += 1\n    last = x\n',
    {
      count: ['writes-global(last,seen) at 0:3', 'reads-notebook-state(seen) at 0:3 [0:3]'],
    },
  ],
  [
    'eval, the module itself and the notebook itself',
    '# %%\ndef look(name):\n    return eval(name)\n\ndef where():\n    return __name__\n\ndef tell(x):\n    display(x)\n',
    {
      look: ['dynamic-scope(eval) at 0:2'],
      where: ['module-identity(__name__) at 0:5'],
      tell: ['notebook-only(display) at 0:8'],
    },
  ],
  [
    'definitions under conditions and loops, and what reads them',
    '# %%\nif FAST:\n    def step(x):\n        return x\n\ndef walk(x):\n    return step(x)\n',
    {
      step: ['defined-conditionally(step) at 0:2'],
      walk: ['needs-blocked(step) at 0:6 [0:2]'],
    },
  ],
  [
    'a default that does something',
    '# %%\nimport time\n\ndef stamp(now=time.time()):\n    return now\n',
    { stamp: ['effect-at-definition(time.time) at 0:3'] },
  ],
  [
    'a class body that prints',
    "# %%\nclass Pump:\n    print('made')\n    rate = 2\n",
    { Pump: ['effect-at-definition(print) at 0:2'] },
  ],
  [
    'definitions on one line with something else',
    '# %%\nRATE = 2; other = 3\n\ndef scale(x):\n    return x * RATE\n',
    { RATE: ['shares-line(RATE) at 0:1'], scale: ['needs-blocked(RATE) at 0:4 [0:1]'] },
  ],
  [
    'values that another session has kept',
    '# %%\n%store -r rates\n\ndef scale(x):\n    return x * rates\n',
    { scale: ['reads-notebook-state(rates) at 0:4 [0:1]'] },
  ],
  [
    'what may be anything that another session has kept, but for what is bound later',
    '# %%\nRATE = 2\n\n# %%\n%store -r\n\n# %%\ndef double(x):\n    return 2 * x\n\ndef scale(x):\n    return double(x) * RATE\n',
    {
      scale: ['opaque-binding(RATE) at 2:5 [0:1 1:1]'],
    },
  ],
  [
    'a class whose instances are stored',
    '# %%\nclass Pump:\n    rate = 2\n\n# %%\npump = Pump()\n%store pump\n',
    { Pump: ['pickled(Pump,%store) at 1:2'] },
  ],
  [
    'a test',
    '# %%\ndef clean(x):\n    return x\n\ndef test_clean():\n    assert clean(1) == 1\n',
    { test_clean: ['test-code(test_clean) at 0:4'] },
  ],
  [
    'a class whose instances are pickled',
    "# %%\nimport pickle\n\nclass Pump:\n    rate = 2\n\n# %%\npickle.dump(Pump(), open('p', 'wb'))\n",
    { Pump: ['pickled(Pump,pickle.dump) at 1:1'] },
  ],
  [
    'a function that the notebook shows itself',
    '# %%\ndef clean(x):\n    return x\n\n# %%\nclean\n',
    { clean: ['shows-identity(clean) at 1:1'] },
  ],
  [
    'what needs something that must stay, through any chain',
    '# %%\ndef first(x):\n    return x + df\n\ndef second(x):\n    return first(x)\n\ndef third(x):\n    return second(x)\n',
    {
      first: ['unresolved-name(df) at 0:2'],
      second: ['needs-blocked(first) at 0:5 [0:1]'],
      third: ['needs-blocked(second) at 0:8 [0:4]'],
    },
  ],
  [
    'one name of several that an assignment binds',
    '# %%\nlow, high = 1, 2\nhigh = 3\n\ndef cut(x):\n    return min(x, low)\n',
    {
      low: ['redefined(high) at 0:1 [0:2]'],
      cut: ['needs-blocked(low) at 0:5 [0:1]'],
    },
  ],
];

describe('obstacles name the cause: code, names, cell and line, other places', () => {
  it.each(rows)('%s', async (_, text, expected) => {
    expect(obstacles(await analysisOf(text))).toEqual(expected);
  });

  it('a secret in the lines that would move is told at its line and never shown', async () => {
    const analysis = await analysisOf(
      "# %%\ndef connect(x):\n    user = 'me'\n    password = 'tr0ub4dor&3xK9'\n    return user, password\n",
    );
    const [obstacle] = named(analysis, 'connect').verdict.obstacles;
    expect(obstacle).toMatchObject({ code: 'holds-secret', cell: 0, line: 3 });
    expect(JSON.stringify(analysis.definitions.map(({ verdict }) => verdict))).not.toContain('ub4dor');
  });

  it('a secret elsewhere in the cell blocks nothing', async () => {
    const analysis = await analysisOf(
      "# %%\npassword = 'tr0ub4dor&3xK9'\n\ndef double(x):\n    return x * 2\n",
    );
    expect(obstacles(analysis)).toEqual({});
  });

  it('a module beside the notebook', async () => {
    const notebook = notebookFrom(
      '# %%\nimport lab.shapes as shapes\n\ndef area(x):\n    return shapes.area(x)\n',
    );
    expect(obstacles(analyze([await prototypeOf(notebook, ['lab.shapes'])]))).toEqual({
      area: ['local-module(shapes,lab.shapes) at 0:4 [0:1]'],
    });
  });

  it('a constant in the cell tagged parameters', async () => {
    const text = '# %%\nRATE = 2\n\n# %%\ndef scale(x):\n    return x * RATE\n';
    expect(obstacles(await analysisOf(notebookFrom(text, 'a.py', { 0: { tags: ['parameters'] } })))).toEqual({
      RATE: ['parameters-cell(RATE) at 0:1'],
      scale: ['needs-blocked(RATE) at 1:2 [0:1]'],
    });
  });

  it('a name that a saved output shows with its module', async () => {
    const text = '# %%\ndef clean(x):\n    return x\n\n# %%\nprint(table)\n';
    const outputs = [{ kind: 'stream', name: 'stdout', text: '<function __main__.clean(x)>\n' }] as const;
    expect(obstacles(await analysisOf(notebookFrom(text, 'a.py', { 1: { outputs } })))).toEqual({
      clean: ['shows-identity(clean) at 0:1'],
    });
  });

  it('two definitions of one name in one cell keep their own lines', async () => {
    const analysis = await analysisOf(
      '# %%\ndef clean(x):\n    return x\n\ndef clean(x):\n    return x + 1\n',
    );
    expect(analysis.definitions.map(({ definition }) => definition.line)).toEqual([1, 4]);
  });
});
