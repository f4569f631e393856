import { blanksBackToStart } from './cleanup.ts';

/** A text being rewritten at equal length. */
export interface Rewritten {
  text: string;
}

/** Spaces in place of everything but line breaks. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Puts a statement that does nothing over a span. A block must not become empty, so blanks alone won't do. */
export function putNothing(rewritten: Rewritten, start: number, end: number): void {
  put(
    rewritten,
    start,
    end,
    end - start >= 4 && !/[\r\n]/.test(rewritten.text.slice(start, start + 4)) ? 'pass' : '0',
  );
}

/** Puts the expression `0` over a span. */
export function putZero(rewritten: Rewritten, start: number, end: number): void {
  put(rewritten, start, end, '0');
}

function put(rewritten: Rewritten, start: number, end: number, code: string): void {
  const { text } = rewritten;
  rewritten.text =
    text.slice(0, start) + code + blank(text.slice(start + code.length, end)) + text.slice(end);
}

/**
 * Blanks what stands before a piece of code so that the code begins its line with the indentation that stood
 * before `start`: a form feed, then that indentation, directly before it.
 */
export function keepCode(rewritten: Rewritten, start: number, codeStart: number): void {
  const { text } = rewritten;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /[^\f]*$/.exec(text.slice(lineStart, start))?.[0] ?? '';
  rewritten.text =
    text.slice(0, lineStart) +
    blanksBackToStart(codeStart - lineStart - indent.length) +
    indent +
    text.slice(codeStart);
}
