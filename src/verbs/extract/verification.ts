import { dirname } from 'node:path';
import { verifyNotebooks } from '../../kernel/index.ts';
import type { PackagePlace, Reach } from '../../language/language.ts';
import type { Verification } from '../../kernel/verification.ts';
import { notes, plainDifference } from '../../report/verification.ts';
import { SolidifyError } from '../../text/error.ts';
import { helperText } from '../helper-text.ts';
import { withLikelyCauses, type MovedDefinition } from '../likely.ts';
import { progressLine, type Progress } from '../progress-line.ts';
import { redactVerification } from '../redaction.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';

/** What running before and after gave: of all notebooks together, or of the first that isn't equal. */
export interface VerifiedExtraction {
  readonly verification: Verification;
  /** The notebook that isn't equal; null: all are. */
  readonly failed: PreparedNotebook | null;
  /** The first difference as it was, to be told from others, not to be shown: it may hold data. */
  readonly seen: string;
}

/** How a verification is run. */
export interface VerificationOptions {
  /** Folder that holds the package repository. */
  readonly repository: string;
  /** Milliseconds since 1970 at which all runs must be over; null: any. */
  readonly deadline: number | null;
  /** Whether the notebooks' folders get what one run writes, or nothing. */
  readonly writes: 'once' | 'never';
}

/** Runs the notebooks before and after, with the package of a repository's folder. Null where it isn't asked for. */
export async function verifyExtraction(
  prepared: PreparedExtraction,
  { repository, deadline, writes }: VerificationOptions,
  progress: Progress,
): Promise<VerifiedExtraction | null> {
  const { options, environment, notebooks, growing, plan, tools } = prepared;
  const { importable, everybodysWords } = tools.toolchain;
  if (!options.verify) return null;
  const sources = growing?.held.sourceFolder ?? 'src';
  let all: Verification | null = null;
  for (const each of notebooks) {
    const folder = dirname(each.source);
    const kernel = environment.kernelFor(each.after);
    const importer = { notebook: each.after, folder };
    const place: PackagePlace = { kind: 'folder', folder: repository, sources };
    const reach = await importable(plan.package, place, importer);
    // Before, what it imports already is the package as it stands.
    const held: Partial<Reach> = growing
      ? await importable(plan.package, { ...place, folder: prepared.folder }, importer)
      : {};
    const shown = await verifyNotebooks({
      helper: helperText(),
      cellTimeout: options.cellTimeout,
      totalTimeout: deadline === null ? null : Math.max(0.001, (deadline - Date.now()) / 1000),
      before: { path: [], ...held, notebook: each.before, kernel, folder },
      after: {
        ...reach,
        notebook: each.after,
        kernel,
        folder,
        files: [...notebooks.map(({ source: path, text }) => ({ path, text })), ...(reach.files ?? [])],
      },
      edits: each.rewrite.edits,
      writes,
      onProgress: (run, at) => {
        progress(progressLine(each.rewrite.notebook, run, at));
      },
    });
    const verification = await redactVerification(shown, [each.before, each.after], everybodysWords);
    if (verification.outcome !== 'equal') {
      const explained = withLikelyCauses(verification, each.program, movedFrom(prepared, each));
      return { verification: explained, failed: each, seen: JSON.stringify(firstDifference(shown)?.first) };
    }
    all = all ? joined(all, verification) : verification;
  }
  return all === null ? null : { verification: all, failed: null, seen: '' };
}

/** The definitions of a notebook that the plan moves. */
export function movedFrom(
  { plan }: PreparedExtraction,
  { rewrite }: PreparedNotebook,
): readonly MovedDefinition[] {
  return plan.modules.flatMap(({ definitions }) =>
    definitions.flatMap(({ names, origins }) =>
      origins
        .filter(({ notebook }) => notebook === rewrite.notebook)
        .flatMap(({ cell, line }) => names.map((name) => ({ name, cell, line }))),
    ),
  );
}

function joined(a: Verification, b: Verification): Verification {
  return {
    outcome: 'equal',
    cells: a.cells + b.cells,
    compared: a.compared + b.compared,
    withoutOutput: a.withoutOutput + b.withoutOutput,
    nondeterministic: [...a.nondeterministic, ...b.nondeterministic],
    differences: [...a.differences, ...b.differences],
    failing: [...a.failing, ...b.failing],
    diedAt: a.diedAt ?? b.diedAt,
  };
}

/** The first difference that counts. */
export function firstDifference({ differences }: Verification): Verification['differences'][number] | null {
  return differences.find(({ kind }) => kind === 'output') ?? null;
}

/** Why an extraction is refused whose notebooks don't show the same. */
export function notEqual({ rewrite }: PreparedNotebook, verification: Verification): SolidifyError {
  const first = firstDifference(verification);
  const place = { file: rewrite.notebook, ...(first?.cell == null ? {} : { cell: first.cell }) };
  if (first === null) {
    const more = notes(verification).map((line) => `\n${line}`);
    return new SolidifyError(
      'refused',
      'not-shown',
      `too little of the output could be compared to show that nothing changes${more.join('')}`,
      { place, hint: 'Nothing was written. Seed what is random, or leave --verify out.' },
    );
  }
  const [likely] = first.likely;
  const way =
    likely === undefined
      ? '--exclude the definition behind it'
      : `--drop-unproven keeps ${likely.name} and whatever else differs in the notebook, --exclude ${likely.name} only that`;
  return new SolidifyError(
    'refused',
    'verify-differs',
    `the rewritten notebook shows something else\n${plainDifference(first)}`,
    { place, hint: `Nothing was written. ${way}; and please report this.` },
  );
}
