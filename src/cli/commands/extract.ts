import { createInterface } from 'node:readline/promises';
import { applyExtraction, plannedReport, requirePossible } from '../../verbs/extract/apply.ts';
import type { ExtractOptions } from '../../verbs/extract/options.ts';
import { prepareExtraction } from '../../verbs/extract/prepare.ts';
import { withRecordedTests } from '../../verbs/extract/recording.ts';
import type { PreparedExtraction } from '../../verbs/extract/prepared.ts';
import { redactedJson, redactorFor } from '../../verbs/redaction.ts';
import { diffText } from '../../report/diff.ts';
import { errorText } from '../../report/error.ts';
import {
  extractJson,
  isNothingToDo,
  outcomeText,
  planSummary,
  planText,
  type ExtractReport,
} from '../../report/extract.ts';
import type { Redactor } from '../../secrets/redactor.ts';
import { SolidifyError } from '../../text/error.ts';
import { planFileFor, readEditedPlan } from '../../verbs/extract/from-plan.ts';
import { readPlan, writePlan } from '../../workspace/index.ts';
import type { ExtractFlags } from '../program.ts';
import type { Streams } from '../streams.ts';
import { historyReading } from '../history-reading.ts';
import { timeLimits } from '../time-limits.ts';

/** `solidify extract`: plan, ask, do. */
export async function runExtract(
  paths: readonly string[],
  flags: ExtractFlags,
  streams: Streams,
): Promise<number> {
  return extract(optionsFrom(paths, flags), flags, streams);
}

function optionsFrom(paths: readonly string[], flags: ExtractFlags): ExtractOptions {
  if (flags.fromPlan !== undefined) return optionsOfPlan(paths, flags, flags.fromPlan);
  if (paths.length > 0) return plainOptions(paths, flags);
  throw new SolidifyError('usage', 'no-paths', 'no notebook was named', {
    hint: 'Name notebooks, percent scripts or folders, or a plan with --from-plan.',
  });
}

/** Flags that say what a plan says already. */
const PLANNED = {
  name: '--name',
  select: '--select',
  exclude: '--exclude',
  rename: '--rename',
  variant: '--variant',
  all: '--all',
  lift: '--lift',
  pruneImports: '--prune-imports',
  autoreload: '--autoreload',
  allowSecret: '--allow-secret',
  plan: '--plan',
} as const;

function optionsOfPlan(paths: readonly string[], flags: ExtractFlags, file: string): ExtractOptions {
  const both = Object.entries(PLANNED).find(([flag]) => flags[flag as keyof typeof PLANNED] !== undefined);
  if (both !== undefined) {
    throw new SolidifyError('usage', 'plan-and-options', `the plan holds what ${both[1]} would say`, {
      place: { file },
      hint: `Edit the plan, or leave ${both[1]} out.`,
    });
  }
  const { plan, options } = readEditedPlan(readPlan(file), file);
  const given = paths.length > 0 ? paths : plan.notebooks.map(({ path }) => path);
  return { ...plainOptions(given, flags), ...options, plan };
}

function plainOptions(paths: readonly string[], flags: ExtractFlags): ExtractOptions {
  return {
    paths,
    ...targetOf(flags),
    name: flags.name ?? null,
    selection: {
      scope: flags.all ? 'everything' : 'solidified',
      select: flags.select ?? [],
      exclude: flags.exclude ?? [],
      renames: flags.rename ?? [],
      variants: flags.variant ?? [],
    },
    takes: flags.take ?? [],
    lift: flags.lift ?? false,
    notebooksTo: flags.notebooksTo ?? null,
    pruneImports: flags.pruneImports ?? false,
    autoreload: flags.autoreload ?? false,
    python: flags.python ?? null,
    allowedSecrets: flags.allowSecret ?? [],
    history: historyReading(flags),
    author: flags.author ?? null,
    email: flags.email ?? null,
    license: flags.license ?? null,
    publish: flags.publish ?? null,
    host: flags.host ?? null,
    push: flags.push ?? null,
    install: flags.install ?? false,
    check: flags.check ?? false,
    pinned: flags.pinned ?? false,
    installCell: flags.installCell ?? false,
    record: flags.record ?? flags.annotate ?? flags.recordData !== undefined,
    recordData: flags.recordData ?? [],
    annotate: flags.annotate ?? false,
    mutate: flags.mutate ?? false,
    verify: flags.verify ?? flags.dropUnproven ?? false,
    dropUnproven: flags.dropUnproven ?? false,
    ...timeLimits(flags),
  };
}

