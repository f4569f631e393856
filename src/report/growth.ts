import type { ExtractionPlan, HeldCopy } from '../plan/plan.ts';
import type { Paint } from './paint.ts';
import { wordByHand } from './wording/by-hand.ts';
import type { ByHand } from '../render/by-hand.ts';

/** What becomes of a package that is there already. */
export interface ReportedGrowth {
  readonly version: {
    readonly from: string | null;
    /** Null: it stays. */
    readonly to: string | null;
    readonly why: 'breaking' | 'feature' | 'none';
  };
  /** What is left to the user in the repository. */
  readonly byHand: readonly ByHand[];
}

/** The part of `extract --json` about a package that was there. */
export function growthJson({ version, byHand }: ReportedGrowth, { growth }: ExtractionPlan): object {
  const copy = ({ name, module, drift }: HeldCopy): object => ({ name, module, drift });
  return {
    version,
    taken: (growth?.taken ?? []).map(copy),
    replaced: (growth?.replaced ?? []).map(copy),
    leftToYou: byHand.map((each) => ({ code: each.code, file: each.file, message: wordByHand(each) })),
  };
}

/** What the package had already, its next version, and what is left to do in it. */
export function growthLines(
  { version, byHand }: ReportedGrowth,
  { growth }: ExtractionPlan,
  paint: Paint,
): readonly string[] {
  const taken = growth?.taken ?? [];
  return [
    ...(taken.length > 0 ? ['Is in the package already, and the notebooks import it'] : []),
    ...taken.map(({ names, module, origins }) => {
      const from = origins.map(({ notebook, cell }) => `${notebook} cell ${cell}`).join(', ');
      return `    ${paint.green(names.join(', '))}  ${paint.dim(`${module}, from ${from}`)}`;
    }),
    ...versionLines(version, growth?.replaced ?? [], paint),
    ...byHand.map((each) => `  ${paint.yellow('!')} ${wordByHand(each)}`),
  ];
}

function versionLines(
  { from, to, why }: ReportedGrowth['version'],
  replaced: readonly HeldCopy[],
  paint: Paint,
): readonly string[] {
  if (why === 'none') return [];
  const names = replaced.map(({ name }) => name).join(', ');
  const reason =
    why === 'breaking'
      ? paint.red(`breaking: ${names} ${replaced.length === 1 ? 'is' : 'are'} replaced`)
      : 'new names';
  if (to !== null) return [`Version ${from ?? ''} becomes ${to} (${reason})`];
  return why === 'breaking' ? [`The version stays ${from ?? 'as it is'}, though this is ${reason}`] : [];
}
