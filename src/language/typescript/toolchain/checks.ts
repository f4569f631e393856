import { runProgram } from '../../../kernel/index.ts';
import type { Finished } from '../../../kernel/programs.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { CheckPlace, Checks } from '../../checks.ts';

/** The scripts of a made `package.json` that its pipeline runs. */
export const npmChecks: Checks = {
  names: ['check', 'format:check', 'test', 'build', 'lint:package'],
  install: async (_, place) => {
    place.onProgress('installing what the package depends on in a temporary copy');
    const installed = await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], place);
    if (installed.status === 0) return;
    throw new SolidifyError(
      'refused',
      'check-failed',
      `the checks could not be installed:\n${installed.tail}`,
      {
        hint: 'Nothing was written. --check needs npm, and the registry that it is set to; or leave it out.',
      },
    );
  },
  run: async (check, place) => {
    const { status, tail } = await npm(['run', check], place);
    return { check, passed: status === 0, tail };
  },
  // What doesn't pass the type check has stayed in its notebook.
  findTypeErrors: () => Promise.resolve(null),
};

function npm(args: readonly string[], { repository, onProgress }: CheckPlace): Promise<Finished> {
  const environment = { ...process.env, NO_COLOR: '1', CI: 'true' };
  return runProgram(['npm', ...args], { folder: repository, environment, tail: 25, onLine: onProgress });
}
