import type { RenderedGrowth } from '../../render/growth/repository.ts';
import type { RenderedRepository } from '../../render/repository.ts';

/** The files of a repository as they are after its last commit; of one that was there, its Python files and what changes. */
export function finalFiles(
  rendered: RenderedRepository | RenderedGrowth,
): readonly { readonly path: string; readonly text: string }[] {
  const there = 'there' in rendered ? rendered.there : [];
  const texts = new Map<string, string>(there.map(({ path, text }) => [path, text]));
  for (const each of [...rendered.moved, ...rendered.formatted]) texts.set(each.path, each.text);
  return [...texts].map(([path, text]) => ({ path, text }));
}
