/** A module's text without what only runs when it is called. */
export interface Outline {
  /** The module's own statements; functions and classes are left as their names, long values of one name as none. */
  readonly text: string;
  /** Names that functions and classes declare global, and so may bind. */
  readonly globals: readonly string[];
  /** A function writes into `globals()` or executes code there. */
  readonly bindsAny: boolean;
  /** A function adds to `__all__`: a decorator for what is public. */
  readonly lists: boolean;
}

/**
 * Leaves out the bodies of functions and classes by Python's rules for logical lines, without parsing: most of a library is
 * bodies, and parsing costs a hundred times as much. Where the text only seems to be Python, so does the outline.
 */
export function outlineOf(text: string): Outline {
  const kept: string[] = [];
  const bodies: string[] = [];
  let bodyIndent = Number.POSITIVE_INFINITY;
  for (const line of logicalLines(text)) {
    const indent = indentOf(line);
    if (indent > bodyIndent) {
      bodies.push(line);
      continue;
    }
    const name = /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/u.exec(line)?.[1];
    bodyIndent = name === undefined ? Number.POSITIVE_INFINITY : indent;
    if (name !== undefined) bodies.push(line);
    kept.push(
      name === undefined ? shortened(line) : `${line.slice(0, line.search(/\S/))}def ${name}(): pass\n`,
    );
  }
  const inside = bodies.join('');
  const declared = [...inside.matchAll(/^[ \t]*global[ \t]+([\w, \t]+)/gmu)];
  return {
    text: kept.join(''),
    globals: declared.flatMap(([, names = '']) => names.split(/[\s,]+/).filter((name) => name !== '')),
    bindsAny: WRITES_GLOBALS.test(inside),
    lists: /(?<![.\w])__all__\s*(?:\.\s*\w+\s*\(|\+=)/.test(inside),
  };
}

const WRITES_GLOBALS =
  /\bglobals\(\)\s*(?:\[[^\]\n]*\]\s*=(?!=)|\.\s*(?:update|setdefault|__setitem__)\b)|\bexec\s*\([^\n]*\bglobals\(\)/;

/** A table's content tells no name. */
function shortened(line: string): string {
  if (line.length < 2000 || /__all__|:=|\bimport\b/.test(line)) return line;
  const target = /^(\s*\w+\s*)(?::[^=\n[({]*)?=\s*[[({]/u.exec(line)?.[1];
  return target === undefined ? line : `${target}= 0\n`;
}

function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += 8 - (columns % 8);
    else break;
  }
  return columns;
}

const TOKEN =
  /("""|''')(?:\\[\s\S]|(?!\1)[^\\])*(?:\1|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|#[^\n]*|[()[\]{}]|\\\r?\n|\n/g;

/** The lines that hold code, each with its line break; those in brackets and strings joined. */
function* logicalLines(text: string): Generator<string> {
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '(' || token === '[' || token === '{') depth += 1;
    else if (token === ')' || token === ']' || token === '}') depth = Math.max(0, depth - 1);
    else if (token === '\n' && depth === 0) {
      const line = text.slice(start, index + 1);
      start = index + 1;
      if (!/^\s*(?:#|$)/.test(line)) yield line;
    }
  }
  const last = text.slice(start);
  if (!/^\s*(?:#|$)/.test(last)) yield `${last}\n`;
}
