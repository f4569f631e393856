import { remoteUrls } from './remote.ts';
import type { RemoteUrls } from './remote.ts';

/** Files of a repository that tell where it is. */
export const ADDRESSED_FILES: readonly string[] = ['package.json', 'pyproject.toml', 'README.md'];

/** Stands beside each placeholder, in a line of its own, until the real address is known. */
export const UNPUBLISHED_NOTE =
  'Nothing is at repository.invalid: `solidify publish --push <url>` puts the real address here.';

/**
 * The addresses of a repository that nobody else can reach yet: they have their place, so that it needs no search
 * later, and never lead anywhere (RFC 2606 keeps `.invalid` free for that).
 */
export function placeholderUrls(name: string): RemoteUrls {
  return {
    web: `https://repository.invalid/${name}`,
    https: `git+https://repository.invalid/${name}.git`,
    ssh: `git+ssh://git@repository.invalid/${name}.git`,
  };
}

/** A file of a repository with its real addresses; as it was for a remote that nobody else can reach. */
export function withAddress(text: string, remote: string): string {
  const urls = remoteUrls(remote);
  if (urls === null) return text;
  const lines = text.split(/(?<=\n)/);
  return lines
    .filter((line, index) => !isNote(line) && !(line.trim() === '' && isNote(lines[index - 1] ?? '')))
    .join('')
    .replaceAll(/git\+https:\/\/repository\.invalid\/[\w.-]+/g, () => urls.https)
    .replaceAll(/git\+ssh:\/\/git@repository\.invalid\/[\w.-]+/g, () => urls.ssh)
    .replaceAll(/https:\/\/repository\.invalid\/[\w.-]+/g, () => urls.web);
}

function isNote(line: string): boolean {
  return line.replace(/^# /, '').trim() === UNPUBLISHED_NOTE;
}
