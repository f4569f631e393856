import ts from 'typescript';
import type { Binding, FreeName, Statement } from '../../../program/program.ts';
import { baseOf } from '../../cell-facts.ts';
import { spanIn } from '../cells/index.ts';
import type { NameTable } from '../cells/name-table.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { CellFacts } from './cell-facts.ts';
import type { ReadCell } from './parse-cells.ts';

const DECLARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ConstKeyword,
  ts.SyntaxKind.LetKeyword,
  ts.SyntaxKind.VarKeyword,
  ts.SyntaxKind.FunctionKeyword,
  ts.SyntaxKind.ClassKeyword,
  ts.SyntaxKind.EnumKeyword,
  ts.SyntaxKind.TypeKeyword,
  ts.SyntaxKind.InterfaceKeyword,
]);

interface ScannedName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly binds: boolean;
}

/** The names in a text that can't be parsed: those behind `const`, `function` … or before `=` may be bound. */
function scanNames(source: string): readonly ScannedName[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, source);
  const names: ScannedName[] = [];
  let before = ts.SyntaxKind.Unknown;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isName = kind === ts.SyntaxKind.Identifier && before !== ts.SyntaxKind.DotToken;
    if (isName) {
      const [start, end] = [scanner.getTokenStart(), scanner.getTokenEnd()];
      const binds = DECLARES.has(before) || /^\s*=(?![=>])/.test(source.slice(end));
      names.push({ name: scanner.getTokenValue(), start, end, binds });
    }
    before = kind;
  }
  return names;
}

/** What a cell that can't be parsed may bind. */
export function opaqueBindings({ cell }: ParsedCell): readonly Binding[] {
  return scanNames(cell.source)
    .filter(({ binds }) => binds)
    .map(({ name, start, end }) => ({
      name,
      at: { cell: cell.index, start, end },
      form: 'opaque',
      conditional: true,
      identity: null,
    }));
}

function opaqueReads({ cell }: ParsedCell, table: NameTable): readonly FreeName[] {
  return scanNames(cell.source)
    .filter(({ name, binds }) => !binds && table.isBound(name))
    .map(({ name, start, end }) => ({ name, at: { cell: cell.index, start, end }, readAt: 'definition' }));
}

/** The one statement of a cell that the kernel refuses. */
export function unparsableCell(facts: CellFacts): Statement {
  const { cell, table } = facts;
  return {
    ...baseOf(facts, spanIn(cell, { start: 0, end: cell.cell.source.length })),
    bindings: opaqueBindings(cell),
    reads: opaqueReads(cell, table),
    kind: 'opaque',
    text: cell.cell.source,
  };
}

/** The one statement of a cell that is a module of its own: it binds nothing, and other cells import it by a relative path. */
export function moduleCell(facts: CellFacts, { parsed }: ReadCell): Statement {
  const { source } = parsed.cell;
  const base = baseOf(facts, spanIn(parsed, { start: 0, end: source.length }));
  return {
    ...base,
    at: spanIn(parsed, { start: 0, end: source.trimEnd().length }),
    kind: 'magic',
    text: source,
    setting: false,
    runs: null,
  };
}
