import type { Environment, ImportingNotebook } from './environment.ts';
import type { FileText } from './package-files.ts';

/** A test, or one case of a parametrized one. */
export interface TestPlace {
  /** `tests/test_prices.py`. */
  readonly file: string;
  readonly test: string;
  /** Its place among the cases; null where the test has none. */
  readonly case: number | null;
}

/** A test that isn't green. */
export interface FailedTest extends TestPlace {
  /** The name of the exception; `slow` where it took too long; `crash` where the process ended. */
  readonly error: string;
}

/** What running the tests of a package needs. */
export interface TestRequest {
  readonly environment: Environment;
  /** Notebooks that import the package: what it depends on is installed for them. */
  readonly importers: readonly ImportingNotebook[];
  /** The package's source, its tests, the files that these read, and its settings in JSON. */
  readonly files: readonly FileText[];
  /** Which of the files hold the tests to run. */
  readonly tests: readonly string[];
  /** Seconds that one test may take. */
  readonly testTimeout: number;
}

/**
 * Runs a package's tests in the notebook's environment, in a folder of their own, in more than one order and under everything else
 * that no recording ran under. Those that aren't green in all of it; files that can't be imported are in `broken`, by path.
 */
export type RunTests = (
  request: TestRequest,
) => Promise<{ readonly failed: readonly FailedTest[]; readonly broken: readonly string[] }>;
