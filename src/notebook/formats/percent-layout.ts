import type { Span } from '../../text/span.ts';

/** A marker line, taken apart. */
export interface Marker {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly tags: readonly string[];
}

/** Where a cell of a percent script lies. */
export interface ScriptCell {
  /** The marker line and all up to the next one. */
  readonly at: Span;
  /** Null for text before the first marker. */
  readonly marker: Marker | null;
  /** Offset after the marker line. */
  readonly bodyStart: number;
  /** The cell's text, up to the end of its last line that isn't blank. */
  readonly source: Span;
}

/** What a percent script consists of: a header for jupytext, then cells. */
export interface ScriptLayout {
  readonly text: string;
  /** `#` or `//`. */
  readonly comment: string;
  /** The lines of jupytext's YAML header between its `# ---` lines, uncommented; null when there is none. */
  readonly header: readonly string[] | null;
  readonly cells: readonly ScriptCell[];
}

interface Line extends Span {
  /** Without its line break. */
  readonly text: string;
}

/** The comment mark of a script by its name: `#` for Python, `//` for TypeScript and JavaScript, null for others. */
export function commentMarkOf(path: string): string | null {
  if (/\.py$/i.test(path)) return '#';
  return /\.(ts|js)$/i.test(path) ? '//' : null;
}

/**
 * Finds the cells of a script in jupytext's percent format: a cell starts at a line `# %%`, `# %% title [markdown] tags=["a"]` or
 * `#%%` that isn't indented and stands in no triple-quoted string. A script without such a line is one cell.
 */
export function scriptLayoutOf(text: string, comment: string): ScriptLayout {
  const lines = linesOf(text);
  const headerLines = headerLength(lines, comment);
  const body = lines.slice(headerLines);
  const starts = markerLines(body, comment);
  const firstMarker = starts[0] ?? body.length;
  const cells: ScriptCell[] = [];
  const leading = cellOf(text, body, 0, firstMarker, null);
  if (starts.length === 0 || leading.source.end > leading.source.start) cells.push(leading);
  starts.forEach((start, order) => {
    const marker = markerOf(body[start]?.text ?? '');
    cells.push(cellOf(text, body, start, starts[order + 1] ?? body.length, marker));
  });
  const header =
    headerLines === 0 ? null : lines.slice(0, headerLines).map((line) => uncommented(line.text, comment));
  return { text, comment, header, cells };
}

/** Whether a script holds a cell marker. */
export function holdsMarker(text: string, comment: string): boolean {
  return markerLines(linesOf(text), comment).length > 0;
}

/** A comment line without its mark and the space after it; any other line as it is. */
export function uncommented(line: string, comment: string): string {
  if (!line.startsWith(comment)) return line;
  const rest = line.slice(comment.length);
  return rest.startsWith(' ') ? rest.slice(1) : rest;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    lines.push({ start, end, text: text.slice(start, end).replace(/\r?\n$/, '') });
    start = end;
  }
  return lines;
}

function cellOf(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  marker: Marker | null,
): ScriptCell {
  const start = lines[from]?.start ?? text.length;
  const end = lines[to]?.start ?? text.length;
  const bodyStart = marker ? (lines[from]?.end ?? end) : start;
  let last = to - 1;
  while (last >= from && lines[last]?.text.trim() === '') last -= 1;
  const lastLine = lines[last];
  const sourceEnd = lastLine ? Math.max(bodyStart, lastLine.start + lastLine.text.length) : bodyStart;
  return { at: { start, end }, marker, bodyStart, source: { start: bodyStart, end: sourceEnd } };
}

/** How many lines jupytext's header takes, an interpreter or encoding line above it included; 0 where there is none. */
function headerLength(lines: readonly Line[], comment: string): number {
  const isRule = (line: Line | undefined): boolean => line?.text.trimEnd() === `${comment} ---`;
  const open = lines.findIndex((line) => !/^#!|^#.*coding[:=]/.test(line.text));
  if (!isRule(lines[open])) return 0;
  for (let at = open + 1; lines[at]?.text.startsWith(comment); at += 1) if (isRule(lines[at])) return at + 1;
  return 0;
}

/** Indices of the marker lines. */
function markerLines(lines: readonly Line[], comment: string): readonly number[] {
  const marker = comment === '#' ? /^#[ \t]*%%+(?:\s|$)/ : /^\/\/[ \t]*%%+(?:\s|$)/;
  const found: number[] = [];
  let openString: string | null = null;
  lines.forEach((line, index) => {
    if (openString === null && marker.test(line.text)) found.push(index);
    else if (comment === '#') openString = openStringAfter(line.text, openString);
  });
  return found;
}

/** The quotes of the triple-quoted Python string that is open after a line, given the one open before it. */
function openStringAfter(line: string, openBefore: string | null): string | null {
  let open = openBefore;
  const token = /\\.|'''|"""|'|"|#/g;
  let single: string | null = null;
  for (let match = token.exec(line); match; match = token.exec(line)) {
    const [mark] = match;
    if (mark.startsWith('\\')) continue;
    if (open !== null) {
      if (mark === open) open = null;
      // A quote of the other kind, or fewer of them, belongs to the string.
    } else if (single !== null) {
      if (mark.startsWith(single)) {
        single = null;
        token.lastIndex = match.index + 1;
      }
    } else if (mark === '#') return null;
    else if (mark.length === 3) open = mark;
    else single = mark;
  }
  return open;
}

/** Kind and tags of a marker line; tags as `tags=["a", "b"]` or in a JSON object. */
function markerOf(line: string): Marker {
  const kind = /\[(markdown|md|raw)\]/.exec(line)?.[1];
  const list = /\btags"?\s*[=:]\s*(\[[^\]]*\])/.exec(line)?.[1] ?? '[]';
  const tags = [...list.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '');
  return { kind: kind === undefined ? 'code' : kind === 'raw' ? 'raw' : 'markdown', tags };
}
