import type { RenderedGrowth, RenderedRepository } from '../../render/rendered.ts';

/** The files of a repository as they are after its last commit; of one that was there, its Python files and what changes. Modules stand below `src/`, wherever they are. */
export function finalFiles(
  rendered: RenderedRepository | RenderedGrowth,
): readonly { readonly path: string; readonly text: string }[] {
  const there = 'there' in rendered ? rendered.there : [];
  const texts = new Map<string, string>(there.map(({ path, text }) => [path, text]));
  for (const each of [...rendered.moved, ...rendered.formatted]) texts.set(each.path, each.text);
  const own = `${modulesFolder(rendered)}${rendered.provenance.package.importName}/`;
  return [...texts].map(([path, text]) => ({
    path: path.startsWith(own) ? `src/${path.slice(modulesFolder(rendered).length)}` : path,
    text,
  }));
}

/** The folder that the modules of a repository are imported from, as the beginning of their paths: `src/`, or nothing. */
export function modulesFolder(rendered: RenderedRepository | RenderedGrowth): string {
  return 'sourceFolder' in rendered ? rendered.sourceFolder : 'src/';
}
