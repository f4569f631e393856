import type { PythonStyle } from '../ruff/index.ts';
import { formatModule, formatPython, type FormattedModule } from './python.ts';

/**
 * Formats a text that was made of another one: only where that was formatted, so that nobody's layout changes who
 * doesn't use the formatter.
 */
export async function formatGrown(
  before: string,
  after: string,
  style: PythonStyle,
  sameSyntax: (a: string, b: string) => boolean,
): Promise<FormattedModule> {
  return (await isFormatted(before, style))
    ? formatModule(after, style, sameSyntax)
    : { text: after, excluded: false };
}

async function isFormatted(text: string, style: PythonStyle): Promise<boolean> {
  try {
    return (await formatPython(text, style)) === text;
  } catch {
    return false; // it doesn't parse
  }
}
