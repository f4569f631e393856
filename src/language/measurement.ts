import type { Environment } from './environment.ts';
import type { FileText } from './package-files.ts';

/** How much the tests of a package hold of one function. */
export interface MeasuredFunction {
  /** `churn_tools.prices`. */
  readonly module: string;
  /** `clean`; of a method `Costs.of`. */
  readonly name: string;
  /** Lines of its body that can run, and those of them that green tests run. */
  readonly lines: number;
  readonly covered: number;
  /** Whether a green test reaches it. */
  readonly tested: boolean;
  /** Mutants that were tried, and those that a test caught. */
  readonly mutants: number;
  readonly caught: number;
  /** The same of those that change a return statement. */
  readonly returns: number;
  readonly returnsCaught: number;
  /** Mutants that no test caught, by line of the module. */
  readonly survivors: readonly { readonly line: number; readonly change: string }[];
}

/** How much the tests of a package hold. */
export interface Measurement {
  readonly functions: readonly MeasuredFunction[];
  /** Mutants that weren't tried, for want of time. */
  readonly left: number;
}

/** What measuring needs. */
export interface MeasureRequest {
  readonly environment: Environment;
  /** The package's source and its tests. */
  readonly files: readonly FileText[];
  /** Paths of the modules among the files, by import name. */
  readonly modules: Readonly<Record<string, string>>;
  /** Most mutants to try, and the seconds that this may take. */
  readonly mutants: number;
  readonly seconds: number;
  readonly onProgress: (at: number, of: number) => void;
}

/** Runs a package's tests as they are and then on mutants of its functions. Null where that didn't come to an end. */
export type MeasureTests = (request: MeasureRequest) => Promise<Measurement | null>;
