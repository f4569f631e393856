/**
 * File name of a notebook, for people to read: its folders may be this machine's own, and what isn't printable
 * would break the comment that it stands in.
 */
export function notebookName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/[\p{C}\s\u2028\u2029]+/gu, ' ').trim();
}
