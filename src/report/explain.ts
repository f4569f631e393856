import type { AnalyzedDefinition } from '../analysis/prototype.ts';
import type { LiftRefusal } from '../analysis/lift-refusal.ts';
import { painter, type Paint } from './paint.ts';
import { wordRefusal } from './wording/lifting.ts';
import { wordEvidence } from './wording/evidence.ts';
import { wordObstacle } from './wording/obstacles.ts';
import { mergedSignals, wordSignal } from './wording/signals.ts';

/** A line of a notebook that would change. */
export interface ChangedLine {
  readonly notebook: string;
  readonly cell: number;
  /** 1-based in the cell. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What `--lift` would do for a definition: the lines that it would change, or why it can't be written. */
export interface LiftOutlook {
  readonly changed: readonly ChangedLine[];
  readonly refusal: LiftRefusal | null;
}

/** One definition in full, for people. `all` are the definitions of the prototype. */
export function explainText(
  analyzed: AnalyzedDefinition,
  all: readonly AnalyzedDefinition[],
  style: Paint['style'],
  lift: LiftOutlook = { changed: [], refusal: null },
): string {
  const paint = painter(style);
  const { definition, owner, verdict, readiness } = analyzed;
  const lines = [
    `${paint.bold(definition.name)}  ${definition.kind} in ${owner.notebook.path}, cell ${definition.at.cell}, line ${definition.line}`,
    `Verdict: ${verdict.kind}; readiness ${readiness.toFixed(2)}; ${stabilityText(analyzed)}.`,
    ...evidenceLines(analyzed, all),
    ...section('What keeps it in the notebook', obstacleLines(analyzed)),
    ...section('With --lift it moves, and these lines become', changedLines(lift.changed)),
    ...section('What --lift doesn’t do', refusalLines(analyzed, lift.refusal)),
    ...section('What speaks for and against it', signalLines(analyzed)),
    ...section('What it needs', needLines(analyzed, all)),
    ...section(
      'What needs it',
      analyzed.readers.map((id) => nameOf(id, all)),
    ),
    ...section(
      'The same code elsewhere',
      analyzed.copies.map((id) => nameOf(id, all)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function stabilityText({ stability }: AnalyzedDefinition): string {
  if (stability.unchangedVersions === null) return 'stability unknown (no history)';
  return stability.level === 'unknown' ? 'stability unknown' : `stability ${stability.level}`;
}

function evidenceLines(analyzed: AnalyzedDefinition, all: readonly AnalyzedDefinition[]): readonly string[] {
  const evidence = wordEvidence(analyzed, new Map(all.map((each) => [each.id, each])));
  return evidence === null ? [] : [`${evidence.charAt(0).toUpperCase()}${evidence.slice(1)}.`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function obstacleLines({ definition, verdict }: AnalyzedDefinition): readonly string[] {
  return verdict.obstacles.flatMap((obstacle) => {
    const { message, hint } = wordObstacle(obstacle, definition.name);
    return [`cell ${obstacle.cell}, line ${obstacle.line}: ${message} [${obstacle.code}]`, `  → ${hint}`];
  });
}

/** As short a diff as can be: no context. */
function changedLines(changed: readonly ChangedLine[]): readonly string[] {
  return changed.flatMap(({ notebook, cell, line, before, after }, index) => {
    const last = changed[index - 1];
    const place = `${notebook}, cell ${cell}, line ${line}`;
    const follows = last?.notebook === notebook && last.cell === cell && last.line === line - 1;
    return [...(follows ? [] : [place]), `  - ${before}`, `  + ${after}`];
  });
}

/** Refusals that an obstacle has told already are left out. */
function refusalLines(
  { definition, verdict }: AnalyzedDefinition,
  refusal: LiftRefusal | null,
): readonly string[] {
  if (refusal === null) return [];
  const told = verdict.obstacles.some(({ lift }) => typeof lift === 'object' && lift.code === refusal.code);
  return told ? [] : [wordRefusal(refusal, definition.name)];
}

function signalLines({ signals }: AnalyzedDefinition): readonly string[] {
  return [...mergedSignals(signals)]
    .sort((a, b) => b.weight - a.weight)
    .map(
      (signal) =>
        `${signal.weight > 0 ? '+' : '−'}${Math.abs(signal.weight).toFixed(2)}  ${wordSignal(signal)}`,
    );
}

function needLines({ needs }: AnalyzedDefinition, all: readonly AnalyzedDefinition[]): readonly string[] {
  const imports = needs.imports.map(({ name, imports: parts, guarded }) => {
    if (guarded !== null) return `${name}: a guarded import, which comes along whole`;
    return parts
      .map(
        ({ module, member }) =>
          `${name}: ${member === null ? `import ${module}` : `from ${module} import ${member}`}`,
      )
      .join('; ');
  });
  return [...imports, ...needs.definitions.map((id) => nameOf(id, all))];
}

function nameOf(id: string, all: readonly AnalyzedDefinition[]): string {
  const found = all.find((each) => each.id === id);
  if (!found) return id;
  const { definition, owner, verdict } = found;
  return `${definition.name}: ${definition.kind} in ${owner.notebook.path}, cell ${definition.at.cell} (${verdict.kind})`;
}
