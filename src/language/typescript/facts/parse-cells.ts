import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { Cell, Notebook } from '../../../notebook/notebook.ts';
import type { Diagnostic } from '../../../program/program.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { semanticsOf } from '../kernels/index.ts';
import type { KernelSemantics } from '../kernels/semantics.ts';
import { parseObject, parseTypescript } from '../parser/index.ts';
import type { ParsedTypescript } from '../parser/parser.ts';
import type { SyntaxProblem } from '../parser/problems.ts';
import { resolveNames } from '../scopes/index.ts';
import { findClash, type DeclaredNames } from './clashes.ts';
import { readTooEarly, refusalOf } from './refusals.ts';

/** A code cell after parsing. */
export interface ReadCell {
  /** Holds no statement where the kernel would refuse the cell, or runs it as no cell. */
  readonly parsed: ParsedCell;
  readonly problem: Diagnostic | null;
  /** The cell is a module of its own, which others import: `/** @module name *\/` in tslab. */
  readonly isModule: boolean;
}

/** Parses a notebook's code cells and resolves their names. */
export function parseCells(notebook: Notebook): readonly ReadCell[] {
  const semantics = semanticsOf(notebook);
  const declared: DeclaredNames = new Map();
  const cells = notebook.cells
    .filter(({ kind }) => kind === 'code')
    .map((cell) => {
      const read = parseCell(cell, semantics);
      const clash = findClash(read.parsed, declared);
      return clash === null ? read : emptyCell(cell, semantics, clash);
    });
  const early = readTooEarly(cells.map(({ parsed }) => parsed));
  return cells.map((read) => {
    const problem = early.get(read.parsed);
    return problem === undefined ? read : emptyCell(read.parsed.cell, semantics, problem);
  });
}

/** A notebook is read again and again while functions are lifted, and most of its cells are as they were. */
const cellsRead = new WeakMap<Cell, ReadCell>();

/** Parses one cell by itself. */
export function parseCell(cell: Cell, semantics: KernelSemantics): ReadCell {
  const known = cellsRead.get(cell);
  if (known?.parsed.semantics.kernel === semantics.kernel) return known;
  const read = readCell(cell, semantics);
  cellsRead.set(cell, read);
  return read;
}

function readCell(cell: Cell, semantics: KernelSemantics): ReadCell {
  if (semantics.kernel !== 'deno' && MODULE.test(cell.source)) return emptyCell(cell, semantics, 'module');
  const { file, problems } = parseFor(semantics, cell.source);
  const problem = problems[0] ?? refusalOf(file, semantics);
  if (problem !== undefined) return emptyCell(cell, semantics, problem);
  const lines = lineIndex(cell.source);
  const names = resolveNames(file);
  return {
    parsed: { cell, text: cell.source, lines, file, names, semantics },
    problem: null,
    isModule: false,
  };
}

function parseFor({ kernel }: KernelSemantics, source: string): ParsedTypescript {
  const parsed = parseTypescript(source, kernel === 'jslab' ? 'javascript' : 'typescript');
  if (parsed.problems.length === 0 || kernel !== 'deno') return parsed;
  return parseObject(source) ?? parsed;
}

/** A cell that yields no statement of its syntax. */
function emptyCell(cell: Cell, semantics: KernelSemantics, why: SyntaxProblem | 'module'): ReadCell {
  const { file } = parseTypescript('', 'typescript');
  const lines = lineIndex(cell.source);
  const parsed: ParsedCell = { cell, text: '', lines, file, names: resolveNames(file), semantics };
  if (why === 'module') return { parsed, problem: null, isModule: true };
  const { message, offset } = why;
  const line = lineAt(lines, offset);
  return {
    parsed,
    problem: { code: 'unparsable-cell', message, cell: cell.index, line },
    isModule: false,
  };
}

/** tslab looks for its tags in the comments before any code. */
const MODULE =
  /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*(?:(?!\*\/)[^])*\*\/)*?\/\*\*(?:(?!\*\/)[^])*@(?:module|browser)\b/;
