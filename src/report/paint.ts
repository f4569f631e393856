import { styleText } from 'node:util';

/** Colours for a terminal, or none. */
export interface Paint {
  readonly style: 'colour' | 'plain';
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/** Paints, or leaves texts as they are. */
export function painter(style: Paint['style']): Paint {
  const paint =
    (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow') =>
    (text: string): string =>
      style === 'plain' ? text : styleText(format, text, { validateStream: false });
  return {
    style,
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
  };
}
