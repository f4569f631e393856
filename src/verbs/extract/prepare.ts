import { basename, dirname, resolve } from 'node:path';
import type { Analysis, PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { readNotebook, rewriteNotebook } from '../../notebook/index.ts';
import type { Provenance } from '../../plan/held/provenance.ts';
import { planExtraction, sourceHash, withLifts } from '../../plan/index.ts';
import type { ExtractionPlan, NotebookRewrite } from '../../plan/plan.ts';
import type { Recording } from '../../plan/recording.ts';
import { renderRepository } from '../../render/index.ts';
import type { NotebookRecord } from '../../render/provenance.ts';
import type { RenderedRepository, RepositoryFacts } from '../../render/repository.ts';
import { SolidifyError } from '../../text/error.ts';
import {
  ownVersion,
  readIdentity,
  readTemplates,
  requireFreeTarget,
  sourceReaderFor,
} from '../../workspace/index.ts';
import { loadPrototype, type LoadedPrototype } from '../prototype.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { heldPackage, notebooksDone } from './held.ts';
import { requireRemote, withAskedInstallCells } from './install-cells.ts';
import { decidingOptions, type ExtractOptions } from './options.ts';
import { choosePackageName } from './package-name.ts';
import { judgeLifted, type Judged, type Obstacles } from './judged.ts';
import { needsNewerPython, unsoundDefinitions } from './soundness.ts';
import type { PreparedExtraction, PreparedNotebook } from './prepared.ts';
import { recordedPath, recordFile, recordNotebook } from './records.ts';
import { requireFreeTargets, targetOf, textThere } from './targets.ts';

/**
 * Reads, analyses, plans and renders; writes nothing.
 * @throws SolidifyError: `nothing-to-move` (nothing), `target-not-empty`, `new-definitions` (refused), and those of what it calls.
 */
export async function prepareExtraction(options: ExtractOptions): Promise<PreparedExtraction> {
  requirePublisher(options);
  requireRemote(options);
  const folder = resolve(options.to);
  const held = heldPackage(folder);
  if (!held) requireFreeTarget(folder);
  const loaded = await loadPrototype(options.paths, 'rewriting', options);
  requireReadable(loaded, options);
  const done = held ? await notebooksDone(loaded, held, options) : new Set<PrototypeNotebook>();
  const environment = readEnvironment(
    loaded.notebooks.map(({ notebook }) => notebook),
    options.python,
  );
  const unread = loaded.files.filter(({ problem }) => problem !== null);
  const prepare = (judged: Judged): Planned => {
    const plan = withAskedInstallCells(
      planFor(loaded, judged, options, { held, done, environment }),
      loaded,
      options,
    );
    const notebooks = plan.rewrites.map((rewrite) => prepareNotebook(rewrite, loaded, options));
    requireFreeTargets(notebooks, folder, options.notebooksTo);
    return { options, folder, plan, environment, notebooks, unread, analysis: judged.analysis };
  };
  const judge = (obstacles: Obstacles): Promise<Judged> => judgeLifted(loaded, options, { done, obstacles });
  if (held) {
    const planned = prepare(await judge(new Map()));
    const without = (): Promise<PreparedExtraction> => Promise.reject(nothingToMove(loaded, planned.plan));
    const held: PreparedExtraction = {
      ...planned,
      rendered: null,
      without,
      withRecording: () => Promise.resolve(held),
      recording: null,
    };
    return held;
  }
  return renderSoundly({ prepare, judge }, new Map(), loaded);
}

/** An extraction before its repository is rendered. */
type Planned = Omit<PreparedExtraction, 'rendered' | 'without' | 'withRecording' | 'recording'>;

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
  if (base.plan.modules.length === 0) throw nothingToMove(loaded, base.plan);
  const rendered = await render(base, loaded, null);
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

/** Publishing is done by the CI of a host. */
function requirePublisher({ publish, host }: ExtractOptions): void {
  if (publish === null || host !== 'none') return;
  throw new SolidifyError(
    'usage',
    'no-publisher',
    `--publish ${publish} sets up the CI of a host, and --host is none`,
    { hint: 'Nothing was written. Give --host github or gitlab, or leave --publish out.' },
  );
}

function planFor(
  loaded: LoadedPrototype,
  { analysis, lifting }: Judged,
  options: ExtractOptions,
  {
    held,
    done,
    environment,
  }: {
    readonly held: Provenance | null;
    readonly done: ReadonlySet<PrototypeNotebook>;
    readonly environment: Environment;
  },
): ExtractionPlan {
  const { backEnd } = loaded.language;
  const packageName =
    held?.package ?? choosePackageName(options.name, options.to, backEnd, (name) => isTaken(name, loaded));
  const planned = planExtraction(
    without(analysis, done),
    { ...options, package: packageName },
    { backEnd, requirementsFor: (imports) => environment.requirementsFor(imports) },
  );
  const plan = lifting
    ? withLifts(planned, lifting.lifted, {
        sources: lifting.sources,
        before: loaded.notebooks,
        refusals: lifting.refusals,
      })
    : planned;
  if (!held) return plan;
  const known = new Set(
    held.definitions.map((each) => `${each.module} ${each.names.join(' ')} ${each.source}`),
  );
  const isNew = plan.modules.flatMap(({ importName, definitions }) =>
    definitions.filter(
      (each) => !known.has(`${importName} ${each.names.join(' ')} ${sourceHash(plan, each)}`),
    ),
  );
  if (isNew.length > 0)
    throw newDefinitions(
      options.to,
      isNew.map((each) => each.name),
    );
  const isHeld = done.size > 0 || loaded.notebooks.some((each) => importsFrom(each, packageName.importName));
  if (plan.modules.length === 0 && !isHeld) throw nothingToMove(loaded, plan);
  return plan;
}

/** An analysis without the definitions of some notebooks, which were analysed with the others all the same. */
function without(analysis: Analysis, done: ReadonlySet<PrototypeNotebook>): Analysis {
  return {
    ...analysis,
    notebooks: analysis.notebooks.filter(({ owner }) => !done.has(owner)),
    definitions: analysis.definitions.filter(({ owner }) => !done.has(owner)),
  };
}

/** Names that the notebooks import already, or would find beside them first. */
function isTaken(name: string, { notebooks }: LoadedPrototype): boolean {
  return notebooks.some(({ notebook, program }) => {
    const beside = sourceReaderFor(dirname(resolve(notebook.path)));
    if (beside.exists(`${name}.py`) || beside.exists(`${name}/__init__.py`)) return true;
    return program.statements.some(
      (each) => each.kind === 'import' && each.names.some(({ module }) => module.split('.')[0] === name),
    );
  });
}

function importsFrom({ program }: PrototypeNotebook, importName: string): boolean {
  return program.statements.some(
    (each) => each.kind === 'import' && each.names.some(({ module }) => module.split('.')[0] === importName),
  );
}

function prepareNotebook(
  rewrite: NotebookRewrite,
  loaded: LoadedPrototype,
  options: ExtractOptions,
): PreparedNotebook {
  const input = loaded.inputs.get(rewrite.notebook);
  const before = loaded.notebooks.find(({ notebook }) => notebook.path === rewrite.notebook);
  if (!input || !before) throw new RangeError(`no notebook ${rewrite.notebook}`);
  const text = rewriteNotebook(input.path, input.text, rewrite.edits);
  const after = readNotebook(input.path, text);
  requireParsable(before, after, loaded);
  const target = targetOf(input, options.notebooksTo);
  return {
    rewrite,
    before: before.notebook,
    program: before.program,
    after,
    original: input.text,
    text,
    target,
    there: target === input.realPath ? input.text : textThere(target),
    source: input.realPath,
  };
}

/** The last net under the rewriting: no cell may have stopped parsing. */
function requireParsable(
  { notebook, program }: PrototypeNotebook,
  after: Notebook,
  loaded: LoadedPrototype,
): void {
  const beside = sourceReaderFor(dirname(resolve(notebook.path)));
  const problems = loaded.language.frontEnd.analyze(after, beside).diagnostics;
  const count = (diagnostics: typeof problems): number =>
    diagnostics.filter((each) => each.code === 'unparsable-cell').length;
  if (count(problems) <= count(program.diagnostics)) return;
  const [first] = problems.filter((each) => each.code === 'unparsable-cell');
  throw new SolidifyError(
    'refused',
    'rewrite-failed',
    `a rewritten cell would not parse: ${first?.message ?? ''}`,
    {
      place: { file: notebook.path, cell: first?.cell ?? 0 },
      hint: 'Nothing was written. This is a defect of Solidify: please report it; --exclude keeps what that cell defines.',
    },
  );
}

async function render(
  prepared: Planned,
  loaded: LoadedPrototype,
  recording: Recording | null,
): Promise<RenderedRepository> {
  const { options, folder, plan, environment, notebooks } = prepared;
  const identity = await readIdentity(folder);
  const records = await Promise.all(
    notebooks.map(async ({ before, after, source }): Promise<NotebookRecord> =>
      recordNotebook(before, after, await recordedPath(source), decidingOptions(options)),
    ),
  );
  const files = await Promise.all(
    filesCopied(plan, loaded).map(async ({ notebook }) =>
      recordFile(notebook, await recordedPath(resolve(notebook.path))),
    ),
  );
  const facts = (python: Environment['python']): RepositoryFacts => ({
    scaffold: {
      description: `Functions that solidified in ${records.map((record) => basename(record.path)).join(', ')}.`,
      keywords: plan.package.name.split(/[-_.]+/).filter((word) => word !== ''),
      author: { name: options.author ?? identity.name, email: options.email ?? identity.email },
      license: options.license ?? 'LicenseRef-Proprietary',
      date: new Date().toISOString().slice(0, 10),
      python,
      host: options.host ?? hostOf(options.push),
      publish: options.publish,
      repositoryUrl: options.push,
    },
    generator: `solidify-nb ${ownVersion()}`,
    requirementsFor: (imports) => environment.requirementsFor(imports),
    recording,
    notebooks: records,
    files,
  });
  const templates = readTemplates();
  const renderFor = (python: Environment['python']): Promise<RenderedRepository> =>
    renderRepository(plan, facts(python), templates, loaded.language.backEnd);
  // The notebook may be written for a newer Python than the one found here: the code says which it needs.
  let python = environment.python;
  let rendered = await renderFor(python);
  while (needsNewerPython(rendered) && python.tested.length > 1) {
    const tested = python.tested.slice(1);
    python = { minimum: tested[0] ?? python.minimum, tested };
    rendered = await renderFor(python);
  }
  return rendered;
}

/** The files that were not given and that definitions come along from, once each. */
function filesCopied(
  { copied }: ExtractionPlan,
  { notebooks }: LoadedPrototype,
): readonly PrototypeNotebook[] {
  const wanted = new Set(copied.map(({ file }) => file));
  const found = new Map<string, PrototypeNotebook>();
  const pending = [...notebooks];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (wanted.has(each.notebook.path)) found.set(each.notebook.path, each);
    pending.push(...each.runFiles.values(), ...[...each.moduleFiles.values()].map(({ file }) => file));
  }
  return [...found.values()].sort((a, b) => (a.notebook.path < b.notebook.path ? -1 : 1));
}

