import { lineIndex, lineSpan } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import { linesInStrings } from './logical-line.ts';

/** What IPython strips from a cell before it looks for magics, blanked out at equal length. */
export interface CleanedCell {
  readonly text: string;
  /** Indentation that all lines shared. */
  readonly margin: string;
}

/** `>>> ` and `... ` of the classic prompt, as IPython 9 finds them: anywhere in the cell but in strings. */
const CLASSIC_PROMPT = /^[ \t\f]*(>>>|\.\.\.)[ \t]?/;
const CLASSIC_FIRST_PROMPT = /^[ \t\f]*>>>/;
/** `In [1]: ` and `   ...: `, from IPython's ipython_prompt. */
const IPYTHON_PROMPT = /^([ \t]*\f)?(((\[nav\]|\[ins\])? )?In \[\d+\]: |\s*\.{3,}: ?)/;

/** IPython's cleanup transforms: leading_indent, classic_prompt, ipython_prompt, from an offset to the end. */
export function cleanCell(source: string, from: number): CleanedCell {
  const { text, margin } = removeMargin(source, from);
  const inStrings = linesInStrings(text, from);
  const lines = linesFrom(text, from)
    .filter((line) => !inStrings.has(line.start))
    .map((line) => text.slice(line.start, line.end));
  const isClassic = lines.some((line) => CLASSIC_FIRST_PROMPT.test(line));
  const isIPython = lines
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
    .some((line) => IPYTHON_PROMPT.test(line));
  if (!isClassic && !isIPython) return { text, margin };
  const prompt = isClassic ? CLASSIC_PROMPT : IPYTHON_PROMPT;
  const prompted = rebuild(text, from, (content, start) => {
    if (inStrings.has(start)) return content;
    const length = prompt.exec(content)?.[0].length ?? 0;
    return length === 0 ? content : blanksBackToStart(length) + content.slice(length);
  });
  return { text: isClassic ? removeMarginAfterPrompts(prompted, from, inStrings) : prompted, margin };
}

/** What all lines share after their classic prompts goes too, as in `>>>   x`. */
function removeMarginAfterPrompts(text: string, from: number, inStrings: ReadonlySet<number>): string {
  const promptOf = (content: string): number => /^[^\S\n]*\f/.exec(content)?.[0].length ?? 0;
  const outside = linesFrom(text, from).filter((line) => !inStrings.has(line.start));
  const contents = outside.map((line) => text.slice(line.start, line.end));
  const margin = marginOf(contents.map((content) => content.slice(promptOf(content))));
  if (margin === '') return text;
  return rebuild(text, from, (content, start) => {
    const length = promptOf(content) + margin.length;
    if (inStrings.has(start) || content.trim() === '') return content;
    return blanksBackToStart(length) + content.slice(length);
  });
}

/** textwrap.dedent at equal length. */
function removeMargin(text: string, from: number): CleanedCell {
  const contents = linesFrom(text, from).map((line) => text.slice(line.start, line.end));
  const margin = marginOf(contents);
  if (margin === '') return { text, margin };
  const blanks = blanksBackToStart(margin.length);
  return {
    text: rebuild(text, from, (content) =>
      content.trim() === '' ? content : blanks + content.slice(margin.length),
    ),
    margin,
  };
}

/** The blanks that all lines begin with but empty ones. */
function marginOf(contents: readonly string[]): string {
  return (
    contents
      .filter((content) => content.trim() !== '')
      .map((content) => /^[ \t]*/.exec(content)?.[0] ?? '')
      .reduce<string | null>((common, indent) => (common === null ? indent : shared(common, indent)), null) ??
    ''
  );
}

/** Blanks after which Python sees no indentation: a form feed sets its count of columns to zero. */
export function blanksBackToStart(length: number): string {
  return length === 0 ? '' : `${' '.repeat(length - 1)}\f`;
}

function rebuild(text: string, from: number, change: (content: string, start: number) => string): string {
  return (
    text.slice(0, from) +
    linesFrom(text, from)
      .map((line) => change(text.slice(line.start, line.end), line.start))
      .join('')
  );
}

function linesFrom(text: string, from: number): Span[] {
  const index = lineIndex(text);
  return index.starts
    .map((_, line) => lineSpan(index, line + 1))
    .filter((line) => line.end > from)
    .map((line) => ({ start: Math.max(line.start, from), end: line.end }));
}

function shared(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a.charAt(length) === b.charAt(length)) length += 1;
  return a.slice(0, length);
}
