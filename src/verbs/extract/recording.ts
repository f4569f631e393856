import { dirname } from 'node:path';
import { recordNotebooks } from '../../kernel/index.ts';
import type { ObservedPackage } from '../../kernel/record.ts';
import type { PackagePlace, ReadingLanguage } from '../../language/language.ts';
import type { Recorder } from '../../language/recorder.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import type { Recording } from '../../plan/recording.ts';
import { textsToHide } from '../../secrets/index.ts';
import { helperText } from '../helper-text.ts';
import { withCell, type Progress } from '../progress-line.ts';
import { functionsWithData } from './data-names.ts';
import { finalFiles } from './final-files.ts';
import { withGreenTests, withHarmlessHints } from './green.ts';
import type { PreparedExtraction } from './prepared.ts';
import { withoutPrivateCalls } from './private-calls.ts';
import { requireHarmlessData } from './private-data.ts';
import { onlyShown } from './shown-calls.ts';
import type { RenderedRepository } from '../../render/rendered.ts';

/**
 * Runs the rewritten notebooks with the package's functions observed, and gives the extraction with the tests that their
 * calls make, as far as these are green, and with the type hints that all calls agree with. As it was, where recording isn't asked for.
 * @param shown what the user has been shown of an extraction that held more: nothing else becomes a test.
 * @throws SolidifyError as running notebooks does; (usage) `unknown-name`, (refused) `private-data` of `--record-data`.
 */
export async function withRecordedTests(
  prepared: PreparedExtraction,
  progress: Progress,
  shown: Recording | null = null,
): Promise<PreparedExtraction> {
  const { options, rendered, tools } = prepared;
  const { recorder } = tools.toolchain;
  if (!options.record || recorder === null || rendered === null) return prepared;
  const { hints, ...recorded } = await record(prepared, rendered, recorder, progress);
  const recording = shown === null ? recorded : onlyShown(recorded, shown);
  const green = await withGreenTests(await prepared.withRecording(recording), recording, progress);
  if (hints === undefined || green.recording === null) return green;
  return withHarmlessHints(green, { ...green.recording, hints }, progress);
}

async function record(
  { options, plan, notebooks, environment, tools, language }: PreparedExtraction,
  rendered: RenderedRepository,
  recorder: Recorder,
  progress: Progress,
): Promise<Recording> {
  const files = finalFiles(rendered);
  const observed = observedPackage(plan);
  const rewritten = notebooks.map((each) => ({ path: each.source, text: each.text }));
  const hidden = await Promise.all(
    notebooks.map(({ before }) =>
      textsToHide(
        before.cells.map(({ index, source }) => ({ cell: index, source })),
        options.allowedSecrets,
      ),
    ),
  );
  const recording = await recordNotebooks({
    helper: helperText(),
    observer: recorder.observer(),
    runs: recorder.runs,
    placeData: recorder.placeData ?? ((functions) => functions),
    hints: options.annotate,
    cellTimeout: options.cellTimeout,
    totalTimeout: options.totalTimeout,
    observed: {
      ...observed,
      data: functionsWithData(plan, options.recordData),
      libraries: librariesOf(plan, recorder, language),
    },
    notebooks: await Promise.all(
      notebooks.map(async ({ before, after, source }) => {
        const folder = dirname(source);
        const sources = before.cells.flatMap((cell) => (cell.kind === 'code' ? [cell.source] : []));
        const watched = recorder.watched(files, { observed, sources, hidden: hidden.flat() });
        const place: PackagePlace = { kind: 'files', files: watched };
        const reach = await tools.toolchain.importable(plan.package, place, { notebook: after, folder });
        return {
          ...reach,
          original: before,
          notebook: after,
          kernel: environment.kernelFor(after),
          folder,
          files: [...rewritten, ...(reach.files ?? [])],
          hidden: hidden.flat(),
        };
      }),
    ),
    onProgress: (index, run, at) => {
      const name = notebooks[index]?.rewrite.notebook ?? '';
      progress(withCell(`${name}: recording, run ${run} of 2`, at));
    },
  });
  await requireHarmlessData(recording, hidden.flat(), options.allowedSecrets);
  return withoutPrivateCalls(recording, options.allowedSecrets, hidden.flat());
}

function observedPackage({
  package: { importName },
  modules,
}: ExtractionPlan): Omit<ObservedPackage, 'data' | 'libraries'> {
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
  };
}

/** What the values of a test may be of. */
function librariesOf(
  { modules }: ExtractionPlan,
  { testLibraries }: Recorder,
  { backEnd }: ReadingLanguage,
): readonly string[] {
  const imported = modules.flatMap(({ imports }) =>
    imports.map(({ module }) => backEnd.modules.packageOf(module)),
  );
  return [...new Set([...testLibraries, ...imported])];
}
