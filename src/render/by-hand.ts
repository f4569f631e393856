/**
 * What is left to a person, since no edit of ours would surely be right, or since it is theirs to decide. Wording lives in
 * report/.
 */
export type ByHand =
  /** Requirements that have no place that can be edited. */
  | { readonly code: 'add-requirements'; readonly file: string; readonly requirements: readonly string[] }
  /** A requirement is there already and may not let in what the code ran with. */
  | {
      readonly code: 'check-requirement';
      readonly file: string;
      readonly requirement: string;
      readonly written: string;
    }
  /** The tests need pytest or other distributions, and nothing says where those of tests stand. */
  | {
      readonly code: 'add-test-requirements';
      readonly file: string;
      readonly requirements: readonly string[];
    }
  /** A lock file no longer says what its project does. */
  | { readonly code: 'renew-lock'; readonly file: string }
  /** The version comes from Git's tags, is computed, isn't of three numbers, or is set when the project releases. */
  | {
      readonly code: 'version-stays';
      readonly file: string;
      readonly why: 'tags' | 'computed' | 'scheme' | 'unreleased' | 'tool';
    }
  /** The package's `__init__` passes names of its modules on; whether it is to pass these on too is a matter of its interface. */
  | {
      readonly code: 'pass-on';
      readonly file: string;
      readonly module: string;
      readonly names: readonly string[];
    }
  /** Tests are run by unittest alone, and ours need pytest. */
  | { readonly code: 'run-pytest'; readonly file: string }
  /** The linter or the type checker is configured where we can't add what moved code needs. */
  | { readonly code: 'ease-checker'; readonly file: string; readonly rules: readonly string[] }
  /** What is imported, and no distribution is known for it. */
  | { readonly code: 'find-requirements'; readonly file: string; readonly imports: readonly string[] }
  /** Tests of what was replaced that somebody edited: they stay, and may fail. */
  | { readonly code: 'tests-stay'; readonly file: string; readonly tests: readonly string[] }
  /** Somebody has mended modules of which mypy let something pass: what came into them isn't let pass either. */
  | { readonly code: 'types-stay'; readonly file: string; readonly modules: readonly string[] }
  /** A changelog has no place for what isn't released yet; a text was changed since it was written. */
  | { readonly code: 'changelog-stays' | 'readme-stays'; readonly file: string };
