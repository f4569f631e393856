import type { Obstacle } from '../../analysis/obstacle.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import { wordObstacle } from '../../report/wording/obstacles.ts';
import { SolidifyError } from '../../text/error.ts';
import type { LoadedPrototype, LoadedPrototypes } from '../prototype.ts';
import type { ExtractOptions } from './options.ts';
import type { RenderedRepository } from '../../render/rendered.ts';

/** Publishing is done by the CI of a host. */
export function requirePublisher({ publish, host }: ExtractOptions): void {
  if (publish === null || host !== 'none') return;
  throw new SolidifyError(
    'usage',
    'no-publisher',
    `--publish ${publish} sets up the CI of a host, and --host is none`,
    { hint: 'Nothing was written. Give --host github or gitlab, or leave --publish out.' },
  );
}

/** A file that was named must be readable; in a folder the rest is still done. */
export function requireReadable({ files }: LoadedPrototypes, { paths }: ExtractOptions): void {
  const failed = files.find(({ path, problem }) => problem !== null && paths.includes(path));
  const isAnyReadable = files.some(({ problem }) => problem === null);
  const first = failed ?? (isAnyReadable ? undefined : files[0]);
  if (first?.problem) throw first.problem;
}

/** The error of an extraction that has nothing to give. */
export function nothingToMove({ files }: LoadedPrototype, plan: ExtractionPlan): SolidifyError {
  const [file] = files;
  const fluid = plan.kept.some((each) => each.verdict === 'fluid');
  const place = files.length === 1 && file ? { place: { file: file.path } } : {};
  const [reason] = plan.kept.flatMap((each) =>
    each.obstacles
      .filter(isOfPackage)
      .map((obstacle) => ({ each, wording: wordObstacle(obstacle, each.name) })),
  );
  if (reason) {
    const { each, wording } = reason;
    const { notebook, cell, line } = each;
    return new SolidifyError('nothing', 'nothing-to-move', `there is nothing to move: ${wording.message}`, {
      place: { file: notebook, cell, line },
      hint: `${wording.hint}.`,
    });
  }
  return new SolidifyError('nothing', 'nothing-to-move', 'there is nothing to move', {
    ...place,
    hint: fluid
      ? 'Some definitions may move but have not settled: --all moves them, `solidify scan` lists them.'
      : 'Run `solidify scan` to see why each definition stays.',
  });
}

/** What only the package that is there already keeps in place: a scan of the notebooks says nothing of it. */
function isOfPackage({ code }: Obstacle): boolean {
  return code === 'held-differs' || code === 'held-removed';
}

/** The last net under the rendering. */
export function requireSound({ defects }: RenderedRepository): void {
  const [defect] = defects;
  if (!defect) return;
  const [finding] = defect.defects;
  const message = `a made file would not be sound: ${finding?.message ?? ''}`;
  throw new SolidifyError('refused', 'unsound-module', message, {
    place: { file: defect.path },
    hint: 'Nothing was written. This is a defect of Solidify: please report it.',
  });
}
