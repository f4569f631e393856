import { basename, resolve } from 'node:path';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { ExtractionPlan } from '../../plan/plan.ts';
import type { Recording } from '../../plan/recording.ts';
import type { ExternalImport } from '../../plan/index.ts';
import type { NotebookRecord } from '../../render/provenance.ts';
import { ownVersion, readIdentity, readTemplates } from '../../workspace/index.ts';
import type { LoadedPrototype } from '../prototype.ts';
import { decidingOptions } from './options.ts';
import type { Planned } from './prepared.ts';
import { recordedPath, recordFile, recordNotebook } from './records.ts';
import type { RenderedGrowth, RenderedRepository } from '../../render/rendered.ts';

/** The files of the repository that a plan makes or changes; null where it changes none. */
export async function render(
  prepared: Planned,
  loaded: LoadedPrototype,
  recording: Recording | null,
): Promise<RenderedRepository | RenderedGrowth | null> {
  const { options, folder, growing, plan, environment, notebooks, tools } = prepared;
  const { renderer } = tools;
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
  const date = new Date().toISOString().slice(0, 10);
  const known = {
    generator: `solidify-nb ${ownVersion()}`,
    requirementsFor: (imports: readonly ExternalImport[]) => environment.requirementsFor(imports),
    recording,
    notebooks: records,
    files,
    kernels: notebooks.map(({ before: { kernel, language } }) => ({ kernel, language })),
  };
  if (growing) {
    if (plan.rewrites.length === 0) return null;
    const grown = await renderer.renderGrowth(plan, growing, { ...known, date });
    return grown.moved.length > 0 ? grown : null;
  }
  const identity = await readIdentity(folder);
  const scaffold = {
    description: `Functions from ${records.map((record) => basename(record.path)).join(', ')}.`,
    keywords: plan.package.name.split(/[-_.]+/).filter((word) => word !== ''),
    author: { name: options.author ?? identity.name, email: options.email ?? identity.email },
    license: options.license ?? 'LicenseRef-Proprietary',
    date,
    versions: environment.versions,
    host: options.host ?? hostOf(options.push),
    publish: options.publish,
    repositoryUrl: options.push,
  };
  return renderer.renderRepository(plan, { ...known, scaffold }, readTemplates());
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
