import type { Measurement } from '../language/measurement.ts';
import type { Verification } from '../kernel/verification.ts';
import type { ExtractionPlan, KeptDefinition, PlanWarning, Requirement } from '../plan/plan.ts';
import type { Recording } from '../plan/recording.ts';
import { hintLines, hintsJson } from './hints.ts';
import { obstacleJson } from './definition-json.ts';
import { obstacleLines } from './obstacle-lines.ts';
import { measurementJson, measurementLines } from './measurement.ts';
import { painter, type Paint } from './paint.ts';
import { recordingJson, recordingLines, recordingSummary } from './recording.ts';
import { comparisonText, notes } from './verification.ts';
import { counted } from './wording/count.ts';
import { growthJson, growthLines, type ReportedGrowth } from './growth.ts';
import { wordWarning } from './wording/warnings.ts';
import type { HintOutcome } from '../render/rendered.ts';

/** What happened to one notebook. */
export interface RewrittenNotebook {
  /** As given. */
  readonly path: string;
  readonly writtenTo: string;
  readonly isInPlace: boolean;
}

/** What an extraction did, or would do. */
export interface ExtractReport {
  readonly plan: ExtractionPlan;
  /** The program that runs the notebooks, which knows what is installed; its file is null where none was found. */
  readonly runtime: { readonly name: string; readonly executable: string | null };
  /** Absolute path of the repository. */
  readonly folder: string;
  /** The files of its modules, from there, by import name. */
  readonly paths: Readonly<Record<string, string>>;

  /** made: written now; held: the package held all of it already; planned: nothing was written. */
  readonly outcome: 'made' | 'grown' | 'held' | 'planned';
  readonly notebooks: readonly RewrittenNotebook[];
  readonly tests: { readonly tested: number; readonly importOnly: number };
  /** What becomes of a package that is there already; null: it is made, or stays as it is. */
  readonly growth: ReportedGrowth | null;
  /** What `--record` showed of the functions; null where it isn't asked for. */
  readonly recording: Recording | null;
  /** Which functions got type hints; null where `--annotate` isn't asked for. */
  readonly hints: readonly HintOutcome[] | null;
  /** How much the tests hold; null where `--mutate` isn't asked for. */
  readonly measurement: Measurement | null;
  /** Modules that keep the notebook's layout, with the reason. */
  readonly unformatted: readonly { readonly path: string; readonly reason: string }[];
  /** What `verify` found; null when it didn't run. */
  readonly verification: Verification | null;
  /** The checks of its pipeline that the repository passed; null when none were run. */
  readonly checks: readonly string[] | null;
  /** Lines for people about what was done after writing: committed, pushed, installed. */
  readonly done: readonly string[];
  /** Commands and steps that are left to the user. */
  readonly next: readonly NextStep[];
}

/** Something for the user to do: a command for the shell, or a step in words. */
export interface NextStep {
  readonly kind: 'command' | 'step';
  readonly text: string;
}

