import type { Paint } from '../report/paint.ts';
import { printable } from '../text/printable.ts';

/** Where the command line prints: results to stdout, talk to stderr. */
export interface Streams {
  readonly style: Paint['style'];
  readonly isInteractive: boolean;
  /** Columns of what shows results; 100 where that is no terminal. */
  readonly width: number;
  result(text: string): void;
  talk(text: string): void;
  /** A line that the next one overwrites; nothing where stderr is no terminal. */
  progress(line: string): void;
  /** Ends the progress line. */
  endProgress(): void;
}

/** The process's own streams. Colour only on a terminal, and never with NO_COLOR. */
export function processStreams(): Streams {
  const isTerminal = process.stderr.isTTY;
  const plain = !process.stdout.isTTY || (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb';
  const shown = plain ? printable : printableColours;
  return {
    style: plain ? 'plain' : 'colour',
    isInteractive: process.stdin.isTTY && process.stdout.isTTY,
    width: process.stdout.isTTY ? process.stdout.columns || 80 : 100,
    result: (text) => process.stdout.write(shown(text)),
    talk: (text) => process.stderr.write(shown(text)),
    progress: (line) => {
      if (isTerminal) process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    endProgress: () => {
      if (isTerminal) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Texts with the painter's colours; what else a notebook's name or source would do to a terminal is shown instead. */
function printableColours(text: string): string {
  // eslint-disable-next-line no-control-regex -- the escape that starts a colour
  const parts = text.split(/(\x1b\[\d{1,2}m)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : printable(part))).join('');
}
