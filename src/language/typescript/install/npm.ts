import { join } from 'node:path';
import { runProgram } from '../../../kernel/index.ts';
import { SolidifyError } from '../../../text/error.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { rememberFiles } from '../../../workspace/index.ts';
import type { Installed } from '../../installer.ts';
import { needsCopies } from './manifest.ts';

/** What to install. */
interface NpmInstall {
  /** Absolute path of the package's folder. */
  readonly repository: string;
  /** Whether its `dist` has just been made. */
  readonly build: 'done' | 'open';
  readonly onProgress: (line: string) => void;
}

const QUIET = ['--no-audit', '--no-fund', '--no-progress'];

/**
 * Builds a package, and installs it with npm into `node_modules` of a folder.
 * @throws SolidifyError (refused) `install-failed`; then files and `node_modules` are as they were.
 */
export async function installWithNpm(
  folder: string,
  name: string,
  { repository, build, onProgress }: NpmInstall,
): Promise<Installed> {
  const putBack = rememberFiles(
    ['package.json', 'package-lock.json'].map((file) => join(folder, file)),
    [join(folder, 'node_modules')],
  );
  const isCopied = needsCopies(repository);
  try {
    if (build === 'open') {
      // Nothing of other packages runs here; the package's own build does, whatever npm is set to.
      await npm(repository, ['install', '--ignore-scripts', '--no-package-lock', ...QUIET], onProgress);
      await npm(repository, ['run', 'build'], onProgress);
    }
    await npm(
      folder,
      [
        'install',
        '--prefix',
        folder,
        isCopied ? '--install-links' : '--no-install-links',
        ...QUIET,
        repository,
      ],
      onProgress,
    );
  } catch (error) {
    putBack();
    throw error;
  }
  return {
    lines: [
      isCopied
        ? `Installed ${name} into ${join(folder, 'node_modules')}: a copy, so that it shares its dependencies with the notebook.`
        : `Linked ${name} into ${join(folder, 'node_modules')}; after a change of its sources run npm run build in ${repository}.`,
    ],
    takeBack: async () => {
      await run(folder, ['uninstall', '--prefix', folder, ...QUIET, name], () => undefined);
      putBack();
    },
  };
}

async function npm(
  folder: string,
  words: readonly string[],
  onProgress: (line: string) => void,
): Promise<void> {
  const { status, tail } = await run(folder, words, onProgress);
  if (status === 0) return;
  const isMissing = status === null;
  throw new SolidifyError(
    'refused',
    'install-failed',
    isMissing ? 'npm was not found' : `the package was not installed:\n${tail}`,
    {
      place: { file: folder },
      hint: isMissing
        ? 'Install Node with npm, or leave --install out.'
        : `run npm ${words.map(shellWord).join(' ')}`,
    },
  );
}

function run(
  folder: string,
  words: readonly string[],
  onLine: (line: string) => void,
): ReturnType<typeof runProgram> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return runProgram([command, ...words], { folder, tail: 8, onLine });
}