/** The folder to write to, and whether it holds a package of the user's own. */
function targetOf({ to, into }: ExtractFlags): Required<Pick<ExtractOptions, 'to' | 'target'>> {
  if (to !== undefined && into !== undefined) {
    throw new SolidifyError('usage', 'to-and-into', '--to and --into exclude each other', {
      hint: 'Nothing was written. --to makes a package, or grows one that Solidify made; --into adds to one that was made by other means.',
    });
  }
  if (into !== undefined) return { to: into, target: 'own' };
  if (to !== undefined) return { to, target: 'made' };
  throw new SolidifyError('usage', 'missingMandatoryOptionValue', 'the option --to <dir> is missing', {
    hint: 'Usage: solidify extract <paths...> --to <dir>; --into <dir> adds to a package of your own, `solidify extract --help` tells the rest.',
  });
}

async function extract(options: ExtractOptions, flags: ExtractFlags, streams: Streams): Promise<number> {
  const first = await prepareExtraction(options);
  const progress = (line: string): void => {
    streams.progress(line);
  };
  const prepared = flags.plan === undefined ? await recorded(first, flags, progress) : first;
  streams.endProgress();
  // In a folder the rest is still done.
  for (const { problem } of prepared.unread) if (problem) streams.talk(errorText(problem));
  const code = prepared.unread.length > 0 ? 2 : 0;
  const redactor = await redactorFor(prepared.analysis.notebooks.map(({ owner }) => owner.notebook));
  const print = (report: ExtractReport, text: string): void => {
    streams.result(flags.json ? redactedJson(extractJson(report), redactor) : redactor.code(text));
  };
  const planned = plannedReport(prepared);
  if (flags.plan !== undefined) {
    writePlan(flags.plan, planFileFor(prepared, redactor));
    print(planned, planText(planned, streams.style));
    return code;
  }
  const isAsked = options.install || options.check || options.push !== null;
  if (isNothingToDo(planned) && (flags.dryRun || !isAsked)) {
    print(planned, planText(planned, streams.style));
    return code;
  }
  if (flags.dryRun) {
    print(planned, `${planText(planned, streams.style)}\n${diffText(changesOf(prepared, redactor))}`);
    return code;
  }
  if (!flags.json && !isNothingToDo(planned)) streams.result(redactor.code(planText(planned, streams.style)));
  if (prepared.notebooks.length > 0 && options.notebooksTo === null) {
    streams.talk(
      '\nThe notebooks are rewritten in place: save and close them in Jupyter now, or reload them afterwards.\n',
    );
  }
  if (streams.isInteractive && !flags.yes && !flags.json && !(await confirmed(planned, streams))) {
    throw new SolidifyError('refused', 'declined', 'nothing was written', {
      hint: '--dry-run shows the diffs.',
    });
  }
  const report = await applyExtraction(prepared, progress);
  streams.endProgress();
  print(report, `\n${outcomeText(report, streams.style)}`);
  return code;
}

/** What was recorded is part of the plan that is shown: nobody is asked before all of it is known. */
async function recorded(
  prepared: PreparedExtraction,
  { dryRun }: ExtractFlags,
  progress: (line: string) => void,
): Promise<PreparedExtraction> {
  if (!prepared.options.record) return prepared;
  if (!dryRun) await requirePossible(prepared);
  return withRecordedTests(prepared, progress);
}

async function confirmed(planned: ExtractReport, streams: Streams): Promise<boolean> {
  streams.talk(`\n${planSummary(planned)}`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question('Write this? [y/N] ')).trim());
  } finally {
    prompt.close();
  }
}

function changesOf(
  { notebooks, rendered, growing }: PreparedExtraction,
  { output: redacted }: Redactor,
): Parameters<typeof diffText>[0] {
  return [
    ...notebooks.map(({ rewrite, original, text }) => ({
      name: rewrite.notebook,
      before: redacted(original),
      after: redacted(text),
    })),
    ...(rendered?.moved ?? []).map((change) => {
      // What is made is shown as it is moved; what grows, as it will be.
      const final = growing ? rendered?.formatted.find(({ path }) => path === change.path) : undefined;
      return {
        name: change.path,
        before: change.kind === 'update' ? redacted(change.original) : '',
        after: redacted((final ?? change).text),
      };
    }),
  ];
}
