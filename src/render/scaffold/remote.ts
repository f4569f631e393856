/** What other people can make of a remote. Passwords and tokens never come through. */
export interface RemoteUrls {
  /** For a browser. */
  readonly web: string;
  /** For pip, where anybody may read it or Git's credential helper answers: `git+https://…`. */
  readonly https: string;
  /** For pip, by a key: `git+ssh://…`. */
  readonly ssh: string;
}

/**
 * Reads a remote as Git takes it: a URL, or `user@host:path`. Of the ways to get at it that it doesn't name, those that
 * hosts of Git repositories have. Null where it would lead nowhere but on this machine.
 */
export function remoteUrls(remote: string | null): RemoteUrls | null {
  if (remote === null) return null;
  // One letter before the colon is a Windows drive.
  const short = /^(?:([\w.-]+)@)?([\w.-]{2,}):(?!\/\/)\/?([^\s:]+)$/.exec(remote);
  const user = short?.[1] ?? 'git';
  const url = parse(short === null ? remote : `ssh://${user}@${short[2] ?? ''}/${short[3] ?? ''}`);
  if (url === null || url.hostname === '' || isLocal(url.hostname)) return null;
  const path = plainPath(url.pathname);
  const page = path.replace(/\.git$/, '');
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return {
        web: `${url.protocol}//${url.host}${page}`,
        https: `git+${url.protocol}//${url.host}${path}`,
        ssh: `git+ssh://git@${url.hostname}${path}`,
      };
    case 'ssh:':
    case 'git+ssh:':
      return {
        web: `https://${url.hostname}${page}`,
        https: `git+https://${url.hostname}${path}`,
        ssh: `git+ssh://${url.username === '' ? '' : `${url.username}@`}${url.host}${path}`,
      };
    default:
      return null;
  }
}

/** Nothing in it is left to a shell, nor to Markdown. */
function plainPath(path: string): string {
  return path
    .replace(/\/+$/, '')
    .replace(/[^\w%+=:,./~-]/g, (odd) => `%${odd.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
