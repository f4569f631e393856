import { headingsOf } from '../../../notebook/index.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import type { Program, ProgramCell } from '../../../program/program.ts';
import { bindingsOf, nameTable, unitsOf } from '../cells/index.ts';
import type { NameTable } from '../cells/name-table.ts';
import { blocksOf } from './blocks.ts';
import type { CellFacts } from './cell-facts.ts';
import { inOrder } from '../../operations.ts';
import { displayedIn } from './displayed.ts';
import { elementPragma, elementTies } from './element-ties.ts';
import { declaresFunction, endOf, inBindingOrder, mayEndAt, type Declared } from './hoisting.ts';
import { moduleCell, opaqueBindings, unparsableCell } from './opaque.ts';
import { parseCells, type ReadCell } from './parse-cells.ts';
import { operationsOf } from '../effects/index.ts';
import { codeLines } from '../parser/index.ts';
import { readsOf } from './reads.ts';
import { statementOf } from './statements.ts';

/** Finds the facts of a TypeScript or JavaScript notebook. */
export function programOf(notebook: Notebook, constants: ReadonlySet<string>): Program {
  const cells = parseCells(notebook);
  const parsed = cells.map((each) => each.parsed);
  const further = cells.flatMap((each) => (each.problem === null ? [] : opaqueBindings(each.parsed)));
  const table = nameTable(parsed, constants, further);
  const sources: Sources = { table, pragma: elementPragma(parsed) };
  const headings = headingsOf(notebook);
  return {
    language: 'typescript',
    notebook: notebook.path,
    cells: cells.map((read) => programCell(read, headings[read.parsed.cell.index] ?? [])),
    statements: inBindingOrder(cells.map((read) => statementsOf(read, sources))),
    changesModules: cells.some(({ parsed: { cell } }) => CHANGES_MODULES.test(cell.source)),
    diagnostics: cells.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

/** Writes code, or goes elsewhere, while relative imports are looked up. */
const CHANGES_MODULES = /\bchdir\b|\bwrite(?:Text)?File(?:Sync)?\s*\(\s*['"`][^'"`]*\.[cm]?[jt]sx?['"`]/;

function programCell({ parsed, problem }: ReadCell, headings: readonly string[]): ProgramCell {
  const { cell } = parsed;
  return {
    cell: cell.index,
    parsed: problem === null,
    codeLines: codeLines(cell.source),
    executionCount: cell.executionCount,
    tags: cell.tags,
    hasOutputs: cell.outputs.length > 0,
    failed: cell.outputs.some(({ kind }) => kind === 'error'),
    headings,
  };
}

/** What all cells of a notebook are read with. */
interface Sources {
  readonly table: NameTable;
  /** What a comment says that elements are made by. */
  readonly pragma: string | null;
}

function statementsOf(read: ReadCell, { table, pragma }: Sources): readonly Declared[] {
  const { parsed, problem, isModule } = read;
  const operations = operationsOf(parsed, table);
  const facts: CellFacts = {
    cell: parsed,
    table,
    reads: readsOf(parsed, table),
    bindings: bindingsOf(parsed),
    ...inOrder({ ...operations, ties: [...operations.ties, ...elementTies(parsed, pragma)] }),
  };
  if (problem !== null) return [{ statement: unparsableCell(facts), isFunction: false }];
  if (isModule) return [{ statement: moduleCell(facts, read), isFunction: false }];
  const units = unitsOf(parsed.file);
  const blocks = blocksOf(parsed, units);
  const shown = displayedIn(parsed);
  const end = endOf(units.map(({ nodes }) => nodes));
  const firstThrow = mayEndAt(units.map(({ nodes }) => nodes));
  const failed = parsed.cell.outputs.some(({ kind }) => kind === 'error');
  return units.map((unit, index) => {
    const displayed = unit.nodes.some((node) => node === shown);
    const isFunction = declaresFunction(unit.nodes);
    const isReached = index <= end || isFunction;
    const statement = { ...statementOf(facts, unit, { displayed, isReached }), ...blocks[index] };
    return { statement, isFunction, mayBeCutOff: failed || index > firstThrow };
  });
}
