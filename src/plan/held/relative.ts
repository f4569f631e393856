import type { HeldModule } from './package.ts';

/** The module that an import in a module of a package names: what its dots lead to. */
export function absoluteModule(
  written: string,
  { importName, path }: Pick<HeldModule, 'importName' | 'path'>,
): string {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const parts = importName.split('.');
  const isFolder = /(?:^|\/)__init__\.py$/.test(path);
  const above = parts.slice(0, parts.length - dots + (isFolder ? 1 : 0));
  const below = written.slice(dots);
  return [...above, ...(below === '' ? [] : [below])].join('.');
}
