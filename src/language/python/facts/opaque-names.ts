import { PYTHON_BUILTINS, PYTHON_KEYWORDS } from '../names/index.ts';

/** A name found in text that can't be parsed, with its offset. */
export interface ScannedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly use: 'bind' | 'read';
}

const BINDING_WORDS: ReadonlySet<string> = new Set(['def', 'class', 'import', 'as', 'for', 'global', 'del']);

/**
 * Names in text that can't be parsed as Python, read tolerantly: what stands where a name could be bound (after `def`,
 * `as`, `for` …, left of `=` or `:=`) may be bound, every other identifier may be read.
 */
export function scanNames(text: string, offset: number): readonly ScannedName[] {
  const names: ScannedName[] = [];
  for (const line of linesOf(text)) scanLine(line.text, offset + line.start, names);
  return names;
}

function linesOf(text: string): { readonly text: string; readonly start: number }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { text: line, start };
    start += line.length + 1;
    return found;
  });
}

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*|[^\W\d]\w*|:=|(?<![=!<>])=(?!=)/gu;

function scanLine(line: string, offset: number, names: ScannedName[]): void {
  const tokens = [...line.matchAll(TOKEN)].filter(([token]) => !/^["'#]/.test(token));
  const lastAssign = tokens.findLastIndex(([token]) => token === '=' || token === ':=');
  let binds = false;
  tokens.forEach((match, index) => {
    const [token] = match;
    if (token === '=' || token === ':=') return;
    if (PYTHON_KEYWORDS.has(token)) {
      binds = BINDING_WORDS.has(token);
      return;
    }
    const attribute = /\.\s*$/.test(line.slice(0, match.index));
    const start = offset + match.index;
    const bound = (binds || index < lastAssign) && !attribute;
    if (bound) names.push({ name: token, start, end: start + token.length, use: 'bind' });
    else if (!attribute && !PYTHON_BUILTINS.has(token)) {
      names.push({ name: token, start, end: start + token.length, use: 'read' });
    }
    // `import a, b` and `for a, b in` bind several; anything but a comma ends the list.
    if (!/^\s*[,.]/.test(line.slice(match.index + token.length))) binds = false;
  });
}
