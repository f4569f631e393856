import type { Analysis, AnalyzedDefinition, DefinitionId } from '../analysis/prototype.ts';
import type { Diagnostic, Program } from '../program/program.ts';
import type { SolidifyError } from '../text/error.ts';
import { printablePath } from '../text/printable.ts';
import { definitionJson } from './definition-json.ts';
import { obstacleLines } from './obstacle-lines.ts';
import { painter, type Paint } from './paint.ts';
import { counted } from './wording/count.ts';
import { wordEvidence } from './wording/evidence.ts';
import { mergedSignals, wordSignal } from './wording/signals.ts';
import { wordLevels, wordSkipped } from './wording/stability.ts';

/** A file that `scan` looked at: what the analysis has of it, or why it couldn't be read. */
export interface ScannedFile {
  readonly path: string;
  readonly format: string | null;
  readonly language: string | null;
  readonly program: Program | null;
  readonly cells: number;
  /** Of its cells, or the one of a file that can't be analysed. */
  readonly diagnostics: readonly Diagnostic[];
  /** What stands against analysing it; null where nothing does. */
  readonly problem: SolidifyError | null;
}

/** All that `scan` found. */
export interface ScanReport {
  readonly files: readonly ScannedFile[];
  readonly analysis: Analysis;
  /** When files of notebooks were last changed, by path; only of those whose names have variants. */
  readonly changed?: ReadonlyMap<string, Date>;
}

