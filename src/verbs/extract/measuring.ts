import { measureTests } from '../../kernel/index.ts';
import type { Measurement } from '../../kernel/measure.ts';
import { readAsset } from '../../workspace/index.ts';
import type { Progress } from '../progress-line.ts';
import { finalFiles } from './final-files.ts';
import type { PreparedExtraction } from './prepared.ts';

/** Mutants that are tried at most, and the seconds that this may take. */
const MOST_MUTANTS = 1000;
const MOST_SECONDS = 300;

/**
 * Tries how much the package's tests hold, where that was asked for: which lines of its functions they run and how many
 * mutants of these they catch. Null where it wasn't, and where the interpreter didn't come to an end.
 */
export async function measured(
  { options, environment, plan, rendered }: PreparedExtraction,
  progress: Progress,
): Promise<Measurement | null> {
  const python = environment.interpreter?.executable;
  if (!options.mutate || python === undefined || rendered === null) return null;
  const files = finalFiles(rendered).filter(
    ({ path }) => path.startsWith('src/') || path.startsWith('tests/'),
  );
  return measureTests({
    python,
    helper: textOf('measure_tests.py'),
    runner: textOf('run_tests.py'),
    files,
    modules: Object.fromEntries(
      plan.modules.map(({ importName }) => [importName, `src/${importName.replaceAll('.', '/')}.py`]),
    ),
    mutants: MOST_MUTANTS,
    seconds: MOST_SECONDS,
    onProgress: (at, of) => {
      progress(`mutant ${at} of ${of}`);
    },
  });
}

function textOf(asset: 'measure_tests.py' | 'run_tests.py'): string {
  return new TextDecoder().decode(readAsset(asset));
}
