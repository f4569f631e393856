import { headingsOf } from '../../../notebook/index.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import type { SourceReader } from '../../language.ts';
import type { Binding, Call, Diagnostic, Program, ProgramCell, Tie } from '../../program.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { PythonParser } from '../parser/parser.ts';
import { gatherAssigned, type AssignedNames } from './assigned.ts';
import { spanIn, timeAt, type ParsedCell } from './cell.ts';
import { bindingsOf, inOrder, readsOf, builtinReadsOf, type CellFacts } from './cell-facts.ts';
import { cellStatements } from './cell-statements.ts';
import { plainAssignment } from './constants.ts';
import { isSettingMagic, reachOf } from './magics.ts';
import { modulesBeside, type ModulesBeside } from './modules-beside.ts';
import { nameTable, type AssignedValue, type NameTable } from './name-table.ts';
import { scanNames } from './opaque-names.ts';
import { operationsOf } from './operations.ts';
import { parseCells, type ReadCell } from './parse-cells.ts';
import { starImportsOf } from './star-imports.ts';
import { definedName } from './statements.ts';
import type { LiteralReader } from './examples.ts';

/** Finds the facts of a Python notebook. */
export function programOf(notebook: Notebook, parser: PythonParser, files: SourceReader): Program {
  const beside = modulesBeside(parser, files);
  const literals = literalReader(parser);
  const cells = parseCells(notebook, parser);
  const table = tableOf(cells, beside);
  const statements = cells.flatMap((read) => {
    const facts = factsOf(read, table, beside);
    return cellStatements({ facts, beside, literals }, read);
  });
  const headings = headingsOf(notebook);
  return {
    language: 'python',
    notebook: notebook.path,
    cells: cells.map((read) => programCell(read, headings[read.parsed.cell.index] ?? [])),
    statements,
    diagnostics: cells.flatMap(diagnosticsOf),
  };
}

function diagnosticsOf({ problem, parsed }: ReadCell): readonly Diagnostic[] {
  if (problem !== null) return [problem];
  return parsed.magics
    .filter((magic) => reachOf(magic).kind === 'body')
    .map(({ name }) => ({
      code: 'opaque-cell' as const,
      message: `what %%${name} does with its cell is not known`,
      cell: parsed.cell.index,
      line: 1,
    }));
}

