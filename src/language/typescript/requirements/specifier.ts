import { builtinModule } from '../globals/index.ts';

/** What an import's specifier names. */
export type Specifier =
  /** A package of npm's registry: `npm:lodash@4/fp`, or `lodash/fp`, which leaves the version to somebody else. */
  | {
      readonly kind: 'npm' | 'bare';
      readonly name: string;
      /** As written; empty where it isn't. */
      readonly version: string;
      /** `fp` of `lodash/fp`; empty for the package itself. */
      readonly path: string;
    }
  /** A module that Node itself has: `fs` of `node:fs` and of `fs`. */
  | { readonly kind: 'node'; readonly name: string }
  /** What only Deno finds: `jsr:@std/csv`, `https://…`. */
  | { readonly kind: 'deno'; readonly written: string }
  /** A file beside the importing one. */
  | { readonly kind: 'file'; readonly path: string };

/** Reads an import's specifier. */
export function readSpecifier(written: string): Specifier {
  if (/^(?:\.{1,2}(?:\/|$)|\/|file:)/.test(written)) return { kind: 'file', path: written };
  if (written.startsWith('node:') || builtinModule(written) !== null) {
    return { kind: 'node', name: written.replace(/^node:/, '') };
  }
  if (/^(?:jsr|https?|data|blob):/.test(written)) return { kind: 'deno', written };
  const isNpm = written.startsWith('npm:');
  const text = isNpm ? written.slice('npm:'.length).replace(/^\//, '') : written;
  const [, name = text, version = '', path = ''] =
    /^((?:@[^/@]+\/)?[^/@]+)(?:@([^/]*))?(?:\/(.*))?$/.exec(text) ?? [];
  return { kind: isNpm ? 'npm' : 'bare', name, version, path };
}

/** The specifier by which a module of a package imports the same: npm's packages by their name, Node's modules with `node:`. */
export function packageSpecifier(written: string): string {
  const specifier = readSpecifier(written);
  switch (specifier.kind) {
    case 'npm':
    case 'bare':
      return specifier.path === '' ? specifier.name : `${specifier.name}/${specifier.path}`;
    case 'node':
      return `node:${specifier.name}`;
    case 'deno':
      return specifier.written;
    case 'file':
      return specifier.path;
  }
}

/**
 * The range of versions that a version in an `npm:` specifier lets in, as package.json writes it: `4` is `^4`, `1.2` is
 * `~1.2`, a whole version is that one. Source: `npm help package-spec`.
 */
export function rangeOf(version: string): string {
  if (/^\d+$/.test(version)) return `^${version}`;
  return /^\d+\.\d+$/.test(version) ? `~${version}` : version;
}
