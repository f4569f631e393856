/** What other people can make of a remote; null where it would lead nowhere but on this machine. */
export interface RemoteUrls {
  /** For a browser. */
  readonly web: string | null;
  /** For pip: `git+https://…`. */
  readonly pip: string | null;
}

/**
 * Reads a remote as Git takes it: a URL, or `user@host:path`. A folder of this machine gives nothing, and neither
 * a password nor a token in a URL ever comes through.
 */
export function remoteUrls(remote: string | null): RemoteUrls {
  const nowhere: RemoteUrls = { web: null, pip: null };
  if (remote === null) return nowhere;
  // One letter before the colon is a Windows drive.
  const short = /^(?:([\w.-]+)@)?([\w.-]{2,}):(?!\/\/)\/?([^\s:]+)$/.exec(remote);
  const user = short?.[1] ?? 'git';
  const url = parse(short === null ? remote : `ssh://${user}@${short[2] ?? ''}/${short[3] ?? ''}`);
  if (url === null || url.hostname === '' || isLocal(url.hostname)) return nowhere;
  const path = url.pathname.replace(/\/+$/, '');
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return {
        web: `${url.protocol}//${url.host}${path.replace(/\.git$/, '')}`,
        pip: `git+${url.protocol}//${url.host}${path}`,
      };
    case 'ssh:':
    case 'git+ssh:':
      return {
        web: `https://${url.hostname}${path.replace(/\.git$/, '')}`,
        pip: `git+ssh://${url.username === '' ? '' : `${url.username}@`}${url.host}${path}`,
      };
    default:
      return nowhere;
  }
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