/** What only scans of several notebooks, or of alike functions, have to tell, and load. */
export interface ScanExtras {
  readonly lines: (paint: Paint) => readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

const NO_EXTRAS: ScanExtras = { lines: () => [], json: { variants: [], similar: [] } };

/** `scan --json` of the contract. */
export function scanJson({ files, analysis }: ScanReport, { json }: ScanExtras = NO_EXTRAS): string {
  const notebooks = files.map((file) => ({
    path: file.path,
    language: file.language,
    format: file.format,
    cells: file.cells,
    codeLines: (file.program?.cells ?? []).reduce((sum, cell) => sum + cell.codeLines, 0),
    diagnostics: file.diagnostics,
  }));
  const definitions = analysis.definitions.flatMap(definitionJson);
  return `${JSON.stringify({ version: 1, notebooks, definitions, ...json }, null, 2)}\n`;
}

/** `scan` for people: notebook by notebook, function by function, with the reason for each verdict. */
export function scanText(
  { files, analysis }: ScanReport,
  style: Paint['style'],
  { lines }: ScanExtras = NO_EXTRAS,
): string {
  const paint = painter(style);
  const byId = new Map(analysis.definitions.map((each) => [each.id, each]));
  const byPath = new Map<string, AnalyzedDefinition[]>();
  for (const each of analysis.definitions) {
    const { path } = each.owner.notebook;
    const own = byPath.get(path);
    if (own) own.push(each);
    else byPath.set(path, [each]);
  }
  const parts = files.map((file) => {
    const own = byPath.get(file.path) ?? [];
    return [
      paint.bold(printablePath(file.path)),
      ...fileLines(file, paint),
      ...groupLines(own, byId, paint),
      '',
    ].join('\n');
  });
  return `${[...parts, ...lines(paint), closing(analysis, files)].join('\n').trimEnd()}\n`;
}

function fileLines({ problem, diagnostics }: ScannedFile, paint: Paint): readonly string[] {
  if (problem !== null) return [`  ${paint.red('error')}  ${problem.message}`, `  to do: ${problem.hint}`];
  return diagnostics.map(({ message, cell, line }) => {
    const place = cell === null ? '' : `cell ${cell}${line === null ? '' : `, line ${line}`}: `;
    return `  ${paint.yellow('note')}  ${place}${message}`;
  });
}

const GROUPS = [
  { kind: 'solidified', title: 'Solidified: ready to move' },
  { kind: 'fluid', title: 'Fluid: may move (--all), but hasn’t settled' },
  { kind: 'blocked', title: 'Blocked: moving it could change what the notebook does' },
] as const;

type ById = ReadonlyMap<DefinitionId, AnalyzedDefinition>;

/** `own` are the definitions of one notebook. */
function groupLines(own: readonly AnalyzedDefinition[], byId: ById, paint: Paint): readonly string[] {
  const told = own.filter((each) => !isToldByReaders(each, own));
  const width = Math.max(0, ...told.map((each) => each.definition.name.length));
  const context = { own, byId, width, paint };
  return GROUPS.flatMap(({ kind, title }) => {
    const group = told.filter((each) => each.verdict.kind === kind);
    if (group.length === 0) return [];
    return ['', `  ${title}`, ...group.flatMap((each) => definitionLines(each, context))];
  });
}

/** A value that is only bound twice is told with each function that it holds back. */
function isToldByReaders(
  { definition, verdict }: AnalyzedDefinition,
  own: readonly AnalyzedDefinition[],
): boolean {
  if (isCode(definition) || verdict.kind !== 'blocked') return false;
  if (!verdict.obstacles.every(({ code }) => code === 'redefined')) return false;
  return own.some(
    (each) =>
      isCode(each.definition) &&
      each.verdict.obstacles.some(
        ({ code, names }) => code === 'rebound-name' && definition.names.some((name) => names.includes(name)),
      ),
  );
}

function isCode({ kind }: AnalyzedDefinition['definition']): boolean {
  return kind === 'function' || kind === 'class';
}

function definitionLines(
  analyzed: AnalyzedDefinition,
  {
    own,
    byId,
    width,
    paint,
  }: {
    readonly own: readonly AnalyzedDefinition[];
    readonly byId: ById;
    readonly width: number;
    readonly paint: Paint;
  },
): readonly string[] {
  const { definition, verdict } = analyzed;
  const name = definition.name.padEnd(width);
  const place = `cell ${definition.at.cell}, line ${definition.line}`;
  const why = isCode(definition) ? reasons(analyzed) : companions(analyzed, own);
  const evidence = isCode(definition) ? wordEvidence(analyzed, byId) : null;
  const more = evidence === null ? [] : [`    ${' '.repeat(width)}  ${evidence}`];
  switch (verdict.kind) {
    case 'solidified':
      return [`    ${paint.green(name)}  ${readinessText(analyzed)}  ${place}  ${why}`, ...more];
    case 'fluid':
      return [`    ${paint.yellow(name)}  ${readinessText(analyzed)}  ${place}  ${why}`, ...more];
    case 'blocked': {
      const held = { name: definition.name, cell: definition.at.cell, line: definition.line };
      return [`    ${paint.red(name)}  ${place}`, ...obstacleLines(verdict.obstacles, held, paint)];
    }
  }
}

function readinessText({ definition, readiness }: AnalyzedDefinition): string {
  return isCode(definition) ? readiness.toFixed(2) : '    ';
}

/** The signals that tipped the scale, strongest first. */
function reasons({ signals, verdict }: AnalyzedDefinition): string {
  const sign = verdict.kind === 'solidified' ? 1 : -1;
  const telling = mergedSignals(signals).filter((signal) => signal.weight * sign > 0);
  const sorted = [...telling].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return sorted.slice(0, 3).map(wordSignal).join(', ') || 'little speaks for or against it';
}

/** What a value moves with: functions and classes that read it, also by way of other values, the settled ones first. */
function companions(value: AnalyzedDefinition, own: readonly AnalyzedDefinition[]): string {
  const { kind } = value.definition;
  const reached = new Set([value]);
  for (const each of reached) {
    if (isCode(each.definition)) continue;
    for (const reader of own.filter(({ id }) => each.readers.includes(id))) {
      if (reader.verdict.kind !== 'blocked') reached.add(reader);
    }
  }
  const code = [...reached].filter(({ definition }) => isCode(definition));
  const settledFirst = [
    ...code.filter(({ verdict }) => verdict.kind === 'solidified'),
    ...code.filter(({ verdict }) => verdict.kind === 'fluid'),
  ];
  const [first, ...more] = settledFirst.map(({ definition }) => definition.name);
  if (first === undefined) return `${kind}, stays: nothing that may move reads it`;
  return `${kind}, goes with ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}

function closing({ definitions }: Analysis, files: readonly ScannedFile[]): string {
  const read = files.filter((file) => file.program !== null).length;
  if (read === 0) return '';
  const code = definitions.filter(({ definition }) => isCode(definition));
  const values = definitions.filter(({ definition }) => !isCode(definition));
  const count = (kind: string): number => code.filter((each) => each.verdict.kind === kind).length;
  const blocked = values.filter(({ verdict }) => verdict.kind === 'blocked').length;
  const aside =
    values.length === 0
      ? ''
      : `; ${counted(values.length, 'constant or type', 'constants and types')}${blocked > 0 ? ` (${blocked} blocked)` : ''}`;
  return [
    `${counted(read, 'notebook')}: ${count('solidified')} solidified, ${count('fluid')} fluid, ${count('blocked')} blocked functions and classes${aside}; ${stabilityText(code)}.`,
    ...(count('solidified') + count('fluid') > 0
      ? ['Next: solidify extract <notebook> --to <new folder> --dry-run']
      : []),
  ].join('\n');
}

/** How many functions and classes are how stable, and how much of the history is missing. */
function stabilityText(code: readonly AnalyzedDefinition[]): string {
  const levels = wordLevels(code.map(({ stability }) => stability));
  const notebooks = new Set(code.map(({ owner }) => owner));
  const skipped = [...notebooks].reduce((sum, { history }) => sum + (history?.skipped ?? 0), 0);
  const known = levels === '' ? 'stability unknown (no history)' : `stability ${levels}`;
  return skipped === 0 ? known : `${known}; ${wordSkipped(skipped)}`;
}
