import { headingsOf } from '../../../notebook/index.ts';
import type { Notebook } from '../../../notebook/notebook.ts';
import type { SourceReader } from '../../../program/language.ts';
import type {
  Binding,
  Call,
  Diagnostic,
  Program,
  ProgramCell,
  RunFile,
  Tie,
} from '../../../program/program.ts';
import type { Magic } from '../ipython/magic.ts';
import { childByField, namedChildren } from '../parser/index.ts';
import type { PythonParser } from '../parser/parser.ts';
import { gatherAssigned, type AssignedNames } from './assigned.ts';
import { spanIn, timeAt, type ParsedCell } from './cell.ts';
import { bindingsOf, readsOf, builtinReadsOf, type CellFacts } from './cell-facts.ts';
import { cellStatements, nestedMagics } from './cell-statements.ts';
import { plainAssignment } from './constants.ts';
import { hintsOf } from './hints.ts';
import { isSettingMagic, reachOf } from './magics.ts';
import type { ModuleExports } from './exports/module-exports.ts';
import { modulesBeside, type ModulesBeside } from './modules-beside.ts';
import { pylabImports } from './pylab.ts';
import { nameTable, type AssignedValue, type NameTable } from './name-table.ts';
import { scanNames } from './opaque-names.ts';
import { operationsOf } from './operations.ts';
import { inOrder, type DynamicBinding } from '../../operations.ts';
import { copiedBindings } from './magic-statements.ts';
import type { ReadCell } from './parse-cells.ts';
import { cellsInNamespace, readRunTree, type RunTree } from './run-files.ts';
import { starImportsOf } from './star-imports.ts';
import { definedName } from './statements.ts';
import type { LiteralReader } from './examples.ts';

/** Finds the facts of a Python notebook. */
export function programOf(
  notebook: Notebook,
  parser: PythonParser,
  files: SourceReader,
  exportsOf: ModuleExports,
  constants: ReadonlySet<string>,
): Program {
  const sources = { beside: modulesBeside(parser, exportsOf), literals: literalReader(parser), constants };
  return programInOwnNamespace(readRunTree(notebook, parser, files), sources);
}

/** What all cells of a notebook, and of the files that it runs, are read with. */
interface Sources {
  readonly beside: ModulesBeside;
  readonly literals: LiteralReader;
  /** Names whose assignments are known to define constants. */
  readonly constants: ReadonlySet<string>;
}

function programInOwnNamespace(tree: RunTree, sources: Sources): Program {
  const own = new Map<RunTree, Program>();
  const ownProgram = (of: RunTree): Program => {
    const known = own.get(of) ?? programInOwnNamespace(of, sources);
    own.set(of, known);
    return known;
  };
  const table = tableOf(tree, sources, ownProgram);
  return programIn(tree, table, sources, ownProgram);
}

/** The program of a notebook, or of a file that one runs in its namespace, whose names `table` knows. */
function programIn(
  { notebook, cells, files }: RunTree,
  table: NameTable,
  sources: Sources,
  ownProgram: (tree: RunTree) => Program,
): Program {
  const runs = new Map(
    [...files].map(([magic, { path, namespace, tree }]): [Magic, RunFile] => {
      const program = namespace === 'own' ? ownProgram(tree) : programIn(tree, table, sources, ownProgram);
      return [magic, { path, namespace, notebook: tree.notebook, program }];
    }),
  );
  const statements = cells.flatMap((read) => {
    const facts = factsOf(read, table, sources.beside);
    return cellStatements({ facts, runs, ...sources }, read);
  });
  const headings = headingsOf(notebook);
  return {
    language: 'python',
    notebook: notebook.path,
    cells: cells.map((read) => programCell(read, headings[read.parsed.cell.index] ?? [])),
    statements,
    changesModules: cells.some(({ parsed }) => CHANGES_MODULES.test(parsed.cell.source)),
    diagnostics: cells.flatMap(diagnosticsOf),
  };
}

