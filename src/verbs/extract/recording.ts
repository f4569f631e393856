import { dirname } from 'node:path';
import { recordNotebooks } from '../../kernel/index.ts';
import type { ObservedPackage } from '../../kernel/record.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import type { Recording } from '../../plan/recording.ts';
import { textsToHide } from '../../secrets/index.ts';
import { readAsset, readRecorder } from '../../workspace/index.ts';
import { withCell, type Progress } from '../progress-line.ts';
import { functionsWithData } from './data-names.ts';
import { finalFiles } from './final-files.ts';
import { withGreenTests, withHarmlessHints } from './green.ts';
import type { PreparedExtraction } from './prepared.ts';
import { withoutPrivateCalls } from './private-calls.ts';
import { requireHarmlessData } from './private-data.ts';
import { onlyShown } from './shown-calls.ts';
import type { RenderedRepository } from '../../render/rendered.ts';

/** Import names that a test may use although the package doesn't: its values may be of these. */
const TEST_LIBRARIES = ['numpy', 'pandas'];

/**
 * Runs the rewritten notebooks with the package's functions observed, and gives the extraction with the tests that their
 * calls make, as far as these are green, and with the type hints that all calls agree with. As it was, where recording isn't asked for or no Python was found.
 * @param shown what the user has been shown of an extraction that held more: nothing else becomes a test.
 * @throws SolidifyError as running notebooks does; (usage) `unknown-name`, (refused) `private-data` of `--record-data`.
 */
export async function withRecordedTests(
  prepared: PreparedExtraction,
  progress: Progress,
  shown: Recording | null = null,
): Promise<PreparedExtraction> {
  const python = prepared.environment.interpreter?.executable;
  const { options, rendered } = prepared;
  if (!options.record || python === undefined || rendered === null) return prepared;
  const { hints, ...recorded } = await record(prepared, rendered, python, progress);
  const recording = shown === null ? recorded : onlyShown(recorded, shown);
  const green = await withGreenTests(await prepared.withRecording(recording), recording, python, progress);
  if (hints === undefined || green.recording === null) return green;
  return withHarmlessHints(green, { ...green.recording, hints }, python, progress);
}

async function record(
  { options, plan, notebooks }: PreparedExtraction,
  rendered: RenderedRepository,
  python: string,
  progress: Progress,
): Promise<Recording> {
  const sources = finalFiles(rendered).flatMap(({ path, text }) =>
    path.startsWith('src/') ? [{ path: path.slice('src/'.length), text }] : [],
  );
  const hidden = await Promise.all(
    notebooks.map(({ before }) =>
      textsToHide(
        before.cells.map(({ index, source }) => ({ cell: index, source })),
        options.allowedSecrets,
      ),
    ),
  );
  const recording = await recordNotebooks({
    python,
    helper: new TextDecoder().decode(readAsset('run_notebook.py')),
    recorder: readRecorder(),
    hints: options.annotate,
    cellTimeout: options.cellTimeout,
    totalTimeout: options.totalTimeout,
    observed: { ...observedPackage(plan), data: functionsWithData(plan, options.recordData) },
    notebooks: notebooks.map(({ before, after, source }) => ({
      original: before,
      notebook: after,
      folder: dirname(source),
      path: [],
      sources,
      files: notebooks.map((each) => ({ path: each.source, text: each.text })),
      hidden: hidden.flat(),
    })),
    onProgress: (index, run, at) => {
      const name = notebooks[index]?.rewrite.notebook ?? '';
      progress(withCell(`${name}: recording, run ${run} of 2`, at));
    },
  });
  await requireHarmlessData(recording, hidden.flat(), options.allowedSecrets);
  return withoutPrivateCalls(recording, options.allowedSecrets);
}

function observedPackage({
  package: { importName },
  modules,
}: ExtractionPlan): Omit<ObservedPackage, 'data'> {
  const namesOf = (definitions: ExtractionPlan['modules'][number]['definitions'], kind: string): string[] =>
    definitions.filter((each) => each.kind === kind).flatMap(({ names }) => names);
  return {
    importName,
    modules: modules.map((module) => ({
      importName: module.importName,
      functions: namesOf(module.definitions, 'function'),
      classes: namesOf(module.definitions, 'class'),
      constants: namesOf(module.definitions, 'constant'),
    })),
    libraries: [
      ...new Set([
        ...TEST_LIBRARIES,
        ...modules.flatMap(({ imports }) => imports.map(({ module }) => rootOf(module))),
      ]),
    ],
  };
}

function rootOf(module: string): string {
  return module.split('.')[0] ?? module;
}
