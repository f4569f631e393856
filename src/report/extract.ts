import type { ExtractionPlan, KeptDefinition } from '../plan/plan.ts';
import { obstacleJson } from './definition-json.ts';
import { painter, type Paint } from './paint.ts';
import { wordObstacle } from './wording/obstacles.ts';
import { wordWarning } from './wording/warnings.ts';

/** What happened to one notebook. */
export interface RewrittenNotebook {
  /** As given. */
  readonly path: string;
  readonly writtenTo: string;
}

/** What an extraction did, or would do. */
export interface ExtractReport {
  readonly plan: ExtractionPlan;
  /** Absolute path of the repository. */
  readonly folder: string;
  /** made: written now; held: the package held all of it already; planned: nothing was written. */
  readonly outcome: 'made' | 'held' | 'planned';
  readonly notebooks: readonly RewrittenNotebook[];
  readonly tests: { readonly tested: number; readonly importOnly: number };
  /** Modules that keep the notebook's layout, with the reason. */
  readonly unformatted: readonly { readonly path: string; readonly reason: string }[];
  /** What `verify` found; null when it didn't run. */
  readonly verification: object | null;
  /** Lines for people about what was done after writing: committed, pushed, installed. */
  readonly done: readonly string[];
  /** Commands and steps that are left to the user. */
  readonly next: readonly string[];
}

/** `extract --json` of the contract. */
export function extractJson(report: ExtractReport): string {
  const { plan, folder, outcome, notebooks, tests, verification } = report;
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
        path: modulePath(module.importName),
        definitions: module.definitions.flatMap((definition) => definition.names),
      })),
      moved: movedEntries(plan),
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
      recording: null,
      verification,
    },
    null,
    2,
  )}\n`;
}

function modulePath(importName: string): string {
  return `src/${importName.replaceAll('.', '/')}.py`;
}

function movedEntries(plan: ExtractionPlan): readonly Record<string, unknown>[] {
  return plan.modules.flatMap((module) =>
    module.definitions.flatMap((definition) =>
      definition.names.flatMap((name) =>
        definition.origins.map((origin) => ({
          name,
          notebook: origin.notebook,
          cell: origin.cell,
          module: module.importName,
        })),
      ),
    ),
  );
}

/** The plan for people: what moves where, what stays and why, what to know. */
export function planText(report: ExtractReport, style: Paint['style']): string {
  const paint = painter(style);
  const { plan, folder } = report;
  const parts = [
    [`${paint.bold(plan.package.name)} in ${folder}`, ...moduleLines(plan, paint)],
    keptLines(plan.kept, paint),
    rewriteLines(report),
    requirementLines(plan),
    plan.warnings.length > 0 ? ['Good to know', ...warningLines(plan, paint)] : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function moduleLines(plan: ExtractionPlan, paint: Paint): readonly string[] {
  return plan.modules.flatMap((module) => [
    `  ${modulePath(module.importName)}`,
    ...module.definitions.map((definition) => {
      const from = definition.origins.map((origin) => `${origin.notebook} cell ${origin.cell}`).join(', ');
      return `    ${paint.green(definition.names.join(', '))}  ${paint.dim(`from ${from}`)}`;
    }),
  ]);
}

function keptLines(kept: readonly KeptDefinition[], paint: Paint): readonly string[] {
  if (kept.length === 0) return [];
  return [
    'Stays in the notebook',
    ...kept.flatMap((each) => {
      const place = `${each.notebook} cell ${each.cell}`;
      if (each.obstacles.length === 0) {
        const why =
          each.verdict === 'solidified'
            ? 'left out, as you asked'
            : 'hasn’t settled (--all or --select moves it)';
        return [`    ${paint.yellow(each.name)}  ${place}: ${why}`];
      }
      return [
        `    ${paint.red(each.name)}  ${place}`,
        ...each.obstacles.flatMap((obstacle) => {
          const { message, hint } = wordObstacle(obstacle, each.name);
          return [
            `        ${message} — cell ${obstacle.cell}, line ${obstacle.line}`,
            `        ${paint.dim(`→ ${hint}`)}`,
          ];
        }),
      ];
    }),
  ];
}

function rewriteLines({ plan, notebooks }: ExtractReport): readonly string[] {
  return plan.rewrites.map((rewrite) => {
    const target = notebooks.find((each) => each.path === rewrite.notebook)?.writtenTo;
    const where = target === undefined || target === rewrite.notebook ? '' : ` → ${target}`;
    return `${rewrite.notebook}${where}: ${rewrite.codeLinesBefore} code lines become ${rewrite.codeLinesAfter}, ${rewrite.changedCells.length} cells change`;
  });
}

function requirementLines({ requirements }: ExtractionPlan): readonly string[] {
  const active = requirements.filter((each) => each.source !== 'unverified');
  if (active.length === 0) return [];
  return [`Depends on ${active.map((each) => `${each.distribution}${each.specifier}`).join(', ')}`];
}

function warningLines({ warnings }: ExtractionPlan, paint: Paint): readonly string[] {
  return warnings.map((warning) => {
    const place = warning.cell === null ? '' : `${warning.notebook ?? ''} cell ${warning.cell}: `;
    return `  ${paint.yellow('!')} ${place}${wordWarning(warning)}`;
  });
}

function heldText({ rewrites }: ExtractionPlan): string {
  return rewrites.length === 0
    ? 'Nothing to do: the package holds all of this already.'
    : 'The package holds all of this already; the notebooks import it from there now.';
}

/** What is told after writing. */
export function outcomeText(report: ExtractReport, style: Paint['style']): string {
  const paint = painter(style);
  const { plan, tests, unformatted, done, next, outcome } = report;
  const moved = movedEntries(plan).length;
  const lines = [
    outcome === 'held'
      ? heldText(plan)
      : `${moved} ${moved === 1 ? 'definition' : 'definitions'} moved into ${plan.modules.length} ${plan.modules.length === 1 ? 'module' : 'modules'}; ${tests.tested} tested, ${tests.importOnly} import only.`,
    ...unformatted.map(({ path, reason }) => `${path} keeps its layout: ${reason}.`),
    ...done,
    ...(next.length > 0 ? ['', paint.bold('Next'), ...next.map((line) => `  ${line}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}
