import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { run } from '../../../scripts/virtual-environment.ts';
import { runExtract } from '../../../src/cli/commands/extract.ts';
import type { ExtractFlags } from '../../../src/cli/program.ts';
import { undoExtraction } from '../../../src/index.ts';
import type { SolidifyError } from '../../../src/text/error.ts';
import { makeFreshEnvironment, PIP_OFFLINE } from '../../fresh-environment.ts';
import { serveGit, type GitServer } from '../../git-server.ts';
import { describeWithPython } from '../../python-environment.ts';
import { configureGit, git, useTemporaryFolder, write } from '../../workspace/temporary-folder.ts';

const folder = useTemporaryFolder();
const at = (...parts: readonly string[]): string => join(folder.path, ...parts);
const MINUTES = 60_000;

/** A notebook of nbformat 4.5: a title, a function, a call. */
const NOTEBOOK = `${JSON.stringify(
  {
    cells: [
      { cell_type: 'markdown', id: 'title', metadata: {}, source: ['# Pumps'] },
      code('define', 'def clean(x):\n    """Doubles."""\n    return x * 2'),
      code('call', 'clean(21)'),
    ],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
)}\n`;

function code(id: string, source: string): object {
  const lines = source.split(/(?<=\n)/);
  return { cell_type: 'code', execution_count: null, id, metadata: {}, outputs: [], source: lines };
}

/** A cell as the file has it. */
interface SavedCell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: readonly string[];
  readonly outputs: readonly { readonly data?: Readonly<Record<string, readonly string[]>> }[];
}

function cellsOf(path: string): readonly SavedCell[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly cells: readonly SavedCell[] }).cells;
}

async function extract(
  flags: Partial<ExtractFlags>,
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const streams = { style: 'plain', isInteractive: false, width: 80, result: say, talk: say } as const;
  const exit = await runExtract(
    [at('pumps.ipynb')],
    { to: at('pump-tools'), all: true, ...flags },
    { ...streams, progress: say, endProgress: () => undefined },
  );
  return { code: exit, said: said.join('') };
}

async function refusal(flags: Partial<ExtractFlags>): Promise<SolidifyError> {
  const error: unknown = await extract(flags).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  return error as SolidifyError;
}

