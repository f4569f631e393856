import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { Cell, Notebook } from '../../../notebook/notebook.ts';
import type { Diagnostic } from '../../../program/program.ts';
import { neutralize } from '../ipython/index.ts';
import { emptyModule } from '../parser/index.ts';
import type { ParsedPython, SyntaxNode } from '../parser/node.ts';
import type { PythonParser } from '../parser/parser.ts';
import { resolveNames } from '../scopes/index.ts';
import type { ParsedCell } from './cell.ts';

/** A code cell after parsing; `parsed.root` is empty where Python would refuse the cell. */
export interface ReadCell {
  readonly parsed: ParsedCell;
  readonly problem: Diagnostic | null;
}

/** Nesting that the walks over the tree, which recurse, can still bear; CPython's own limit is about 200 brackets. */
const MAX_DEPTH = 1000;

/** Parses a notebook's code cells and resolves their names. */
export function parseCells(notebook: Notebook, parser: PythonParser): readonly ReadCell[] {
  let postponed = false;
  return notebook.cells
    .filter(({ kind }) => kind === 'code')
    .map((cell) => {
      const read = parseCell(cell, parser, postponed);
      // IPython keeps the flag for all later cells.
      postponed ||= read.postponed;
      return read;
    });
}

function parseCell(
  cell: Cell,
  parser: PythonParser,
  inherited: boolean,
): ReadCell & { readonly postponed: boolean } {
  const { text, magics } = neutralize(cell.source);
  const { root, errors } = parseWithin(parser, text);
  const lines = lineIndex(cell.source);
  const [error] = errors;
  const tooDeep = error === undefined && depthOf(root) > MAX_DEPTH;
  const problem =
    error !== undefined
      ? unparsable(cell, error.message, lineAt(lines, error.offset))
      : tooDeep
        ? unparsable(cell, 'too deeply nested', 1)
        : null;
  const usable: SyntaxNode = problem === null ? root : { ...root, children: [] };
  const postponed = inherited || /^[ \t\f]*from\s+__future__\s+import\b[^\n]*\bannotations\b/m.test(text);
  const names = resolveNames(usable, text, { postponed });
  return { parsed: { cell, text, lines, root: usable, names, magics }, problem, postponed };
}

/** Nesting beyond what the parser's own checks bear is a problem of the cell, not of the run. */
function parseWithin(parser: PythonParser, text: string): ParsedPython {
  try {
    return parser.parse(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { root: emptyModule(text), errors: [{ offset: 0, message: 'too deeply nested' }] };
  }
}

function unparsable(cell: Cell, message: string, line: number): Diagnostic {
  return { code: 'unparsable-cell', message, cell: cell.index, line };
}

function depthOf(root: SyntaxNode): number {
  let deepest = 0;
  const pending: [SyntaxNode, number][] = [[root, 1]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, depth] = next;
    if (depth > deepest) deepest = depth;
    for (const child of node.children) if (child.children.length > 0) pending.push([child, depth + 1]);
  }
  return deepest;
}
