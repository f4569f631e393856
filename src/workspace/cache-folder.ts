import { isAbsolute, posix, win32 } from 'node:path';
import type { Surroundings } from './state-folder.ts';

/**
 * The folder for what Solidify may forget: `$XDG_CACHE_HOME/solidify` where that is set to an absolute path, else the
 * platform's. Linux is proven; macOS and Windows follow their vendors' documents.
 */
export function cacheFolder({ platform, home, environment }: Surroundings): string {
  const chosen = environment.XDG_CACHE_HOME;
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local');
    return win32.join(chosen && win32.isAbsolute(chosen) ? chosen : local, 'solidify', 'cache');
  }
  if (chosen && isAbsolute(chosen)) return posix.join(chosen, 'solidify');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'solidify');
  return posix.join(home, '.cache', 'solidify');
}
