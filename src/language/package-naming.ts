import type { PackageName } from '../plan/plan.ts';
import type { SourceReader } from '../program/language.ts';

/** Which names packages may have. */
export interface PackageNaming {
  /** Why a distribution can't be called that, with what to do; null: it can. */
  problem(distribution: string): { readonly message: string; readonly hint: string } | null;
  /** A folder's name made fit for a distribution. */
  fromFolder(folder: string): string;
  /** Names for a package whose distribution is to be called so, the best first. */
  ideas(distribution: string): readonly [PackageName, ...PackageName[]];
  /** Whether a package can be imported by a name, which is none of the language's own modules. */
  isImportName(name: string): boolean;
  /** What import names are made of, as a hint for people. */
  readonly importNameHint: string;
  /** Whether a notebook would find a file beside it before an installed package of the name. */
  isBeside(importName: string, beside: SourceReader): boolean;
}