function programCell({ parsed, problem }: ReadCell, headings: readonly string[]): ProgramCell {
  const { cell } = parsed;
  return {
    cell: cell.index,
    parsed: problem === null,
    codeLines: cell.source.split('\n').filter((line) => /^\s*[^\s#]/.test(line)).length,
    executionCount: cell.executionCount,
    tags: cell.tags,
    hasOutputs: cell.outputs.length > 0,
    headings,
  };
}

/** One pass over all cells: what the notebook binds, wherever it does. */
function tableOf(cells: readonly ReadCell[], beside: ModulesBeside): NameTable {
  const bindings: Binding[] = [];
  const values = new Map<string, AssignedValue>();
  const classes = new Set<string>();
  const assigned: AssignedNames = { values: new Map(), definitions: new Map() };
  for (const read of cells) {
    const { parsed } = read;
    bindings.push(...bindingsOf(parsed), ...magicBindings(read, beside));
    gatherAssigned(parsed, parsed.root, assigned);
    const starred = /\bimport\s*\*/.test(parsed.text);
    for (const node of parsed.root.children) {
      if (starred) bindings.push(...starImportsOf(parsed, node, beside).bindings);
      gatherValue(parsed, node, values, classes);
    }
  }
  return nameTable({ bindings, values, classes, assigned });
}

type Node = ParsedCell['root'];

function gatherValue(
  parsed: ParsedCell,
  node: Node,
  values: Map<string, AssignedValue>,
  classes: Set<string>,
): void {
  const textOf = ({ start, end }: Node): string => parsed.text.slice(start, end).normalize('NFKC');
  const assignment = plainAssignment(node);
  const target = assignment?.targets[0];
  if (assignment?.targets.length === 1 && target?.type === 'identifier') {
    const name = textOf(target);
    if (!values.has(name)) values.set(name, { cell: parsed, value: assignment.value });
  }
  const core = node.type === 'decorated_definition' ? childByField(node, 'definition') : node;
  const name = definedName(node);
  if (core?.type === 'class_definition' && name !== null) classes.add(textOf(name));
}

function magicBindings({ parsed, problem }: ReadCell, beside: ModulesBeside): readonly Binding[] {
  const whole = { start: 0, end: parsed.cell.source.length };
  const opaque = (name: string): Binding => ({
    name,
    at: spanIn(parsed, whole),
    form: 'opaque',
    conditional: true,
    identity: null,
  });
  const scannedIn = (text: string): readonly string[] =>
    scanNames(text, 0).flatMap(({ name, use }) => (use === 'bind' ? [name] : []));
  if (problem !== null) return scannedIn(parsed.cell.source).map(opaque);
  return parsed.magics.flatMap((magic) => {
    const reach = reachOf(magic);
    const names = magic.binds.map(({ name }) => name);
    if (reach.kind === 'file') names.push(...(beside.namesOfFile(reach.path) ?? []));
    if (reach.kind === 'names') names.push(...reach.names);
    if (reach.kind === 'body')
      names.push(...scannedIn(parsed.cell.source.slice(magic.span.start, magic.span.end)));
    return names.map(opaque);
  });
}

function factsOf(read: ReadCell, table: NameTable, beside: ModulesBeside): CellFacts {
  const { parsed } = read;
  const operations = operationsOf(parsed, table, beside.namesBoundBy);
  const withMagics = {
    ...operations,
    ties: [...operations.ties, ...magicTies(parsed), ...cleanupTies(parsed)],
    calls: [...operations.calls, ...magicCalls(parsed)],
  };
  return {
    cell: parsed,
    table,
    reads: readsOf(parsed, table),
    builtinReads: builtinReadsOf(parsed, table),
    bindings: bindingsOf(parsed),
    ...inOrder(withMagics),
  };
}

/**
 * Prompts (`>>>`) and an indentation that all lines share, which IPython takes off, keep what stands on such lines in the
 * notebook: as they are written, the lines are no Python.
 */
function cleanupTies({ cell, text, lines, magics }: ParsedCell): readonly Tie[] {
  if (text === cell.source) return [];
  return lines.starts.flatMap((start, index): readonly Tie[] => {
    const end = lines.starts[index + 1] ?? text.length;
    const lead = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    const [before, after] = [cell.source.slice(start, start + lead), text.slice(start, start + lead)];
    if (before === after || start + lead >= end) return [];
    if (magics.some(({ span }) => span.start < end && span.end > start)) return [];
    const at = { cell: cell.index, start: start + lead, end: start + lead };
    return [{ code: 'notebook-only', found: before.trim() === '' ? 'indented cell' : before.trim(), at }];
  });
}

/** A magic in a function keeps the function in the notebook. */
function magicTies(parsed: ParsedCell): readonly Tie[] {
  return parsed.magics.map(({ span }) => ({
    code: 'notebook-only',
    found: parsed.cell.source.slice(span.start, span.end).trim().split('\n')[0] ?? '',
    at: spanIn(parsed, span),
  }));
}

/** A magic that sets something does so wherever it stands, under an `if` or in a function too. */
function magicCalls(parsed: ParsedCell): readonly Call[] {
  return parsed.magics
    .filter((magic) => magic.kind !== 'cell-magic' && isSettingMagic(magic))
    .map(({ span, name }) => ({
      callee: name === '' ? '!' : `%${name}`,
      head: null,
      at: spanIn(parsed, span),
      effect: 'setting',
      when: timeAt(parsed, span.start),
    }));
}

function literalReader(parser: PythonParser): LiteralReader {
  return {
    expression: (text) => {
      const { root, errors } = parser.parse(text);
      const [statement, ...others] = namedChildren(root);
      if (errors.length > 0 || others.length > 0 || statement?.type !== 'expression_statement') return null;
      const [expression, ...more] = namedChildren(statement);
      if (expression === undefined || more.length > 0 || expression.type.endsWith('assignment')) return null;
      return expression;
    },
  };
}
