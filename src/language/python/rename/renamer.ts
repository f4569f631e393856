import type { CellSpan } from '../../../notebook/notebook.ts';
import { lineAt } from '../../../text/lines.ts';
import type { FoundRenameProblem, Renamer, RenameProblem } from '../../../program/renaming.ts';
import { parseCells } from '../facts/index.ts';
import type { ParsedCell } from '../facts/cell.ts';
import { PYTHON_KEYWORDS, PYTHON_SOFT_KEYWORDS } from '../names/index.ts';
import { hasToken } from '../parser/index.ts';
import type { SyntaxNode } from '../parser/node.ts';
import type { PythonParser } from '../parser/parser.ts';

/** Knows what else than reads and bindings Python finds by a name. One parser serves all notebooks. */
export function createPythonRenamer(parser: PythonParser): Renamer {
  return {
    isName: (text) =>
      /^[A-Za-z_]\w*$/.test(text) &&
      !isPrivateInClasses(text) &&
      !PYTHON_KEYWORDS.has(text) &&
      !PYTHON_SOFT_KEYWORDS.has(text),
    textsAt: (_notebook, renamed, at) => at.map(() => renamed),
    problem(notebook, name, at) {
      const cells = parseCells(notebook, parser).map(({ parsed }) => parsed);
      const looksUp = cells.some(({ text }) => LOOKS_UP.test(text));
      for (const cell of cells) {
        const own = at.filter((each) => each.cell === cell.cell.index);
        const found = problemIn(cell, { name, looksUp }, own);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Inside a class Python puts the class's name before such a name, and looks for that. */
function isPrivateInClasses(name: string): boolean {
  return name.startsWith('__') && !name.endsWith('__');
}

/** Functions that find something by a name in a string. */
const LOOKS_UP =
  /\b(getattr|hasattr|setattr|delattr|attrgetter|methodcaller|globals|vars|locals|eval|exec|__main__|__dict__)\b/;

/** A name, and whether code may find it by a string that holds just the name. */
interface Sought {
  readonly name: string;
  readonly looksUp: boolean;
}

function problemIn(cell: ParsedCell, sought: Sought, at: readonly CellSpan[]): FoundRenameProblem | null {
  const { name } = sought;
  const problem = (code: RenameProblem, offset: number): FoundRenameProblem => ({
    code,
    cell: cell.cell.index,
    line: lineAt(cell.lines, offset),
  });
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g');
  for (const { span } of cell.magics) {
    for (const match of cell.cell.source.slice(span.start, span.end).matchAll(word)) {
      const offset = span.start + match.index;
      if (!at.some(({ start }) => start === offset)) return problem('named-in-text', offset);
    }
  }
  const pending: SyntaxNode[] = [cell.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { start, end, type } = node;
    const text = cell.text.slice(start, end);
    if (
      type === 'interpolation' &&
      hasToken(node, '=') &&
      at.some((each) => each.start > start && each.end < end)
    )
      return problem('shown-as-written', start);
    if (type === 'identifier' && (node.field === 'attribute' ? NAMES : EXAMINERS).test(text))
      return problem('name-read', start);
    // An annotation in quotes is read like any other: it is among the places.
    if (type === 'string_content' && !at.some((each) => each.start >= start && each.end <= end)) {
      const code = problemInText(text, sought);
      if (code !== null) return problem(code, start);
    }
    for (const child of node.children) pending.push(child);
  }
  return null;
}

/** Attributes that say what functions and classes are called. */
const NAMES = /^(__name__|__qualname__|__code__)$/;

/** Modules whose functions show what functions and classes are called. */
const EXAMINERS = /^(inspect|traceback|cProfile|profile|pdb)$/;

/** A string's content that stands for a name, or holds code that reads one; prose that only has the word in it doesn't. */
function problemInText(text: string, { name, looksUp }: Sought): RenameProblem | null {
  if (new RegExp(`^\\s*(>>>|\\.\\.\\.)\\s.*\\b${name}\\b`, 'm').test(text)) return 'in-examples';
  if (looksUp && text === name) return 'named-in-text';
  const isNamed = new RegExp(`@${name}\\b|\\b__main__\\.${name}\\b|(?<![\\w.])${name}\\s*\\(`).test(text);
  return isNamed ? 'named-in-text' : null;
}
