import { join } from 'node:path';
import { runProgram } from '../../../kernel/index.ts';
import type { Finished } from '../../../kernel/programs.ts';
import type { TypeFindings } from '../../../render/rendered.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { CheckPlace, CheckResult, Checks } from '../../checks.ts';

/** What nox does in the made repository, in this order; together, what its pipeline does. */
export const pythonChecks: Checks = {
  names: ['lint', 'tests', 'build'],
  install: async ({ executable: python }, place) => {
    if (python !== null) await installChecks(python, place);
  },
  run: runCheck,
  findTypeErrors,
};

/**
 * Makes a virtual environment for a Python and installs nox there, which makes one for each check. With pip, or with uv
 * where the Python can't make environments.
 * @throws SolidifyError (refused) `check-failed` when that fails.
 */
async function installChecks(python: string, place: CheckPlace): Promise<void> {
  const venv = join(place.scratch, 'venv');
  place.onProgress('installing nox in a temporary environment');
  const made = await run([python, '-m', 'venv', venv], place);
  const installed =
    made.status === 0
      ? await run([executable(venv), '-m', 'pip', 'install', '--quiet', ...quietly, 'nox'], place)
      : await installByUv(python, venv, place, made);
  if (installed.status === 0) return;
  throw new SolidifyError(
    'refused',
    'check-failed',
    `the checks could not be installed:\n${installed.tail}`,
    {
      place: { file: python },
      hint: 'Nothing was written. --check needs pip or uv, and the package index that they are set to; or leave it out.',
    },
  );
}

const quietly = ['--no-input', '--disable-pip-version-check'];

/** @param tried how the Python's own way ended, which says more than that there is no uv. */
async function installByUv(
  python: string,
  venv: string,
  place: CheckPlace,
  tried: Finished,
): Promise<Finished> {
  const made = await run(['uv', 'venv', '--quiet', '--clear', '--python', python, venv], place);
  if (made.status === null) return tried;
  if (made.status !== 0) return made;
  return run(['uv', 'pip', 'install', '--quiet', '--python', executable(venv), 'nox'], place);
}

/** Runs one check of the repository. `again`: in the environment that it had before. */
async function runCheck(
  check: string,
  place: CheckPlace,
  environment: 'new' | 'again',
): Promise<CheckResult> {
  const nox = [executable(join(place.scratch, 'venv')), '-m', 'nox', '--non-interactive', '--nocolor'];
  const where = ['--envdir', join(place.scratch, 'nox'), ...(environment === 'again' ? ['-R'] : [])];
  const { status, tail } = await run([...nox, ...where, '-s', check], place);
  return { check, passed: status === 0, tail };
}

/**
 * What a strict run of mypy finds in the package, in the environment of the check `lint`, whatever the repository's
 * configuration lets pass. Null when mypy doesn't come to an end.
 */
async function findTypeErrors(place: CheckPlace): Promise<TypeFindings | null> {
  const python = executable(join(place.scratch, 'nox', 'lint'));
  const strict = [
    '--strict',
    '--warn-unreachable',
    ...STRICTER.flatMap((code) => ['--enable-error-code', code]),
  ];
  const said: string[] = [];
  const { status } = await run(
    [python, '-m', 'mypy', '--config-file=', ...strict, '--output', 'json', 'src'],
    { ...place, onProgress: (line) => said.push(line) },
  );
  return status === 0 || status === 1 ? countErrors(said) : null;
}

/** As the made `pyproject.toml` has it. */
const STRICTER = ['ignore-without-code', 'redundant-expr', 'truthy-bool'];

function countErrors(lines: readonly string[]): TypeFindings {
  const counts = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const { file, code, severity } = readError(line);
    if (severity !== 'error' || typeof code !== 'string' || typeof file !== 'string') continue;
    const name = file
      .replaceAll('\\', '/')
      .replace(/^src\//, '')
      .replace(/\.py$/, '')
      .replaceAll('/', '.');
    const rules = counts.get(name) ?? new Map<string, number>();
    counts.set(name, rules.set(code, (rules.get(code) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([name, rules]) => [
      name,
      [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => ({ rule, count })),
    ]),
  );
}

function readError(line: string): Readonly<Record<string, unknown>> {
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function run(command: readonly string[], { repository, onProgress }: CheckPlace): Promise<Finished> {
  const environment = environmentOf(process.env);
  return runProgram(command, { folder: repository, environment, tail: 25, onLine: onProgress });
}

/** The user's environment, as to package indices, without what would lead the checks elsewhere. */
function environmentOf(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(?:NOX.*|VIRTUAL_ENV|CONDA_PREFIX|PYTHON(?:PATH|HOME|STARTUP)|PYTEST_ADDOPTS|MYPYPATH|FORCE_COLOR)$/;
  return {
    ...Object.fromEntries(Object.entries(variables).filter(([name]) => !foreign.test(name))),
    NO_COLOR: '1',
    UV_PYTHON_DOWNLOADS: 'never',
  };
}

function executable(venv: string): string {
  return process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
}