/** The last net under the rendering. */
function requireSound({ defects }: RenderedRepository): void {
  const [defect] = defects;
  if (!defect) return;
  const [finding] = defect.defects;
  const message = `a made file would not be sound: ${finding?.message ?? ''}`;
  throw new SolidifyError('refused', 'unsound-module', message, {
    place: { file: defect.path },
    hint: 'Nothing was written. This is a defect of Solidify: please report it.',
  });
}

function hostOf(url: string | null): 'github' | 'gitlab' {
  return url !== null &&
    /gitlab/i.test(
      url
        .replace(/^.*@/, '')
        .split(/[/:]/)
        .find((part) => part.includes('.')) ?? url,
    )
    ? 'gitlab'
    : 'github';
}

/** A file that was named must be readable; in a folder the rest is still done. */
function requireReadable({ files }: LoadedPrototype, { paths }: ExtractOptions): void {
  const failed = files.find(({ path, problem }) => problem !== null && paths.includes(path));
  const isAnyReadable = files.some(({ problem }) => problem === null);
  const first = failed ?? (isAnyReadable ? undefined : files[0]);
  if (first?.problem) throw first.problem;
}

function nothingToMove({ files }: LoadedPrototype, plan: ExtractionPlan): SolidifyError {
  const [file] = files;
  const fluid = plan.kept.some((each) => each.verdict === 'fluid');
  const place = files.length === 1 && file ? { place: { file: file.path } } : {};
  return new SolidifyError('nothing', 'nothing-to-move', 'there is nothing to move', {
    ...place,
    hint: fluid
      ? 'Some definitions may move but have not settled: --all moves them, `solidify scan` lists them.'
      : 'Run `solidify scan` to see why each definition stays.',
  });
}

function newDefinitions(to: string, names: readonly string[]): SolidifyError {
  return new SolidifyError(
    'refused',
    'new-definitions',
    `the package is there already, and it lacks ${names.slice(0, 5).join(', ')}; adding to a package is not supported yet`,
    { place: { file: to }, hint: 'Nothing was written. Give --to a new folder, or --exclude these.' },
  );
}
