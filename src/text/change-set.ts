/** A path below a root, with `/` between its parts, never `..` and never absolute. */
export type RelativePath = string & { readonly brand: 'RelativePath' };

/** One file to write. An `update` is refused when the file no longer holds `original`. */
export type FileChange =
  | {
      readonly kind: 'create';
      readonly path: RelativePath;
      readonly text: string;
      readonly executable?: true;
    }
  | {
      readonly kind: 'update';
      readonly path: RelativePath;
      readonly text: string;
      readonly original: string;
    };

/** File changes under one root folder (an absolute path). */
export interface ChangeSet {
  readonly root: string;
  readonly changes: readonly FileChange[];
}

/**
 * Brands a path as relative. A backslash is a character like others in names, but where it parts them it leads
 * nowhere outside either.
 * @throws RangeError for an absolute path, an empty part, `.` or `..`.
 */
export function relativePath(path: string): RelativePath {
  const parts = path.split('/');
  const leads = parts.some((part) => part === '' || part === '.' || part.split('\\').includes('..'));
  if (/^[A-Za-z]:/.test(path) || leads) {
    throw new RangeError(`not a relative path: ${JSON.stringify(path)}`);
  }
  return path as RelativePath;
}
