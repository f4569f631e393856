import type ts from 'typescript';
import type { Cell, CellSpan } from '../../../notebook/notebook.ts';
import type { LineIndex } from '../../../text/lines.ts';
import type { Span } from '../../../text/span.ts';
import type { CellNames } from '../scopes/scope.ts';
import type { KernelSemantics } from '../kernels/semantics.ts';

/** A code cell, parsed and with its names resolved; offsets in the file are those of the cell. */
export interface ParsedCell {
  readonly cell: Cell;
  /** The cell's source, or nothing where the kernel would refuse the cell. */
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: ts.SourceFile;
  readonly names: CellNames;
  readonly semantics: KernelSemantics;
}

/** A span's place in the notebook. */
export function spanIn({ cell }: ParsedCell, { start, end }: Span): CellSpan {
  return { cell: cell.index, start, end };
}

/** A node's place in the notebook, without the comments before it. */
export function spanOf({ cell, file }: ParsedCell, node: ts.Node): CellSpan {
  return { cell: cell.index, start: node.getStart(file), end: node.end };
}

/** The source of a node, without the comments before it. */
export function sourceOf({ file }: ParsedCell, node: ts.Node): string {
  return node.getText(file);
}
