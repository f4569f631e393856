import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SolidifyError } from '../../text/error.ts';
import { withoutCredentials } from './redact.ts';

/** The address of a remote, taken apart. */
export interface RemoteAddress {
  /** For Git, messages and files: without password, token or, for HTTP, user. A path is absolute. */
  readonly url: string;
  /** Variables by which Git finds the credentials that were given with the address: they are in no argument and no file. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Takes a remote's address apart, as Git understands it.
 * @throws SolidifyError (usage) `bad-address` for an HTTP address that is none; it isn't shown, for it may hold a token.
 */
export function remoteAddress(given: string): RemoteAddress {
  if (/^https?:/i.test(given) && !URL.canParse(given)) {
    throw new SolidifyError('usage', 'bad-address', 'the address of the remote can’t be read as a URL', {
      hint: 'Nothing was pushed. Give it as https://host/path.git; special characters in a name or password are written as %40, %2F, …',
    });
  }
  const isPath = !/^[a-z][a-z0-9+.-]*:\/\//i.test(given) && existsSync(given);
  const url = isPath ? resolve(given) : withoutCredentials(given);
  // The user's own settings of this kind hold for what asks a remote; elsewhere they would be a calling Git's.
  const own = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
  const rewrite =
    isPath || url === given
      ? {}
      : { [`GIT_CONFIG_KEY_${own}`]: `url.${given}.insteadOf`, [`GIT_CONFIG_VALUE_${own}`]: url };
  const count = own + Object.keys(rewrite).length / 2;
  return { url, environment: count === 0 ? {} : { ...rewrite, GIT_CONFIG_COUNT: String(count) } };
}

/**
 * The same address for pip and uv, `git+https://host/path.git`: a `host:path` becomes `ssh://`, a path `file://`, and what a
 * shell or IPython could read something into is written as `%xx`.
 */
export function pipAddress(given: string): string {
  const { url } = remoteAddress(given);
  // One letter before the colon is a Windows drive.
  const short = /^(?:([\w.-]+)@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/.exec(url);
  const [, user = 'git', host = '', path = ''] = short ?? [];
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(url);
  const full = isUrl ? url : short ? `ssh://${user}@${host}/${path}` : pathToFileURL(url).href;
  const href = URL.canParse(full) ? new URL(full).href : full;
  return `git+${href.replace(/[^\w.~:/@%+[\]-]/g, percentEncoded)}`;
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
