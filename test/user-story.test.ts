import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { run, type Done } from '../scripts/virtual-environment.ts';
import { buildCommandLine, program } from './cli/command-line.ts';
import { makeFreshEnvironment, PIP_OFFLINE } from './fresh-environment.ts';
import { describeWithPython } from './python-environment.ts';

const MINUTES = 60_000;

/** What the cells of the notebook are: a title, then code. */
const SOURCES = [
  'import re\nfrom statistics import mean',
  'PATTERN = re.compile(r"[^0-9a-z]+")\n\n\ndef snake_case(name):\n    """A column name in lower case with underscores."""\n    return PATTERN.sub("_", name.lower()).strip("_")',
  '[snake_case(name) for name in ("Temp (C)", "Pump-ID")]',
  'def spread(values, digits=2):\n    """How far values lie from their mean, at most."""\n    if not values:\n        raise ValueError("no values")\n    middle = mean(values)\n    return round(max(abs(value - middle) for value in values), digits)',
  'spread([1.0, 2.0, 6.0])',
  'limit = 0\nfor reading in [1.0, 6.0]:\n    limit = max(limit, reading / 2)\n\n\ndef exceeds(value):\n    return value > limit',
  'exceeds(spread([4, 5, 6]))',
];

/** What a run of the notebook shows, cell by cell, of those that show something. */
const SHOWN = ["['temp_c', 'pump_id']", '3.0', 'False'];

describeWithPython('the whole story: from a notebook’s repository to a remote, and back', (python) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-story-')));
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const env = {
    ...process.env,
    ...PIP_OFFLINE,
    HOME: at('home'),
    XDG_STATE_HOME: at('home', 'state'),
    GIT_CONFIG_NOSYSTEM: '1',
  };

  async function must(cwd: string, command: string, ...args: readonly string[]): Promise<Done> {
    const done = await run(command, args, { cwd, env });
    if (done.code !== 0)
      throw new Error(`${[command, ...args].join(' ')} gives ${done.code ?? ''}: ${done.output}`);
    return done;
  }

  beforeAll(async () => {
    const leave = await buildCommandLine();
    for (const name of ['home', 'research']) mkdirSync(at(name));
    writeFileSync(at('home', '.gitconfig'), '[user]\n\tname = Ada\n\temail = ada@example.org\n');
    writeFileSync(at('research', 'pumps.ipynb'), notebookText());
    await must(at('research'), 'git', 'init', '-q', '-b', 'main');
    await must(at('research'), 'git', 'add', '.');
    await must(at('research'), 'git', 'commit', '-q', '-m', 'Pumps');
    await must(folder, 'git', 'init', '-q', '--bare', '-b', 'main', 'pump-tools.git');
    return leave;
  }, 5 * MINUTES);

  it(
    'extracts, records, verifies, pushes, installs; the clone passes its checks; the notebook runs',
    async () => {
      const mine = makeFreshEnvironment(python, at('mine'));
      const remote = `file://${at('pump-tools.git')}`;
      const [node, script] = program;
      const wanted = [
        '--all',
        '--record',
        '--verify',
        '--push',
        remote,
        '--install',
        '--python',
        mine,
        '--yes',
      ];
      const extract = ['extract', 'pumps.ipynb', '--to', at('pump-tools'), '--prune-imports', ...wanted];
      const said = await must(at('research'), node, script, ...extract);
      expect(said.output).toContain('The notebooks show the same before and after.');
      expect(said.output).toContain('Pushed the branch main.');
      expect(said.output).toContain(`Installed pump-tools (editable) for ${mine}.`);

      // The notebook's repository: one file changed, and it holds no moved code any more.
      expect((await must(at('research'), 'git', 'status', '--porcelain')).output).toBe(' M pumps.ipynb\n');
      const sources = sourcesOf(at('research', 'pumps.ipynb'));
      expect(sources.join('\n')).not.toMatch(/def (snake_case|spread)/);
      expect(sources.join('\n')).toMatch(/from pump_tools\.\w+ import/);
      expect(sources.join('\n')).toContain('def exceeds(value)');

      // Elsewhere: a clone is what stands here, and its own checks pass.
      await must(folder, 'git', 'clone', '-q', remote, 'clone');
      const heads = [at('pump-tools'), at('clone')].map((cwd) => must(cwd, 'git', 'rev-parse', 'HEAD'));
      const [ours, theirs] = await Promise.all(heads);
      expect(theirs?.output).toBe(ours?.output);
      const theirPython = makeFreshEnvironment(python, at('theirs'));
      const clone = at('clone');
      await must(clone, theirPython, '-m', 'pip', 'install', '-q', '-e', '.');
      const tests = await must(clone, theirPython, '-m', 'pytest', '-q');
      expect(tests.output).toMatch(/[2-9] passed/);
      await must(clone, theirPython, '-m', 'ruff', 'check');
      await must(clone, theirPython, '-m', 'ruff', 'format', '--check');
      await must(clone, theirPython, '-m', 'mypy');
      await must(clone, theirPython, '-m', 'hatchling', 'build');
      const built = readdirSync(join(clone, 'dist')).sort();
      expect(built).toEqual(['pump_tools-0.1.0-py3-none-any.whl', 'pump_tools-0.1.0.tar.gz']);

      // The tests were recorded: a call that the notebook makes is checked by its result.
      const recorded = readdirSync(join(clone, 'tests')).map((name) =>
        readFileSync(join(clone, 'tests', name), 'utf8'),
      );
      expect(recorded.join('\n')).toContain('3.0');

      // The notebook runs with the installed package and shows what it showed.
      const execute = ['--to', 'notebook', '--execute', '--output', 'ran.ipynb', 'pumps.ipynb'];
      await must(at('research'), mine, '-m', 'nbconvert', ...execute);
      expect(shownBy(at('research', 'ran.ipynb'))).toEqual(SHOWN);
    },
    10 * MINUTES,
  );
});

/** The notebook as it was saved after a run. */
function notebookText(): string {
  const title = { cell_type: 'markdown', id: 'title', metadata: {}, source: ['# Pumps'] };
  const cells = SOURCES.map((source, index) => ({
    cell_type: 'code',
    execution_count: null,
    id: `cell-${index}`,
    metadata: {},
    outputs: [],
    source: source.split(/(?<=\n)/),
  }));
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const notebook = { cells: [title, ...cells], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** A cell as the file has it. */
interface SavedCell {
  readonly cell_type: string;
  readonly source: readonly string[] | string;
  readonly outputs?: readonly { readonly data?: Readonly<Record<string, readonly string[] | string>> }[];
}

function cellsOf(path: string): readonly SavedCell[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cells: readonly SavedCell[] }).cells;
}

function sourcesOf(path: string): readonly string[] {
  return cellsOf(path)
    .filter(({ cell_type: kind }) => kind === 'code')
    .map(({ source }) => [source].flat().join(''));
}

function shownBy(path: string): readonly string[] {
  return cellsOf(path).flatMap(({ outputs = [] }) =>
    outputs.flatMap(({ data }) =>
      data?.['text/plain'] === undefined ? [] : [[data['text/plain']].flat().join('')],
    ),
  );
}
