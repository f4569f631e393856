import type { Kernel } from '../kernel/kernel.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { ExternalImport } from '../plan/index.ts';
import type { Requirement } from '../program/requirement.ts';
import type { SolidifyError } from '../text/error.ts';

/** Where notebooks run: a Python with what is installed for it, Deno with the folder of the notebooks, Node with its packages. */
export interface Environment {
  /** As people call the program that runs the notebooks: `Python`, `Deno`, `Node`. */
  readonly name: string;
  /** Absolute path of the program that runs the notebooks, as it is told to people; null: none was found. */
  readonly executable: string | null;
  /** Why nothing can be installed, checked or measured, to be thrown where that is asked for; null: it can. */
  readonly problem: SolidifyError | null;
  /** Oldest version of that program that the package supports, and those that its pipeline tests, the oldest first. */
  readonly versions: { readonly minimum: string; readonly tested: readonly string[] };
  /** What a package has to depend on that imports these modules. */
  requirementsFor(imports: readonly ExternalImport[]): readonly Requirement[];
  /**
   * The kernel that runs a notebook. Starts nothing.
   * @throws SolidifyError (refused) `no-kernel`, `no-python` where there is none, with what to install.
   */
  kernelFor(notebook: Notebook): Kernel;
}

/** A notebook that imports a package. */
export interface ImportingNotebook {
  readonly notebook: Notebook;
  /** Absolute path of the folder that its kernel works in. */
  readonly folder: string;
}
