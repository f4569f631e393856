import { lineAt, lineIndex } from '../../../text/lines.ts';
import type { Cell, Notebook } from '../../../notebook/notebook.ts';
import type { Diagnostic } from '../../../program/program.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { semanticsOf } from '../kernels/index.ts';
import type { KernelSemantics } from '../kernels/semantics.ts';
import { parseTypescript } from '../parser/index.ts';
import { resolveNames } from '../scopes/index.ts';

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
  return notebook.cells.filter(({ kind }) => kind === 'code').map((cell) => parseCell(cell, semantics));
}

/** Parses one cell. */
export function parseCell(cell: Cell, semantics: KernelSemantics): ReadCell {
  const dialect = semantics.kernel === 'jslab' ? 'javascript' : 'typescript';
  const { file, problems } = parseTypescript(cell.source, dialect);
  const isModule = semantics.kernel !== 'deno' && MODULE.test(cell.source);
  const lines = lineIndex(cell.source);
  const [problem] = isModule ? [] : problems;
  const usable = problem === undefined && !isModule ? file : parseTypescript('', dialect).file;
  return {
    parsed: { cell, text: usable.text, lines, file: usable, names: resolveNames(usable), semantics },
    problem:
      problem === undefined
        ? null
        : {
            code: 'unparsable-cell',
            message: problem.message,
            cell: cell.index,
            line: lineAt(lines, problem.offset),
          },
    isModule,
  };
}

/** tslab looks for its tags in the comments before any code. */
const MODULE =
  /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*(?:(?!\*\/)[^])*\*\/)*?\/\*\*(?:(?!\*\/)[^])*@(?:module|browser)\b/;
