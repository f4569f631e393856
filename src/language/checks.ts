import type { Environment } from './environment.ts';
import type { TypeFindings } from '../render/rendered.ts';

/** A place to run a repository's checks in. */
export interface CheckPlace {
  /** Absolute path of an empty folder for environments; whoever made it takes it away. */
  readonly scratch: string;
  /** Absolute path of a copy of the repository: checks leave their caches in it. */
  readonly repository: string;
  /** Gets each line that is said. */
  readonly onProgress: (line: string) => void;
}

/** How one of the checks ended. */
export interface CheckResult {
  readonly check: string;
  readonly passed: boolean;
  /** The last lines that it said. */
  readonly tail: string;
}

/** What the pipeline of a made repository does, done here. */
export interface Checks {
  /** In this order; the first also checks types. */
  readonly names: readonly [string, ...string[]];
  /**
   * Makes ready what runs the checks.
   * @throws SolidifyError (refused) `check-failed` when that fails.
   */
  install(environment: Environment, place: CheckPlace): Promise<void>;
  /** Runs one of them. `again`: with what it was given before, without installing. */
  run(check: string, place: CheckPlace, environment: 'new' | 'again'): Promise<CheckResult>;
  /** What the strictest type check finds in the package, after the first check; null where that doesn't tell. */
  findTypeErrors(place: CheckPlace): Promise<TypeFindings | null>;
}
