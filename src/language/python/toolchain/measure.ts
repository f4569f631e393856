import { startHelper } from '../../../kernel/index.ts';
import { readAsset } from '../../../workspace/index.ts';
import type { Measurement, MeasureRequest } from '../../measurement.ts';

/** What the helper says; its docstring explains each. */
type MeasureEvent =
  | { readonly event: 'measured'; readonly at: number; readonly of: number }
  | ({ readonly event: 'done' } & Measurement);

/** Seconds that importing the package and running its tests once may take, beside the mutants. */
const START_TIMEOUT = 180;

/**
 * Runs a package's tests in the notebook's interpreter, once as they are and then on mutants of its functions. Null where the
 * interpreter ended before its time, as a mutant may make it, or didn't come to an end.
 */
export async function measureTests(
  python: string,
  { onProgress, ...asked }: Omit<MeasureRequest, 'environment'>,
): Promise<Measurement | null> {
  const helper = startHelper(
    [python, '-c', textOf('measure_tests.py')],
    { ...asked, runner: textOf('run_tests.py') },
    { ...process.env, PYTHONHASHSEED: '3' },
  );
  const timer = setTimeout(helper.stop, 1000 * (START_TIMEOUT + asked.seconds));
  let measurement: Measurement | null = null;
  for await (const answer of helper.answers) {
    const event = answer as MeasureEvent;
    if (event.event === 'measured') onProgress(event.at, event.of);
    else measurement = { functions: event.functions, left: event.left };
  }
  clearTimeout(timer);
  helper.stop();
  return measurement;
}

function textOf(asset: 'measure_tests.py' | 'run_tests.py'): string {
  return new TextDecoder().decode(readAsset(`language/python/toolchain/${asset}`));
}
