import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes pip build with the hatchling that is there, so that nothing is fetched. Newer pips read it as they like. */
export const PIP_OFFLINE = { PIP_NO_BUILD_ISOLATION: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1' };

/**
 * A new virtual environment into which pip installs, and that finds what the tests' environment has besides: kernels, pip, pytest,
 * ruff, mypy, hatchling. Returns its interpreter.
 */
export function makeFreshEnvironment(python: string, folder: string): string {
  execFileSync(python, ['-m', 'venv', '--without-pip', folder]);
  const [site = ''] = readdirSync(join(folder, 'lib')).map((name) =>
    join(folder, 'lib', name, 'site-packages'),
  );
  const shared = execFileSync(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], {
    encoding: 'utf8',
  });
  writeFileSync(join(site, 'shared.pth'), shared);
  return join(folder, 'bin', 'python');
}
