/**
 * Text without the credentials that URLs in it may carry: passwords and tokens before an `@`, and query values named like a token.
 * The user name of an `ssh` or `git` address stays.
 */
export function redacted(text: string): string {
  return text
    .replace(/\b(https?:\/\/)[^\s/'"]*@/gi, '$1***@')
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@'"]*):[^\s/'"]*@/gi, '$1:***@')
    .replace(/([?&][^=&\s]*(?:token|key|password|secret)[^=&\s]*=)[^&\s'"]*/gi, '$1***');
}

/** A URL as it may be stored in a repository's configuration: without password or token, and without the query of an HTTP address. */
export function withoutCredentials(url: string): string {
  return url
    .replace(/^(https?:\/\/[^?#]*)[?#].*$/i, '$1')
    .replace(/^(https?:\/\/)[^/]*@/i, '$1')
    .replace(/^([a-z][a-z0-9+.-]*:\/\/[^/:@]*):[^/]*@/i, '$1@');
}
