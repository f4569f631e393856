import { dirname, join } from 'node:path';
import { shellWord } from '../../../text/shell-word.ts';
import type { Installed, Installer, InstallRequest, InstallStep, InstallTarget } from '../../installer.ts';
import { mappedTo, specifierFrom, wayTo } from '../importing/index.ts';
import type { Way } from '../importing/way.ts';
import { needsCopies } from './manifest.ts';
import { mapPackage } from './map.ts';
import { installWithNpm } from './npm.ts';
import { requireResolved } from './resolved.ts';

/** Deno's import map, or npm where a kernel takes packages from `node_modules`. */
export const npmInstaller: Installer = {
  install,
  steps: ({ notebooks, package: { importName }, folder }) =>
    waysOf(notebooks).flatMap((way) => stepsOf(way, importName, folder)),
  // A kernel's settings lead to a folder; what npm would take from a remote is no part of a notebook.
  address: () => null,
};

async function install({
  source,
  package: { importName },
  notebooks,
  onProgress,
}: InstallRequest): Promise<Installed> {
  if (source.kind === 'pinned') throw new RangeError('npm packages are not pinned to commits');
  const done: Installed[] = [];
  const takeBack = async (): Promise<void> => {
    for (const each of done.toReversed()) await each.takeBack();
  };
  try {
    const ways = waysOf(notebooks);
    for (const [at, way] of ways.entries()) {
      const { folder } = source;
      done.push(
        way.kind === 'map'
          ? mapPackage(way, importName, entryOf(folder))
          : await installWithNpm(way.folder, importName, {
              repository: folder,
              build: ways.slice(0, at).some(({ kind }) => kind === 'npm') ? 'done' : 'open',
              onProgress,
            }),
      );
    }
    for (const notebook of notebooks) await requireResolved(notebook, importName, onProgress);
  } catch (error) {
    await takeBack();
    throw error;
  }
  return { lines: done.flatMap(({ lines }) => lines), takeBack };
}

function waysOf(notebooks: readonly InstallTarget[]): readonly Way[] {
  const ways = notebooks.map(({ notebook, path }) => wayTo(notebook, dirname(path)));
  return [...new Map(ways.map((way) => [way.kind === 'map' ? way.file : way.folder, way])).values()];
}

function entryOf(repository: string): string {
  return join(repository, 'src', 'index.ts');
}

function stepsOf(way: Way, name: string, repository: string): readonly InstallStep[] {
  if (way.kind === 'map') {
    const target = specifierFrom(way.file, entryOf(repository));
    if (way.text !== null && mappedTo(way.file, way.text, name) === target) return [];
    const entry = `${JSON.stringify(name)}: ${JSON.stringify(target)}`;
    const text =
      way.text === null
        ? `Make ${way.file} with { "imports": { ${entry} } }, or run the command again with --install.`
        : `Add ${entry} to "imports" in ${way.file}, or run the command again with --install.`;
    return [{ kind: 'step', text }];
  }
  const links = needsCopies(repository) ? '--install-links ' : '';
  return [
    { kind: 'command', text: `npm install --prefix ${shellWord(repository)}` },
    { kind: 'command', text: `npm run build --prefix ${shellWord(repository)}` },
    {
      kind: 'command',
      text: `npm install --prefix ${shellWord(way.folder)} ${links}${shellWord(repository)}`,
    },
  ];
}
