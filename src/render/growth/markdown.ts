/** A heading of a Markdown text with what stands under it, as offsets of lines. */
export interface Section {
  /** 1 for `#`. */
  readonly level: number;
  /** Without the signs around it. */
  readonly title: string;
  /** Index of the heading's line. */
  readonly line: number;
  /** Index behind its last line: that of the next heading of its level or above, else the number of lines. */
  readonly end: number;
}

/** The sections of a Markdown text, in order; headings in fenced code are none. */
export function sectionsOf(lines: readonly string[]): readonly Section[] {
  const headings: { level: number; title: string; line: number }[] = [];
  let fence: string | null = null;
  for (const [line, text] of lines.entries()) {
    const [, mark = null] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    if (mark !== null && fence === null) fence = mark;
    else if (mark !== null && fence !== null && mark.startsWith(fence)) fence = null;
    const [, signs, title] = /^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(text) ?? [];
    if (fence === null && signs !== undefined && title !== undefined) {
      headings.push({ level: signs.length, title, line });
    }
  }
  return headings.map((heading, index) => ({
    ...heading,
    end: headings.slice(index + 1).find(({ level }) => level <= heading.level)?.line ?? lines.length,
  }));
}

/** Lines without their breaks. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** The lines with others before the one at an index; the text's own line break stands between them. */
export function insertLines(text: string, at: number, added: readonly string[]): string {
  const lines = text.split(/(?<=\n)/);
  const br = text.includes('\r\n') ? '\r\n' : '\n';
  const before = lines.slice(0, at).join('');
  const start = before === '' || before.endsWith('\n') ? before : before + br;
  return start + added.map((line) => line + br).join('') + lines.slice(at).join('');
}

/** Index behind the last line with text before `end`, looking back to `start`. Targets of links aren't text. */
export function endOfText(lines: readonly string[], start: number, end: number): number {
  let at = end;
  while (at > start && /^\s*$|^\[[^\]]+\]:/.test(lines[at - 1] ?? '')) at--;
  return at;
}
