import { PYTHON_KEYWORDS } from '../names/index.ts';
import type { NameAt } from './magic.ts';

/**
 * Names that IPython may look up to expand a magic's or shell line's text: `{expression}` and `$name`.
 * `{{` and `$$` stand for themselves. `offset` is where `text` stands in the cell.
 */
export function expandedNames(text: string, offset: number): NameAt[] {
  const names: NameAt[] = [];
  for (const match of text.matchAll(/\{\{|\}\}|\$\$|\{([^{}]*)\}|\$([\p{L}_][\p{L}\p{N}_]*)/gu)) {
    const [, expression, dollar] = match;
    const start = offset + match.index + 1;
    if (expression !== undefined) names.push(...namesInExpression(expression, start));
    else if (dollar !== undefined) names.push({ name: dollar, start, end: start + dollar.length });
  }
  return names;
}

/** Names in a text taken as an expression, attributes and strings left out. */
export function namesInExpression(text: string, offset: number): NameAt[] {
  const names: NameAt[] = [];
  const tokens = /"[^"]*"|'[^']*'|(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu;
  for (const match of text.matchAll(tokens)) {
    const [name] = match;
    if (/^["']/.test(name) || PYTHON_KEYWORDS.has(name)) continue;
    const start = offset + match.index;
    names.push({ name, start, end: start + name.length });
  }
  return names;
}
