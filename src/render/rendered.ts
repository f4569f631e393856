import type { Provenance } from '../plan/held/provenance.ts';
import type { HintProblem } from '../plan/seen-types.ts';
import type { FileChange, RelativePath } from '../text/change-set.ts';
import type { ByHand } from './by-hand.ts';

/** A repository in the two stages of its history. */
export interface RenderedRepository {
  /** First commit: all files, moved code byte-equal to the notebook's. Sorted by path. */
  readonly moved: readonly FileChange[];
  /** Second commit: what formatting and hints change. */
  readonly formatted: readonly FileChange[];
  /** Functions and classes that a test really calls, and those that are only imported. */
  readonly tests: TestCounts;
  /** Which of the tests makes which recorded call. */
  readonly recorded: readonly RecordedCallTest[];
  /** Modules that keep the notebook's layout, since formatting would change more than that. */
  readonly formatExcluded: readonly { readonly path: RelativePath; readonly reason: FormatExclusion }[];
  /** Findings that show a defect of the extraction; files without one are left out. */
  readonly defects: readonly FileDefects[];
  readonly provenance: Provenance;
  /** What became of the hints of each function; none where they weren't asked for. */
  readonly hints: readonly HintOutcome[];
  /** The same files but for their configuration, which lets pass what a strict run of the type checker found and nothing else. */
  readonly movedWith: (findings: TypeFindings) => readonly FileChange[];
}

/** The changes of a repository that grows, in the two stages of its history. */
export interface RenderedGrowth extends RenderedRepository {
  readonly version: VersionChange;
  /** The folder that its modules are imported from, as the beginning of their paths: `src/`, or nothing. */
  readonly sourceFolder: string;
  /** Its modules and tests as they were. */
  readonly there: readonly { readonly path: string; readonly text: string }[];
  /** What is left to a person. */
  readonly byHand: readonly ByHand[];
}

/** What becomes of a package's version; `to` is null where it stays. */
export interface VersionChange {
  readonly from: string | null;
  readonly to: string | null;
  /** breaking: some definition does something else; feature: there are new names; none: nothing changes for those who use it. */
  readonly why: 'breaking' | 'feature' | 'none';
  /** What a person has to know where it stays though something changes. */
  readonly stays: ByHand | null;
}

/** Functions and classes with a real assertion, and those that are only imported. */
export interface TestCounts {
  readonly tested: number;
  readonly importOnly: number;
}

/** The test of one recorded call. */
export interface RecordedTestOf {
  /** Name of the test. */
  readonly test: string;
  /** Place among the cases of a parametrized one; null: it isn't one. */
  readonly case: number | null;
  /** The function's module, `churn_tools.prices`, and its name. */
  readonly module: string;
  readonly name: string;
  /** Place among the function's recorded calls. */
  readonly call: number;
}

/** A recorded call's test, with the file that it stands in. */
export interface RecordedCallTest extends RecordedTestOf {
  readonly path: RelativePath;
  /** Files of real values that it reads; left out where it reads none. */
  readonly data?: readonly RelativePath[];
}

/**
 * unparsable: the formatter can't read it; changes-syntax: its syntax tree or the value of a docstring would differ;
 * unstable: formatting does not come to rest.
 */
export type FormatExclusion = 'unparsable' | 'changes-syntax' | 'unstable';

/** What shows that a name or an import went wrong on the way into a file, or that the file can't be read. */
export interface FileDefects {
  readonly path: string;
  /** Import name of the module; null: it is a test. */
  readonly module: string | null;
  readonly defects: readonly Defect[];
}

/** One finding of a checker. Row and column are 1-based. */
export interface Defect {
  /** As the checker calls its rule: `F401`, `TS2304`. */
  readonly rule: string;
  readonly message: string;
  readonly row: number;
  readonly column: number;
  /** Names of the definitions that it is about; left out: those that its message names in backquotes, else all of the module. */
  readonly names?: readonly string[];
}

/** How many hints one function got, and if none, why. */
export interface HintOutcome {
  /** `churn_tools.prices`. */
  readonly module: string;
  readonly name: string;
  readonly added: number;
  readonly problem: HintProblem | null;
}

/** What a strict run of the type checker found, by import name: codes and how often. Modules without a finding are left out. */
export type TypeFindings = ReadonlyMap<string, readonly FiredRule[]>;

/** A rule of a checker, by its code, and how often it fires. */
export interface FiredRule {
  readonly rule: string;
  readonly count: number;
}