describeWithPython('from a server over HTTP that wants a password', (python) => {
  const state: { server: GitServer | null } = { server: null };
  const url = (): string => `${state.server?.address ?? ''}/pump-tools.git`;

  beforeEach(async () => {
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    for (const [name, value] of Object.entries(PIP_OFFLINE)) vi.stubEnv(name, value);
    mkdirSync(at('served'));
    git(at('served'), 'init', '--quiet', '--bare', '--initial-branch=main', 'pump-tools.git');
    git(at('served', 'pump-tools.git'), 'config', 'http.receivepack', 'true');
    const helper = at('..home', 'helper');
    write(helper, '#!/bin/sh\n[ "$1" = get ] && printf "username=ada\\npassword=hunter2\\n"\n');
    chmodSync(helper, 0o755);
    configureGit(
      folder.path,
      `[user]\n\tname = Ada\n\temail = ada@example.org\n[credential]\n\thelper = ${helper}\n`,
    );
    write(at('pumps.ipynb'), NOTEBOOK);
    state.server = await serveGit(at('served'), { ada: 'hunter2' });
  });
  afterEach(() => state.server?.close());

  function remoteCommit(): string {
    return git(at('served', 'pump-tools.git'), 'rev-parse', 'main').trim();
  }

  /** Where an environment imports the package from, and what it says of its source; null where it isn't there. */
  function installed(interpreter: string): readonly string[] | null {
    const script = [
      'import importlib.metadata as m, json, pump_tools',
      'url = json.loads(m.distribution("pump-tools").read_text("direct_url.json"))',
      'print(pump_tools.__file__, url["url"], url.get("vcs_info", {}).get("commit_id"))',
    ];
    try {
      const said = execFileSync(interpreter, ['-c', script.join('\n')], {
        cwd: at('served'),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return said.trim().split(' ');
    } catch {
      return null;
    }
  }

  /** Runs the notebook in a kernel of an environment, and gives what its cells show. */
  async function execute(interpreter: string): Promise<readonly string[]> {
    const args = [
      '-m',
      'nbconvert',
      '--to',
      'notebook',
      '--execute',
      '--output',
      'ran.ipynb',
      at('pumps.ipynb'),
    ];
    const done = await run(interpreter, args, { cwd: folder.path });
    if (done.code !== 0) throw new Error(done.output);
    return cellsOf(at('ran.ipynb'))
      .flatMap(({ outputs = [] }) =>
        outputs.flatMap(({ data }) => [data?.['text/plain'] ?? []].flat().join('')),
      )
      .filter((text) => text !== '');
  }

  it(
    '--pinned installs the commit; --install-cell does in a kernel without the package; no token anywhere',
    async () => {
      const mine = makeFreshEnvironment(python, at('mine'));
      const withPassword = url().replace('//', '//ada:hunter2@');
      const flags = {
        push: withPassword,
        install: true,
        pinned: true,
        installCell: true,
        python: mine,
      } as const;
      const { code: exit, said } = await extract(flags);
      expect(exit).toBe(0);
      const commit = remoteCommit();
      expect(said).toContain(`Installed pump-tools from git+${url()}@${commit} for ${mine}.`);
      const [file = '', from, id] = installed(mine) ?? [];
      expect([file.startsWith(at('mine')), from, id]).toEqual([true, url(), commit]);

      // One cell more, at the top; Jupyter's own check of the format passes.
      const cells = cellsOf(at('pumps.ipynb'));
      expect(cells.map(({ cell_type: kind }) => kind)).toEqual(['code', 'markdown', 'code', 'code']);
      expect(cells[0]?.source.join('').split('\n')).toEqual([
        '# Installs pump-tools where it is missing (solidify --install-cell)',
        'import importlib.util',
        'if getattr(importlib.util.find_spec("pump_tools"), "origin", None) is None:',
        `    %pip install -q "git+${url()}@${commit}"`,
        '    importlib.invalidate_caches()',
      ]);
      const validate = 'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))';
      execFileSync(mine, ['-W', 'error', '-c', validate, at('pumps.ipynb')]);

      // The password is in no file of the repository, the notebook, the environment, nor in what was said.
      const grep = [
        '-r',
        '-l',
        'hunter2',
        at('pumps.ipynb'),
        at('pump-tools'),
        at('mine'),
        at('..home', 'state'),
      ];
      const found = await run('grep', grep, {});
      expect(found.output).toBe('');
      expect(said).not.toContain('hunter2');

      // The same again changes nothing.
      const rewritten = readFileSync(at('pumps.ipynb'), 'utf8');
      expect((await extract(flags)).code).toBe(0);
      expect(readFileSync(at('pumps.ipynb'), 'utf8')).toBe(rewritten);
      expect(remoteCommit()).toBe(commit);

      // Where the package is missing, the running kernel gets it; once there, nobody asks the server again.
      const theirs = makeFreshEnvironment(python, at('theirs'));
      expect(await execute(theirs)).toEqual(['42']);
      expect(installed(theirs)?.slice(1)).toEqual([url(), commit]);
      const asked = state.server?.requests.length;
      expect(await execute(theirs)).toEqual(['42']);
      expect(state.server?.requests.length).toBe(asked);

      undoExtraction(at('pump-tools'));
      expect(readFileSync(at('pumps.ipynb'), 'utf8')).toBe(NOTEBOOK);
    },
    8 * MINUTES,
  );

  it(
    'a push that is rejected leaves nothing: no folder, no installation, the notebook as it was',
    async () => {
      const mine = makeFreshEnvironment(python, at('mine'));
      const hook = at('served', 'pump-tools.git', 'hooks', 'pre-receive');
      write(hook, '#!/bin/sh\necho "main is protected"\nexit 1\n');
      chmodSync(hook, 0o755);
      const error = await refusal({ push: url(), install: true, python: mine });
      expect(error).toMatchObject({ kind: 'refused', code: 'push-failed' });
      expect(existsSync(at('pump-tools'))).toBe(false);
      expect(installed(mine)).toBeNull();
      expect(readFileSync(at('pumps.ipynb'), 'utf8')).toBe(NOTEBOOK);
    },
    4 * MINUTES,
  );

  it(
    'what fails after the push is said, and the same command goes on from there',
    async () => {
      const mine = makeFreshEnvironment(python, at('mine'));
      const flags = { push: url(), install: true, pinned: true, installCell: true, python: mine } as const;
      vi.stubEnv('PIP_NO_INDEX', '1');
      vi.stubEnv('PIP_NO_BUILD_ISOLATION', undefined);
      const error = await refusal(flags);
      expect(error).toMatchObject({ kind: 'refused', code: 'install-failed' });
      expect(error.hint).toContain(`The package is pushed and stays in ${at('pump-tools')}`);
      expect(readFileSync(at('pumps.ipynb'), 'utf8')).toBe(NOTEBOOK);
      const commit = remoteCommit();
      vi.stubEnv('PIP_NO_BUILD_ISOLATION', '0');
      expect((await extract(flags)).code).toBe(0);
      expect(remoteCommit()).toBe(commit);
      expect(installed(mine)?.[2]).toBe(commit);
      expect(cellsOf(at('pumps.ipynb'))[0]?.source.join('')).toContain(`@${commit}`);
    },
    4 * MINUTES,
  );

  it('without a push there is nothing to pin or to install in a cell', async () => {
    expect(await refusal({ install: true, pinned: true })).toMatchObject({ kind: 'usage' });
    expect(await refusal({ push: url(), pinned: true })).toMatchObject({ kind: 'usage' });
    expect(await refusal({ installCell: true })).toMatchObject({ kind: 'usage' });
    expect(readdirSync(folder.path).sort()).toEqual(['..home', 'pumps.ipynb', 'served']);
  });
});
