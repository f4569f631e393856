import { LINE_LENGTH } from '../ruff/index.ts';

/**
 * File name of a notebook, for people to read: its folders may be this machine's own, and what isn't printable
 * would break the comment that it stands in.
 */
export function notebookName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/[\p{C}\s]+/gu, ' ').trim();
}

/** A comment of as many lines as it takes. */
export function comment(text: string, indent: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && indent.length + line.length <= LINE_LENGTH) lines[lines.length - 1] = line;
    else lines.push(`# ${word}`);
  }
  return lines.map((line) => indent + line);
}
