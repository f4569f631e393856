import type { Notebook } from '../notebook/notebook.ts';
import type { PackageSources } from '../plan/held/read.ts';
import type { SourceReader } from '../program/language.ts';

/** A notebook that imports packages. */
export interface Importer {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly kernelName: string | null;
}

/** Finds a package that Solidify made by the name that it is imported by. */
export type FindPackage = (importer: Importer, importName: string) => PackageSources | null;

/** Finds and reads packages that are there already. Runs nothing, and parses no code. */
export interface PackageReader {
  /** The file in the root of a repository that makes it a package: `pyproject.toml`. */
  readonly manifest: string;
  /** Whether a folder is the repository of a package, not a place where one is installed. */
  isRepository(folder: string): boolean;
  /**
   * The sources of the package in a folder: a repository that Solidify made, one that was made by other means, or the folder of the
   * package itself. Null where it is none of them.
   */
  readonly sourcesAt: (folder: string) => PackageSources | null;
  /**
   * Makes a finder of what Solidify made: where the notebook's kernel would take it from. Where it isn't installed, as in a commit
   * hook, a repository of it in the notebook's own work tree will do. `python`: what `--python` says.
   */
  readonly finder: (python: string | null) => FindPackage;
  /** Names by which a notebook may import packages, by its text alone: quick, and never too few. */
  mayImport(notebook: Notebook): ReadonlySet<string>;
  /**
   * Checks that a repository is one package that can be added to.
   * @throws SolidifyError (refused) which says what keeps it from that.
   */
  requirePackage(files: SourceReader): void;
}
