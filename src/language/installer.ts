import type { Notebook } from '../notebook/notebook.ts';
import type { PackageName } from '../plan/plan.ts';
import type { Environment } from './environment.ts';

/** Where a package is installed from. */
export type InstallSource =
  /** Its repository's folder, absolute: what is edited there takes effect. */
  | { readonly kind: 'editable'; readonly folder: string }
  /** One commit of a remote: `address` as {@link Installer.address} gives it, `environment` what Git needs to get in. */
  | {
      readonly kind: 'pinned';
      readonly address: string;
      readonly commit: string;
      readonly environment: Readonly<Record<string, string>>;
    };

/** A notebook that is to find the package. */
export interface InstallTarget {
  readonly notebook: Notebook;
  /** Absolute path of its file. */
  readonly path: string;
}

/** What installing a package needs. */
export interface InstallRequest {
  readonly environment: Environment;
  readonly package: PackageName;
  readonly source: InstallSource;
  readonly notebooks: readonly InstallTarget[];
  /** Gets each line that the installer says. */
  readonly onProgress: (line: string) => void;
}

/** A package that was installed. */
export interface Installed {
  /** What to tell of it, for people. */
  readonly lines: readonly string[];
  /** Takes it out again, as far as that works. */
  readonly takeBack: () => Promise<void>;
}

/** What is left to do by hand: a command for the shell, or a sentence. */
export interface InstallStep {
  readonly kind: 'command' | 'step';
  readonly text: string;
}

/** Puts packages where notebooks import them from. */
export interface Installer {
  /**
   * Installs a package and sees that it can be imported. Where that fails, all is as it was.
   * @throws SolidifyError (refused) `install-failed`, `import-failed` with the end of the output, `wrong-commit`.
   */
  install(request: InstallRequest): Promise<Installed>;
  /** What installs a repository's folder for the notebooks; told where `--install` isn't asked for. */
  steps(
    request: Omit<InstallRequest, 'source' | 'onProgress'> & { readonly folder: string },
  ): readonly InstallStep[];
  /** What the installer is asked for to take a package from a remote: `git+https://…`; null: it can't, so that nothing is pinned. */
  address(url: string): string | null;
}
