import { dirname, join, resolve } from 'node:path';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import { SolidifyError } from '../../../text/error.ts';
import {
  findExecutable,
  findJupyterClient,
  findKernelspecs,
  isExecutable,
} from '../../../workspace/index.ts';
import type { Variables } from '../../../workspace/programs.ts';
import { semanticsOf, type KernelSemantics } from './semantics.ts';

/** What is known of a kernel without its kernelspec. */
interface KnownKernel {
  /** As people call it. */
  readonly title: string;
  readonly command: string;
  readonly words: readonly string[];
  /** Seconds: Deno sends results after it says that it is idle; tslab takes nothing for 0.2 s after an error. */
  readonly lateResults: number;
  /** What makes it available. */
  readonly install: string;
}

const known: Readonly<Record<KernelSemantics['kernel'], KnownKernel>> = {
  deno: {
    title: 'Deno',
    command: 'deno',
    words: ['jupyter', '--kernel', '--conn', '{connection_file}'],
    lateResults: 0.4,
    install:
      'Install Deno so that the command deno is on the PATH, or run npm install deno beside the notebook.',
  },
  tslab: {
    title: 'tslab',
    command: 'tslab',
    words: ['kernel', '--config-path', '{connection_file}'],
    lateResults: 0.4,
    install: 'Run npm install -g tslab, or npm install tslab beside the notebook.',
  },
  jslab: {
    title: 'tslab',
    command: 'tslab',
    words: ['kernel', '--config-path', '{connection_file}', '--js'],
    lateResults: 0.4,
    install: 'Run npm install -g tslab, or npm install tslab beside the notebook.',
  },
};

/**
 * The kernel of a notebook: of the kernelspec with its name in Jupyter's own folders; else Deno or tslab from the PATH, or from
 * `node_modules/.bin` beside the notebook or above it. Starts nothing. `python`: what `--python` says.
 * @throws SolidifyError (refused) `no-kernel`, `no-python` where there is none, with what to install.
 */
export function findKernel(
  notebook: Notebook,
  python: string | null,
  variables: Variables = process.env,
): Kernel {
  const client = findJupyterClient(python, variables);
  if (client === null) throw noClient(notebook, python);
  return { client, ...(ofKernelspec(notebook, variables) ?? ofProgram(notebook, variables)) };
}

type Command = Pick<Kernel, 'argv' | 'environment' | 'lateResults'>;

function ofKernelspec(notebook: Notebook, variables: Variables): Command | null {
  const { lateResults } = knownOf(notebook) ?? known.tslab;
  for (const { argv, environment } of findKernelspecs(notebook.kernel?.name ?? 'deno', variables)) {
    const [command, ...words] = argv;
    const program = findExecutable(command, variables);
    if (program !== null) return { argv: [program, ...words], environment, lateResults };
  }
  return null;
}

function ofProgram(notebook: Notebook, variables: Variables): Command {
  const kernel = knownOf(notebook);
  const name = notebook.kernel?.name ?? 'deno';
  if (kernel === null) {
    throw new SolidifyError('refused', 'no-kernel', `no kernel called ${name} was found`, {
      place: { file: notebook.path },
      hint: 'Install it so that jupyter kernelspec list shows it.',
    });
  }
  const program = findExecutable(kernel.command, variables) ?? besideNotebook(notebook, kernel.command);
  if (program === null) {
    throw new SolidifyError('refused', 'no-kernel', `its kernel, ${kernel.title}, was not found`, {
      place: { file: notebook.path },
      hint: kernel.install,
    });
  }
  return { argv: [program, ...kernel.words], environment: {}, lateResults: kernel.lateResults };
}

/** Deno as a notebook's kernel starts it; null where there is none. */
export function denoProgram(notebook: Notebook, variables: Variables = process.env): string | null {
  for (const { argv } of findKernelspecs(notebook.kernel?.name ?? 'deno', variables)) {
    const program = findExecutable(argv[0], variables);
    if (program !== null) return program;
  }
  return findExecutable('deno', variables) ?? besideNotebook(notebook, 'deno');
}

/** What is known of a notebook's kernel; null where it names another one. */
function knownOf(notebook: Notebook): KnownKernel | null {
  const name = notebook.kernel?.name.toLowerCase();
  return name === undefined || /^(?:deno|tslab|jslab)/.test(name)
    ? known[semanticsOf(notebook).kernel]
    : null;
}

/** A command that npm has installed in the notebook's folder, or in one above it. */
function besideNotebook({ path }: Notebook, command: string): string | null {
  const name = process.platform === 'win32' ? `${command}.cmd` : command;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const program = join(folder, 'node_modules', '.bin', name);
    if (isExecutable(program)) return program;
    if (dirname(folder) === folder) return null;
  }
}

function noClient({ path }: Notebook, python: string | null): SolidifyError {
  return python === null
    ? new SolidifyError(
        'refused',
        'no-python',
        'notebooks are run by a Python with nbclient, and no Python was found',
        {
          place: { file: path },
          hint: 'Install Python and run python3 -m pip install nbclient, or name such a Python with --python.',
        },
      )
    : new SolidifyError('usage', 'no-python', `--python: ${python} is no working Python`, {
        hint: 'Give the path of an interpreter, for example .venv/bin/python.',
      });
}
