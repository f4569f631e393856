import type { RenderedRepository } from '../../render/repository.ts';

/** The files of a repository as they are after its last commit. */
export function finalFiles({
  moved,
  formatted,
}: RenderedRepository): readonly { readonly path: string; readonly text: string }[] {
  const texts = new Map<string, string>();
  for (const each of [...moved, ...formatted]) if ('text' in each) texts.set(each.path, each.text);
  return [...texts].map(([path, text]) => ({ path, text }));
}
