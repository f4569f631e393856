import { ADDRESSED_FILES, withAddress } from '../render/index.ts';
import { commitEdit, push } from '../workspace/index.ts';
import type { Pushed } from '../workspace/git/remote.ts';

/**
 * Pushes a package repository, never forced. What it says of its own address comes true first, in a commit of its own.
 * @throws SolidifyError (refused) when the remote holds something else or can't be reached, or Git doesn't commit.
 */
export async function pushRepository(folder: string, url: string): Promise<Pushed> {
  return push(folder, url, () =>
    commitEdit(folder, {
      message: 'Say where the repository is',
      paths: ADDRESSED_FILES,
      edit: (text) => withAddress(text, url),
    }),
  );
}

/** What a push came to, for people. */
export function pushedLines({ isCheckedOut }: Pushed): readonly string[] {
  return [
    'Pushed the branch main.',
    ...(isCheckedOut
      ? []
      : ['The remote’s default branch isn’t main: make it that, or clone with `git clone --branch main`.']),
  ];
}