const CHANGES_MODULES =
  /\bsys\s*\.\s*(path|modules)\b|\bchdir\b|\baddsitedir\b|\breload\b|\b(?:import_module|__import__|[mM]onkey[pP]atch|mock(?:er)?)\b|^\s*%(cd|pushd|popd|autoreload|aimport)\b|^\s*%%(writefile|file)\b|\.py['"]\s*,\s*['"][wax]/m;

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
    failed: cell.outputs.some(({ kind }) => kind === 'error'),
    headings,
  };
}

/** One pass over all cells: what the notebook binds, wherever it does. */
function tableOf(
  tree: RunTree,
  { beside, constants }: Sources,
  ownProgram: (tree: RunTree) => Program,
): NameTable {
  const bindings: Binding[] = [...boundByScripts(tree, ownProgram)];
  const values = new Map<string, AssignedValue>();
  const classes = new Set<string>();
  const assigned: AssignedNames = { values: new Map(), definitions: new Map() };
  for (const read of cellsInNamespace(tree)) {
    const { parsed } = read;
    bindings.push(...bindingsOf(parsed), ...magicBindings(read, beside));
    gatherAssigned(parsed, parsed.root, assigned);
    const starred = /\bimport\s*\*/.test(parsed.text);
    for (const node of parsed.root.children) {
      if (starred) bindings.push(...starImportsOf(parsed, node, beside).bindings);
      gatherValue(parsed, node, values, classes);
    }
  }
  const hints = hintsOf(cellsInNamespace(tree).map(({ parsed }) => parsed.text));
  return nameTable({ bindings, values, classes, constants, assigned, hints });
}

/** What scripts bind that run in a namespace of their own, which is then copied. */
function boundByScripts(
  { files, cells }: RunTree,
  ownProgram: (tree: RunTree) => Program,
): readonly Binding[] {
  const at = { cell: cells[0]?.parsed.cell.index ?? 0, start: 0, end: 0 };
  return [...files.values()].flatMap(({ namespace, tree }) =>
    namespace === 'own' ? copiedBindings(ownProgram(tree), at) : boundByScripts(tree, ownProgram),
  );
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

function magicBindings({ parsed, problem }: ReadCell, { exportsOf }: ModulesBeside): readonly Binding[] {
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
    if (reach.kind === 'names' || reach.kind === 'restored') names.push(...reach.names);
    if (reach.kind === 'body')
      names.push(...scannedIn(parsed.cell.source.slice(magic.span.start, magic.span.end)));
    const imported =
      reach.kind === 'pylab' ? pylabImports(exportsOf, spanIn(parsed, magic.span), reach.all).bindings : [];
    return [...names.map(opaque), ...imported];
  });
}

function factsOf(read: ReadCell, table: NameTable, beside: ModulesBeside): CellFacts {
  const { parsed } = read;
  const operations = operationsOf(parsed, table, beside.namesBoundBy);
  const withMagics = {
    ...operations,
    ties: [...operations.ties, ...magicTies(parsed), ...cleanupTies(parsed)],
    calls: [...operations.calls, ...magicCalls(parsed)],
    dynamic: [...operations.dynamic, ...nestedReach(read)],
  };
  return {
    cell: parsed,
    table,
    reads: readsOf(parsed, table),
    builtinReads: builtinReadsOf(parsed, table),
    bindings: bindingsOf(parsed),
    handed: operations.handed,
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

/** What magics may bind that stand under an `if`, in a function or behind `%time`; the others are statements of their own. */
function nestedReach(read: ReadCell): readonly DynamicBinding[] {
  return nestedMagics(read).flatMap((magic): readonly DynamicBinding[] => {
    const reach = reachOf(magic);
    const at = spanIn(read.parsed, magic.span);
    switch (reach.kind) {
      case 'nothing':
      case 'kept':
      case 'body':
        return [];
      case 'anything':
      case 'pylab':
      case 'file':
        return [{ name: null, at }];
      case 'names':
      case 'restored':
        return reach.names.map((name) => ({ name, at }));
    }
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
