import type { RunRequest } from '../kernel/run.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { PackageName } from '../plan/plan.ts';
import type { ImportedName, Program } from '../program/program.ts';
import type { Language, ModuleFolders, SourceReader } from '../program/language.ts';
import type { Registry } from '../render/scaffold/facts.ts';
import type { Checks } from './checks.ts';
import type { Environment, ImportingNotebook } from './environment.ts';
import type { Installer } from './installer.ts';
import type { MeasureTests } from './measurement.ts';
import type { FileText } from './package-files.ts';
import type { PackageNaming } from './package-naming.ts';
import type { Recorder } from './recorder.ts';
import type { RunTests } from './tests.ts';

/** Finds the folders that notebooks with a kernel of this name import from; null where that can't be told from the disk. */
export type FindModuleFolders = (kernelName: string | null) => ModuleFolders | null;

/** A language as notebooks are read with it: what analysis and plan need of it, and which files belong to a notebook. */
export interface ReadingLanguage extends Language {
  /** Makes a finder that looks at the disk when it is first asked of a kernel, and starts nothing. `python`: what `--python` says. */
  readonly moduleFolders: (python: string | null) => FindModuleFolders;
  readonly modulesBeside: ModulesBeside;
}

/** Which modules are files beside a notebook. */
export interface ModulesBeside {
  /**
   * Of the modules that a program imports, those that are files or folders beside it; each as it is written.
   */
  readonly localModules: (program: Program, beside: readonly SourceReader[]) => ReadonlySet<string>;
  /** The modules that an imported name may be, or be of, as they are written: `a` and `a.b` for `from a import b`. */
  readonly candidates: (imported: ImportedName) => readonly string[];
  /**
   * The file beside the notebook that a module is, by its path from the notebook's folder, where importing it runs that file and
   * nothing else of the folder; null where there is no such file.
   */
  readonly pathOf: (module: string, beside: SourceReader) => string | null;
}

/** Where a package is that a run imports from before it is installed: a repository's folder, or the texts of its files. */
export type PackagePlace =
  | {
      readonly kind: 'folder';
      /** Absolute. */
      readonly folder: string;
      /** The folder in it that modules are imported from, as the beginning of their paths: `src/`, or nothing. */
      readonly sources: string;
    }
  | { readonly kind: 'files'; readonly files: readonly FileText[] };

/** What a run needs so that its notebook imports a package from where it isn't installed. */
export type Reach = Pick<RunRequest, 'path' | 'files' | 'sources' | 'environment'>;

/** What makes, runs, tests and installs packages of a language. What a language lacks is null, and refused where it is asked for. */
export interface Toolchain {
  readonly names: PackageNaming;
  /**
   * Finds the environment of notebooks; `python`: what `--python` says.
   * @throws SolidifyError (usage) where `--python` names nothing that works.
   */
  environment(notebooks: readonly Notebook[], python: string | null): Environment;
  /** What a run needs so that its notebook imports a package from a place where it isn't installed. */
  readonly importable: (
    name: PackageName,
    place: PackagePlace,
    importer: ImportingNotebook,
  ) => Promise<Reach>;
  readonly installer: Installer;
  /** Where `--publish` may let packages go. */
  readonly registry: Registry;
  /** `--record`. */
  readonly recorder: Recorder | null;
  readonly runTests: RunTests | null;
  /** `--mutate`. */
  readonly measureTests: MeasureTests | null;
  /** `--check`. */
  readonly checks: Checks | null;
  /** The command that makes Jupyter show a notebook's saved HTML; the path is a word for the shell. */
  readonly trustCommand: (environment: Environment, path: string) => string;
  /** Words that the language, its kernels and the most common libraries write whatever the data is. */
  readonly everybodysWords: readonly string[];
}
