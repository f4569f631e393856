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

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*|[^\W\d]\w*|:=|(?<![=!<>])=(?!=)|[()[\]{}]/gu;

/** In characters. A search for strings that don't end takes the square of a line's length: in longer lines all counts as code. */
const LONG_LINE = 20_000;
const BARE_TOKEN = /[^\W\d]\w*|:=|(?<![=!<>])=(?!=)|[()[\]{}]/gu;

function scanLine(line: string, offset: number, names: ScannedName[]): void {
  const tokens = [...line.matchAll(line.length > LONG_LINE ? BARE_TOKEN : TOKEN)].filter(
    ([token]) => !/^["'#]/.test(token),
  );
  const assigned = endOfTargets(tokens);
  let word: string | null = null;
  for (const match of tokens) {
    const [token] = match;
    if (!/^\w/u.test(token) && !/^\p{L}/u.test(token)) continue;
    if (PYTHON_KEYWORDS.has(token)) {
      word = BINDING_WORDS.has(token) ? token : null;
      continue;
    }
    const rest = line.slice(match.index + token.length);
    const isAttribute = followsDot(line, match.index);
    // `d[0] = 1` and `d.a = 1` bind no `d`, `import d.a` does.
    const isWhole = !/^\s*[.([]/.test(rest) || word === 'import' || word === 'def' || word === 'class';
    const isTarget = word !== null || match.index < assigned || /^\s*:=/.test(rest);
    const start = offset + match.index;
    const placed = { name: token, start, end: start + token.length };
    if (!isAttribute && isTarget && isWhole) names.push({ ...placed, use: 'bind' });
    else if (!isAttribute && !PYTHON_BUILTINS.has(token)) names.push({ ...placed, use: 'read' });
    // `import a, b` and `for a, b in` bind several; anything but a comma ends the list.
    if (!/^\s*[,.]/.test(rest)) word = null;
  }
}

function followsDot(line: string, index: number): boolean {
  let at = index - 1;
  while (/\s/.test(line.charAt(at))) at -= 1;
  return line.charAt(at) === '.';
}

/** The place of a line's last `=` that stands in no brackets, and so assigns to what is left of it. */
function endOfTargets(tokens: readonly RegExpExecArray[]): number {
  let depth = 0;
  let end = -1;
  for (const { 0: token, index } of tokens) {
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    else if (token === '=' && depth === 0) end = index;
  }
  return end;
}
