import type { Measurement } from '../../language/measurement.ts';
import type { Progress } from '../progress-line.ts';
import { finalFiles } from './final-files.ts';
import type { PreparedExtraction } from './prepared.ts';

/** Mutants that are tried at most, and the seconds that this may take. */
const MOST_MUTANTS = 1000;
const MOST_SECONDS = 300;

/**
 * Tries how much the package's tests hold, where that was asked for: which lines of its functions they run and how many
 * mutants of these they catch. Null where it wasn't, and where that didn't come to an end.
 */
export async function measured(
  { options, environment, plan, rendered, tools, language }: PreparedExtraction,
  progress: Progress,
): Promise<Measurement | null> {
  const { measureTests } = tools.toolchain;
  if (!options.mutate || measureTests === null || rendered === null) return null;
  const files = finalFiles(rendered).filter(
    ({ path }) => path.startsWith('src/') || path.startsWith(tools.renderer.habits.testFolder),
  );
  return measureTests({
    environment,
    files,
    modules: Object.fromEntries(
      plan.modules.map(({ importName }) => [importName, `src/${language.backEnd.modules.path(importName)}`]),
    ),
    mutants: MOST_MUTANTS,
    seconds: MOST_SECONDS,
    onProgress: (at, of) => {
      progress(`mutant ${at} of ${of}`);
    },
  });
}
