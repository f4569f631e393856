import type { Analysis, AnalyzedDefinition } from '../analysis/prototype.ts';
import type { Diagnostic, Program } from '../language/program.ts';
import { definitionJson } from './definition-json.ts';
import { painter, type Paint } from './paint.ts';
import { wordObstacle } from './wording/obstacles.ts';
import { wordSignal } from './wording/signals.ts';

/** A file that `scan` looked at: what the analysis has of it, or why it couldn't be read. */
export interface ScannedFile {
  readonly path: string;
  readonly format: string | null;
  readonly language: string | null;
  readonly program: Program | null;
  readonly cells: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** All that `scan` found. */
export interface ScanReport {
  readonly files: readonly ScannedFile[];
  readonly analysis: Analysis;
}

/** `scan --json` of the contract. */
export function scanJson({ files, analysis }: ScanReport): string {
  const notebooks = files.map((file) => ({
    path: file.path,
    language: file.language,
    format: file.format,
    cells: file.cells,
    codeLines: (file.program?.cells ?? []).reduce((sum, cell) => sum + cell.codeLines, 0),
    diagnostics: file.diagnostics,
  }));
  const definitions = analysis.definitions.flatMap(definitionJson);
  return `${JSON.stringify({ version: 1, notebooks, definitions }, null, 2)}\n`;
}

/** `scan` for people: notebook by notebook, function by function, with the reason for each verdict. */
export function scanText({ files, analysis }: ScanReport, style: Paint['style']): string {
  const paint = painter(style);
  const parts = files.map((file) => {
    const own = analysis.definitions.filter((each) => each.owner.notebook.path === file.path);
    return [paint.bold(file.path), ...fileLines(file, paint), ...groupLines(own, paint), ''].join('\n');
  });
  return `${parts.join('\n')}${closing(analysis, files)}\n`;
}

function fileLines({ diagnostics }: ScannedFile, paint: Paint): readonly string[] {
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

function groupLines(definitions: readonly AnalyzedDefinition[], paint: Paint): readonly string[] {
  const width = Math.max(0, ...definitions.map((each) => each.definition.name.length));
  return GROUPS.flatMap(({ kind, title }) => {
    const group = definitions.filter((each) => each.verdict.kind === kind);
    if (group.length === 0) return [];
    return ['', `  ${title}`, ...group.flatMap((each) => definitionLines(each, width, paint))];
  });
}

function definitionLines(analyzed: AnalyzedDefinition, width: number, paint: Paint): readonly string[] {
  const { definition, verdict } = analyzed;
  const name = definition.name.padEnd(width);
  const place = `cell ${definition.at.cell}, line ${definition.line}`;
  switch (verdict.kind) {
    case 'solidified':
      return [`    ${paint.green(name)}  ${readinessText(analyzed)}  ${place}  ${reasons(analyzed, 1)}`];
    case 'fluid':
      return [`    ${paint.yellow(name)}  ${readinessText(analyzed)}  ${place}  ${reasons(analyzed, -1)}`];
    case 'blocked':
      return [
        `    ${paint.red(name)}  ${place}`,
        ...verdict.obstacles.flatMap((obstacle) => {
          const { message, hint } = wordObstacle(obstacle, definition.name);
          return [
            `        ${message} — cell ${obstacle.cell}, line ${obstacle.line}`,
            `        ${paint.dim(`→ ${hint}`)}`,
          ];
        }),
      ];
  }
}

function readinessText({ definition, readiness }: AnalyzedDefinition): string {
  return definition.kind === 'function' || definition.kind === 'class' ? readiness.toFixed(2) : '    ';
}

/** The signals that tipped the scale, strongest first. */
function reasons({ signals, definition }: AnalyzedDefinition, sign: 1 | -1): string {
  if (definition.kind === 'constant' || definition.kind === 'type')
    return `${definition.kind}, goes with what reads it`;
  const telling = signals.filter((signal) => signal.weight * sign > 0);
  const sorted = [...telling].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return sorted.slice(0, 3).map(wordSignal).join(', ') || 'little speaks for or against it';
}

function closing({ definitions }: Analysis, files: readonly ScannedFile[]): string {
  const count = (kind: string): number => definitions.filter((each) => each.verdict.kind === kind).length;
  const read = files.filter((file) => file.program !== null).length;
  return [
    `${read} ${read === 1 ? 'notebook' : 'notebooks'}: ${count('solidified')} solidified, ${count('fluid')} fluid, ${count('blocked')} blocked; stability unknown (no history).`,
    ...(count('solidified') + count('fluid') > 0
      ? ['Next: solidify extract <notebook> --to <new folder> --dry-run']
      : []),
  ].join('\n');
}
