/** Lines that hold code: not blank, not a comment alone. */
export function codeLines(source: string): number {
  let inComment = false;
  let lines = 0;
  for (const line of source.split(/\r\n|[\r\n]/)) {
    const rest = afterComments(line, inComment);
    if (rest !== null && rest !== '') lines += 1;
    inComment = rest === null || /\/\*(?:(?!\*\/)[^'"`])*$/.test(rest);
  }
  return lines;
}

/** What a line has behind the comments that it begins with; null where such a comment goes on. */
function afterComments(line: string, inComment: boolean): string | null {
  let rest = line.trim();
  let isOpen = inComment;
  for (;;) {
    if (!isOpen && !rest.startsWith('/*')) return rest.startsWith('//') ? '' : rest;
    const end = rest.indexOf('*/', isOpen ? 0 : 2);
    if (end < 0) return null;
    rest = rest.slice(end + 2).trim();
    isOpen = false;
  }
}