/** `extract --json` of the contract. */
export function extractJson(report: ExtractReport): string {
  const { plan, folder, outcome, notebooks, tests, recording, verification } = report;
  return `${JSON.stringify(
    {
      version: 1,
      package: {
        name: plan.package.name,
        importName: plan.package.importName,
        path: folder,
        created: outcome === 'made',
      },
      modules: plan.modules.map((module) => ({
        path: modulePath(report, module.importName),
        definitions: module.definitions.flatMap((definition) => definition.names),
      })),
      moved: movedEntries(plan),
      ...(report.growth ? { growth: growthJson(report.growth, plan) } : {}),
      ...(plan.copied.length > 0 ? { copied: plan.copied } : {}),
      ...(plan.lifted.length > 0 ? { lifted: liftedEntries(plan) } : {}),
      ...(plan.renamed.length > 0 ? { renamed: renamedEntries(plan) } : {}),
      kept: plan.kept.map((each) => ({
        name: each.name,
        notebook: each.notebook,
        cell: each.cell,
        verdict: each.verdict,
        obstacles: each.obstacles.map((obstacle) => obstacleJson(obstacle, each.name)),
      })),
      notebooks: plan.rewrites.map((rewrite) => ({
        path: rewrite.notebook,
        writtenTo: notebooks.find((each) => each.path === rewrite.notebook)?.writtenTo ?? null,
        changedCells: rewrite.changedCells,
        codeLinesBefore: rewrite.codeLinesBefore,
        codeLinesAfter: rewrite.codeLinesAfter,
      })),
      requirements: plan.requirements,
      tests,
      warnings: plan.warnings.map((warning) => ({
        code: warning.code,
        message: wordWarning(warning),
        ...(warning.notebook === null ? {} : { notebook: warning.notebook }),
        ...(warning.cell === null ? {} : { cell: warning.cell }),
        ...(warning.line === null ? {} : { line: warning.line }),
      })),
      recording: recording && recordingJson(recording),
      verification,
      ...(report.hints ? { hints: hintsJson(report.hints) } : {}),
      ...(report.measurement ? { measurement: measurementJson(report.measurement) } : {}),
      ...(report.checks === null ? {} : { checks: report.checks }),
    },
    null,
    2,
  )}\n`;
}

function modulePath({ paths }: ExtractReport, importName: string): string {
  return paths[importName] ?? importName;
}

/** Only where something was lifted. */
function liftedEntries({ lifted }: ExtractionPlan): readonly Record<string, unknown>[] {
  return lifted.map(({ name, notebook, cell, parameters, defaults, calls }) => ({
    name,
    notebook,
    cell,
    parameters,
    defaults,
    calls,
  }));
}

/** Only where something was renamed. */
function renamedEntries({ renamed }: ExtractionPlan): readonly Record<string, unknown>[] {
  return renamed.map(({ name, was, notebook, cell }) => ({ name, was, notebook, cell }));
}

/** What comes along as a copy has moved nowhere: it is told as `copied`. */
function movedEntries(plan: ExtractionPlan): readonly Record<string, unknown>[] {
  const files = new Set(plan.copied.map(({ file }) => file));
  const moved = plan.modules.flatMap(({ importName, definitions }) =>
    definitions.map(({ names, origins }) => ({ module: importName, names, origins })),
  );
  return [...moved, ...(plan.growth?.taken ?? [])].flatMap(({ module, names, origins }) =>
    names.flatMap((name) =>
      origins
        .filter(({ notebook }) => !files.has(notebook))
        .map(({ notebook, cell }) => ({ name, notebook, cell, module })),
    ),
  );
}

