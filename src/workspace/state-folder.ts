import { isAbsolute, posix, win32 } from 'node:path';

/** What decides where programs keep their state. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for Solidify's state: `$XDG_STATE_HOME/solidify` where that is set to an absolute path, else the platform's.
 * Linux is proven; macOS and Windows follow their vendors' documents.
 */
export function stateFolder({ platform, home, environment }: Surroundings): string {
  const chosen = environment.XDG_STATE_HOME;
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local');
    return win32.join(chosen && win32.isAbsolute(chosen) ? chosen : local, 'solidify');
  }
  if (chosen && isAbsolute(chosen)) return posix.join(chosen, 'solidify');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'solidify');
  return posix.join(home, '.local', 'state', 'solidify');
}
