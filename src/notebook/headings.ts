import type { Cell, Notebook } from './notebook.ts';

interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

/**
 * For each cell the markdown headings above it, outermost first: those that would stand open there in a table of
 * contents. A markdown cell's own headings count from the next cell on.
 */
export function headingsOf(notebook: Notebook): readonly (readonly string[])[] {
  let trail: readonly Heading[] = [];
  return notebook.cells.map((cell) => {
    const above = trail.map(({ text }) => text);
    if (cell.kind === 'markdown') {
      for (const heading of headingsIn(cell)) {
        trail = [...trail.filter(({ level }) => level < heading.level), heading];
      }
    }
    return above;
  });
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const setext = /^ {0,3}(=+|-+)[ \t]*$/;
const noParagraph = /^ {0,3}(?:[-*+>|<]|\d+[.)][ \t]|$)|^(?: {4}|\t)/;

/** Headings of a markdown cell as CommonMark has them (ATX and setext), none inside fenced code. */
function headingsIn(cell: Cell): readonly Heading[] {
  const headings: Heading[] = [];
  let openFence: string | null = null;
  let paragraph: string[] = [];
  for (const line of cell.source.split(/\r?\n/)) {
    const mark = fence.exec(line)?.[1] ?? null;
    if (openFence !== null) {
      if (mark !== null && mark.startsWith(openFence) && line.trim() === mark) openFence = null;
      continue;
    }
    const title = atx.exec(line);
    const underline = setext.exec(line)?.[1];
    if (mark !== null) {
      openFence = mark;
      paragraph = [];
    } else if (title) {
      headings.push({ level: title[1]?.length ?? 1, text: plainText(withoutClosing(title[2] ?? '')) });
      paragraph = [];
    } else if (underline !== undefined && paragraph.length > 0) {
      headings.push({ level: underline.startsWith('=') ? 1 : 2, text: plainText(paragraph.join(' ')) });
      paragraph = [];
    } else if (line.trim() === '' || (paragraph.length === 0 && noParagraph.test(line))) {
      paragraph = [];
    } else {
      paragraph.push(line.trim());
    }
  }
  return headings.filter(({ text }) => text !== '');
}

/** `Title ##` is `Title`, `C#` stays. */
function withoutClosing(title: string): string {
  return title.trim().replace(/(?:^|[ \t])#+$/, '');
}

/** A heading's text without anchors, links, emphasis and code marks. */
function plainText(markdown: string): string {
  return markdown
    .replace(/<[^<>]*>/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
