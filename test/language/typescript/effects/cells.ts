import type { Output } from '../../../../src/notebook/notebook.ts';
import type { ParsedCell } from '../../../../src/language/typescript/cells/cell.ts';
import type { NameTable } from '../../../../src/language/typescript/cells/name-table.ts';
import { nameTable } from '../../../../src/language/typescript/cells/index.ts';
import { parseCell } from '../../../../src/language/typescript/facts/parse-cells.ts';
import { semanticsOf } from '../../../../src/language/typescript/kernels/index.ts';
import { operationsOf } from '../../../../src/language/typescript/effects/index.ts';
import type { Operations } from '../../../../src/language/operations.ts';

/** Cells as a kernel reads them, with what they bind together. */
export interface Cells {
  readonly cells: readonly ParsedCell[];
  readonly table: NameTable;
}

/** Parses cells for Deno, or for another kernel. */
export function cellsOf(
  sources: readonly string[],
  kernel = 'deno',
  outputs: readonly (readonly Output[])[] = [],
): Cells {
  const language = kernel === 'jslab' ? 'javascript' : 'typescript';
  const semantics = semanticsOf({ kernel: { name: kernel, displayName: kernel }, language });
  const cells = sources.map((source, index) => {
    const { parsed, problem } = parseCell(
      {
        index,
        kind: 'code',
        id: null,
        source,
        outputs: outputs[index] ?? [],
        executionCount: null,
        tags: [],
      },
      semantics,
    );
    if (problem !== null) throw new Error(`${problem.message} in ${source}`);
    return parsed;
  });
  return { cells, table: nameTable(cells, new Set()) };
}

/** What the last of some cells does. */
export function done(sources: readonly string[], kernel = 'deno'): Operations {
  const { cells, table } = cellsOf(sources, kernel);
  const last = cells.at(-1);
  if (last === undefined) throw new Error('no cell');
  return operationsOf(last, table);
}
