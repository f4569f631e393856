/** A distribution that a package needs, by one of the names that its code imports. */
export interface Requirement {
  /** As imported: `sklearn`, `google.cloud.storage`. */
  readonly importName: string;
  /** As installed: `scikit-learn`, `google-cloud-storage`. */
  readonly distribution: string;
  /** `>=1.5`, or empty. */
  readonly specifier: string;
  /** `tune` of `ray[tune]`; only where there are any. */
  readonly extras?: readonly string[];
  /**
   * How the distribution is known: installed in the notebook's environment, from the bundled table, named by an install line
   * of the notebook or a requirements file beside it; unverified: a guess from the import name, which may name a stranger's project and is never to be
   * active.
   */
  readonly source: 'environment' | 'table' | 'notebook' | 'unverified';
}
