import type { Author } from './commit.ts';
import { readGit } from './run.ts';
import { existingFolder } from './work-tree.ts';

/** Git's own `user.name` and `user.email` as they hold in a folder (or the nearest above that exists); null where unset. */
export async function readIdentity(folder: string): Promise<Author> {
  const read = async (key: string): Promise<string | null> => {
    const run = await readGit(['config', '--get', key], existingFolder(folder));
    return run.code === 0 && run.stdout.trim() !== '' ? run.stdout.trim() : null;
  };
  return { name: await read('user.name'), email: await read('user.email') };
}
