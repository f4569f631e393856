import type { Installed, InstallRequest, InstallSource } from '../../language/installer.ts';
import { SolidifyError } from '../../text/error.ts';
import { realPathOf, remoteAddress } from '../../workspace/index.ts';
import type { Pushed } from '../../workspace/git/remote.ts';
import type { Progress } from '../progress-line.ts';
import { pushedLines, pushRepository } from '../push.ts';
import { pinnedTo } from './pinned.ts';
import type { PreparedExtraction } from './prepared.ts';

/** What came of bringing a finished repository to where it is used. */
export type Delivery =
  | {
      readonly kind: 'delivered';
      /** Its notebooks name the commit that was pushed. */
      readonly prepared: PreparedExtraction;
      /** For people: what was done. */
      readonly done: readonly string[];
    }
  | {
      readonly kind: 'failed';
      readonly error: unknown;
      /** The remote holds the repository, which therefore must stay. */
      readonly isPushed: boolean;
      /** What imports from the repository's folder by now; null: nothing. */
      readonly installed: Installed | null;
    };

/**
 * Brings a repository that stands at its target to where it is used: installs it, pushes it, and has the notebooks
 * written last. An editable installation comes before the push, which nothing takes back; a pinned one after it.
 */
export async function deliver(
  prepared: PreparedExtraction,
  writeNotebooks: (prepared: PreparedExtraction) => void,
  progress: Progress,
): Promise<Delivery> {
  const { options, folder } = prepared;
  const reached = { isPushed: false, installed: null as Installed | null };
  const done: string[] = [];
  try {
    if (options.install && !options.pinned) {
      reached.installed = await install(prepared, { kind: 'editable', folder }, progress);
      done.push(...reached.installed.lines);
    }
    const pushed = options.push === null ? null : await pushTo(folder, options.push, progress);
    reached.isPushed = pushed !== null;
    if (pushed !== null) done.push(...pushedLines(pushed));
    if (pushed !== null && options.push !== null && options.install && options.pinned) {
      const installed = await install(prepared, pinnedSource(prepared, options.push, pushed), progress);
      done.push(...installed.lines);
    }
    const final = pushed === null ? prepared : pinnedTo(prepared, pushed.commit);
    writeNotebooks(final);
    return { kind: 'delivered', prepared: final, done };
  } catch (error) {
    return { kind: 'failed', error: reached.isPushed ? pushedAlready(error, folder) : error, ...reached };
  }
}

function pushTo(folder: string, url: string, progress: Progress): Promise<Pushed> {
  progress('pushing');
  return pushRepository(folder, url);
}

function pinnedSource({ tools }: PreparedExtraction, url: string, { commit }: Pushed): InstallSource {
  const address = tools.toolchain.installer.address(url) ?? url;
  return { kind: 'pinned', address, commit, environment: remoteAddress(url).environment };
}

function install(
  prepared: PreparedExtraction,
  source: InstallSource,
  progress: Progress,
): Promise<Installed> {
  const { tools, plan } = prepared;
  progress(`installing ${plan.package.name}`);
  return tools.toolchain.installer.install({ ...installing(prepared), source, onProgress: progress });
}

/** Into what a package is installed: for the notebooks that are rewritten; where none has to be any more, for those that were given. */
export function installing({
  environment,
  plan,
  notebooks,
  analysis,
}: PreparedExtraction): Omit<InstallRequest, 'source' | 'onProgress'> {
  const rewritten = notebooks.map(({ after, target }) => ({ notebook: after, path: target }));
  const given = analysis.notebooks.map(({ owner: { notebook } }) => ({
    notebook,
    path: realPathOf(notebook.path),
  }));
  return {
    environment,
    package: plan.package,
    notebooks: rewritten.length > 0 ? rewritten : given,
  };
}

/** A push can't be taken back: what failed after it is told with where things stand. */
function pushedAlready(error: unknown, folder: string): unknown {
  if (!(error instanceof SolidifyError)) return error;
  const { kind, code, message, place, hint } = error;
  const stands = `The package is pushed and stays in ${folder}, the notebooks are as they were: mend what failed, then run the same command again.`;
  return new SolidifyError(kind, code, message, {
    place,
    hint: hint === '' ? stands : `${stands} ${hint}`,
    cause: error,
  });
}