/** The plan for people: what moves where, what stays and why, what to know. */
export function planText(report: ExtractReport, style: Paint['style']): string {
  const paint = painter(style);
  const { plan, folder, outcome } = report;
  const kept = keptLines(plan.kept, paint);
  if (isNothingToDo(report))
    return `${[heldText(plan), ...(kept.length > 0 ? ['', ...kept] : [])].join('\n')}\n`;
  const name = paint.bold(plan.package.name);
  const parts =
    outcome === 'held'
      ? [[`${name} in ${folder} holds all of this already.`], kept, rewriteLines(report)]
      : [
          [`${name} in ${folder}${report.growth ? ' grows' : ''}`, ...moduleLines(report, paint)],
          report.growth ? growthLines(report.growth, plan, paint) : [],
          liftedLines(plan, paint),
          kept,
          rewriteLines(report),
          requirementLines(report),
          report.recording ? recordingLines(report.recording, paint) : [],
          report.hints ? hintLines(report.hints, paint) : [],
          plan.warnings.length > 0 ? ['Good to know', ...warningLines(plan, paint)] : [],
        ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** Whether an extraction changes neither package nor notebooks. */
export function isNothingToDo({ outcome, plan }: ExtractReport): boolean {
  return outcome === 'held' && plan.rewrites.length === 0;
}

/** The plan in two lines, for the question whether to do it. */
export function planSummary({ plan, folder, outcome, notebooks }: ExtractReport): string {
  const cells = plan.rewrites.reduce((sum, rewrite) => sum + rewrite.changedCells.length, 0);
  const where = notebooks.every(({ isInPlace }) => isInPlace) ? 'in place' : 'written elsewhere';
  const moves =
    outcome === 'held'
      ? `${folder} stays as it is.`
      : `${counted(definitionCount(plan), 'definition')} to move into ${counted(plan.modules.length, 'module')} in ${folder}.`;
  return `${moves}\n${counted(cells, 'cell')} to change in ${counted(plan.rewrites.length, 'notebook')}, ${where}.\n`;
}

/** Definitions of the package: one that several notebooks hold counts once. */
function definitionCount({ modules }: ExtractionPlan): number {
  return modules.reduce((sum, { definitions }) => sum + definitions.length, 0);
}

function moduleLines(report: ExtractReport, paint: Paint): readonly string[] {
  const { plan } = report;
  const files = new Set(plan.copied.map(({ file }) => file));
  return plan.modules.flatMap((module) => [
    `  ${modulePath(report, module.importName)}`,
    ...module.definitions.map((definition) => {
      const from = definition.origins.map((origin) => `${origin.notebook} cell ${origin.cell}`).join(', ');
      const isCopy = definition.origins.every((origin) => files.has(origin.notebook));
      const former = plan.renamed.find(({ name }) => name === definition.name);
      const was = former === undefined ? '' : `, where it was ${former.was}`;
      const how = isCopy ? `comes along from ${from}, which stays as it is` : `from ${from}${was}`;
      return `    ${paint.green(definition.names.join(', '))}  ${paint.dim(how)}`;
    }),
  ]);
}

/** Functions that take what they read from the notebook before. */
function liftedLines({ lifted }: ExtractionPlan, paint: Paint): readonly string[] {
  if (lifted.length === 0) return [];
  return [
    'Takes as parameters what it read from the notebook',
    ...lifted.map(({ name, notebook, cell, parameters, defaults, calls }) => {
      const taken = [...parameters, ...defaults.filter((each) => !parameters.includes(each))].join(', ');
      const passing = counted(calls, 'call passes', 'calls pass');
      return `    ${paint.green(name)}  ${notebook} cell ${cell}: ${taken} (${passing} ${parameters.length + defaults.length === 1 ? 'it' : 'them'})`;
    }),
  ];
}

function keptLines(kept: readonly KeptDefinition[], paint: Paint): readonly string[] {
  if (kept.length === 0) return [];
  return [
    'Stays in the notebook',
    ...kept.flatMap((each) => {
      const place = `${each.notebook} cell ${each.cell}, line ${each.line}`;
      if (each.obstacles.length === 0) {
        const why =
          each.verdict === 'solidified'
            ? 'left out, as you asked'
            : 'hasn’t settled (--all or --select moves it)';
        return [`    ${paint.yellow(each.name)}  ${place}: ${why}`];
      }
      return [`    ${paint.red(each.name)}  ${place}`, ...obstacleLines(each.obstacles, each, paint)];
    }),
  ];
}

function rewriteLines({ plan, notebooks }: ExtractReport): readonly string[] {
  return plan.rewrites.map((rewrite) => {
    const target = notebooks.find((each) => each.path === rewrite.notebook);
    const where = target === undefined || target.isInPlace ? '' : ` → ${target.writtenTo}`;
    return `${rewrite.notebook}${where}: ${counted(rewrite.codeLinesBefore, 'code line becomes', 'code lines become')} ${rewrite.codeLinesAfter}, ${counted(rewrite.changedCells.length, 'cell changes', 'cells change')}`;
  });
}

/** `pandas>=2`; a range that begins with no comparison stands behind a sign, as npm takes it: `ms@^2.1.3`. */
function requirementText({ distribution, specifier }: Requirement): string {
  return /^[\w^~*]/.test(specifier) ? `${distribution}@${specifier}` : `${distribution}${specifier}`;
}

function requirementLines({ plan: { requirements }, runtime }: ExtractReport): readonly string[] {
  const active = requirements.filter((each) => each.source !== 'unverified');
  if (active.length === 0) return [];
  // One distribution may give several modules: `@langchain/core/messages`, `@langchain/core/prompts`.
  const distributions = [...new Set(active.map(requirementText))];
  const named = distributions.join(', ');
  const open = [...new Set(active.filter((each) => each.specifier === '').map((each) => each.distribution))];
  if (open.length === 0) return [`Depends on ${named}`];
  const which = open.length === distributions.length ? '' : ` for ${open.join(', ')}`;
  const why =
    runtime.executable === null ? `no ${runtime.name} was found` : `not installed for ${runtime.executable}`;
  return [`Depends on ${named} (no version bounds${which}: ${why})`];
}

function warningLines({ warnings }: ExtractionPlan, paint: Paint): readonly string[] {
  const quiet = warnings.filter(isQuiet);
  const told = warnings.filter((warning) => !isQuiet(warning));
  return [
    ...told.map((warning) => `${placeText(warning)}${wordWarning(warning)}`),
    ...(quiet.length > 0 ? [quietText(quiet.map(({ name }) => name))] : []),
  ].map((line) => `  ${paint.yellow('!')} ${line}`);
}

/** Values that could be changed in place but aren't share a line. */
function isQuiet(warning: PlanWarning): warning is PlanWarning & { code: 'mutable-constant' } {
  return warning.code === 'mutable-constant' && warning.sharing === 'neither';
}

function quietText(names: readonly string[]): string {
  return `${names.join(', ')} moved and can be changed in place; nothing in the notebook does so`;
}

function placeText({ code, notebook, cell }: PlanWarning): string {
  if (notebook === null) return '';
  return code === 'execution-order' || cell === null ? `${notebook}: ` : `${notebook} cell ${cell}: `;
}

function heldText({ rewrites }: ExtractionPlan): string {
  return rewrites.length === 0
    ? 'Nothing to do: the package holds all of this already.'
    : 'The package holds all of this already; the notebooks import it from there now.';
}

/** What is told after writing. */
export function outcomeText(report: ExtractReport, style: Paint['style']): string {
  const paint = painter(style);
  const { plan, tests, recording, unformatted, done, next, verification, checks } = report;
  const moved = counted(definitionCount(plan), 'definition');
  const lines = [
    plan.modules.length === 0
      ? heldText(plan)
      : `${moved} moved into ${counted(plan.modules.length, 'module')}; ${tests.tested} tested, ${tests.importOnly} import only.`,
    ...(recording ? [recordingSummary(recording)] : []),
    ...(report.hints ? hintLines(report.hints, paint) : []),
    ...(report.measurement ? measurementLines(report.measurement) : []),
    ...(verification
      ? [
          `The notebooks show the same before and after. ${comparisonText(verification)}`,
          ...notes(verification),
        ]
      : []),
    ...(checks ? [`The checks that the pipeline will run are green: ${checks.join(', ')}.`] : []),
    ...droppedLines(plan),
    ...unformatted.map(({ path, reason }) => `${path} keeps its layout: ${reason}.`),
    ...done,
    ...(next.length > 0 ? ['', paint.bold('Next'), ...next.map(stepText)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What stays since the notebook shows something else with it moved: known only after the plan was told. */
function droppedLines({ kept }: ExtractionPlan): readonly string[] {
  return kept.flatMap(({ name, cell, obstacles }) =>
    obstacles
      .filter(({ code }) => code === 'differs-when-run')
      .map(({ places: [place] }) => {
        const where = place === undefined ? '' : ` in cell ${place.cell}`;
        return `${name} (cell ${cell}) stays: with it moved, the notebook shows something else${where}.`;
      }),
  );
}

function stepText({ kind, text }: NextStep): string {
  return kind === 'command' ? `  $ ${text}` : `  ${text}`;
}
