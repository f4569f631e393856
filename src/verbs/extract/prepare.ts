import { resolve } from 'node:path';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import { loadTools } from '../languages.ts';
import { loadPrototypes, type LoadedPrototype } from '../prototype.ts';
import { renamePrototype } from '../renaming.ts';
import { requireSameNotebooks } from './from-plan.ts';
import { readGrowing } from './growing.ts';
import { notebooksDone } from './held.ts';
import { requireRemote, withAskedInstallCells } from './install-cells.ts';
import { judgeLifted, type Judged, type Obstacles } from './judged.ts';
import type { ExtractOptions } from './options.ts';
import { planFor } from './planning.ts';
import type { Planned, PreparedExtraction } from './prepared.ts';
import { oneLanguage, requireParts } from './one-language.ts';
import { nothingToMove, requirePublisher, requireReadable, requireSound } from './refusals.ts';
import { render } from './rendering.ts';
import { prepareNotebook } from './rewritten.ts';
import { unsoundDefinitions } from './soundness.ts';
import { requireFreeTargets } from './targets.ts';
import { requireTarget } from './target-folder.ts';

/**
 * Reads, analyses, plans and renders; writes nothing.
 * @throws SolidifyError: `nothing-to-move` (nothing), `target-not-empty`, `both-edited` (refused), and those of what it calls.
 */
export async function prepareExtraction(options: ExtractOptions): Promise<PreparedExtraction> {
  requirePublisher(options);
  requireRemote(options);
  const folder = resolve(options.to);
  const read = await loadPrototypes(options.paths, 'rewriting', options);
  requireReadable(read, options);
  const loaded = oneLanguage(read);
  const { language } = loaded;
  const tools = await loadTools(language);
  requireParts(options, language.id, tools.toolchain);
  requireTarget(folder, options, { language: language.id, packages: tools.packages });
  const growing = await readGrowing(folder, loaded, options.target, tools);
  const done = growing
    ? await notebooksDone(loaded, growing.provenance, options)
    : new Set<PrototypeNotebook>();
  if (options.plan) requireSameNotebooks(options.plan, loaded.notebooks, done);
  const environment = tools.toolchain.environment(
    loaded.notebooks.map(({ notebook }) => notebook),
    options.python,
  );
  const unread = loaded.files.filter(({ problem }) => problem !== null);
  const prepare = (judged: Judged): Planned => {
    const plan = withAskedInstallCells(
      planFor(loaded, judged, options, { growing, done, environment, names: tools.toolchain.names }),
      loaded,
      options,
      tools.toolchain.installer,
    );
    const notebooks = plan.rewrites.map((rewrite) => prepareNotebook(rewrite, loaded, options));
    requireFreeTargets(notebooks, folder, options.notebooksTo);
    const { analysis } = judged;
    return { options, folder, growing, plan, environment, language, tools, notebooks, unread, analysis };
  };
  const renaming = await renamePrototype(loaded, options.selection.renames ?? [], done);
  const judge = (obstacles: Obstacles): Promise<Judged> =>
    judgeLifted(renaming, options, { done, obstacles });
  return renderSoundly({ prepare, judge }, new Map(), loaded);
}

/** Renders, and as long as the made modules would fail a check, keeps what is behind that in the notebook. */
async function renderSoundly(
  steps: {
    readonly prepare: (judged: Judged) => Planned;
    readonly judge: (obstacles: Obstacles) => Promise<Judged>;
  },
  obstacles: Obstacles,
  loaded: LoadedPrototype,
): Promise<PreparedExtraction> {
  const judged = await steps.judge(obstacles);
  const base = steps.prepare(judged);
  if (base.plan.modules.length === 0 && !base.growing) throw nothingToMove(loaded, base.plan);
  const rendered = await render(base, loaded, null);
  if (!rendered) return held(base, () => Promise.reject(nothingToMove(loaded, base.plan)));
  const found = unsoundDefinitions(rendered, base.plan, judged.analysis);
  if (found.size === 0) {
    requireSound(rendered);
    const without: PreparedExtraction['without'] = (more) =>
      renderSoundly(steps, new Map([...obstacles, ...more]), loaded);
    const prepared = { ...base, rendered, without, recording: null };
    const withRecording: PreparedExtraction['withRecording'] = async (recording) => ({
      ...prepared,
      withRecording,
      rendered: await render(base, loaded, recording),
      recording,
    });
    return { ...prepared, withRecording };
  }
  return renderSoundly(steps, new Map([...obstacles, ...found]), loaded);
}

/** An extraction into a package that holds all of it: nothing is rendered. */
function held(planned: Planned, without: PreparedExtraction['without']): PreparedExtraction {
  const prepared: PreparedExtraction = {
    ...planned,
    rendered: null,
    without,
    withRecording: () => Promise.resolve(prepared),
    recording: null,
  };
  return prepared;
}
