import type { SyntaxProblem } from './node.ts';

/**
 * What the grammar's scanner takes the square of the time for: long runs of lines that hold nothing but a continuation, or
 * nothing but a comment, each of which it looks through to their end again. Null for all that people write.
 */
export function laboriousPart(text: string): SyntaxProblem | null {
  let [start, continued, comments] = [0, 0, 0];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at) + 1 || text.length;
    const line = text.slice(at, next).trim();
    if (continued + comments === 0) start = at;
    continued = line === '\\' ? continued + 1 : 0;
    comments = line.startsWith('#') ? comments + 1 : 0;
    if (continued > MANY_CONTINUED) return { offset: start, message: 'too many continued lines' };
    if (comments * (next - start) > MANY_COMMENTS) {
      return { offset: start, message: 'too many comment lines in a row' };
    }
    at = next;
  }
  return null;
}

/** In lines; these hold no code. */
const MANY_CONTINUED = 200;
/** Lines times characters; below it the scanner takes a few seconds at most. */
const MANY_COMMENTS = 100_000_000;
