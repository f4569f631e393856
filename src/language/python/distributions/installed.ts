/** A distribution in the site-packages of the notebook's interpreter. */
export interface InstalledDistribution {
  /** As its metadata has it: `scikit-learn`. */
  readonly name: string;
  readonly version: string;
  /**
   * index: got from a package index or conda; conda: only conda knows it, by a name of its own; elsewhere: from a folder (editable
   * or not) or a repository, so that its name says nothing to others.
   */
  readonly origin: 'index' | 'conda' | 'elsewhere';
}

/** What the notebook's interpreter has installed. */
export interface InstalledDistributions {
  /**
   * The distribution that holds an import, and the part of the dotted name that decides it: `sklearn` for
   * `sklearn.svm.SVC`, `google.cloud.storage` where `google.cloud` is a namespace of many. Null where none does.
   * `likely` are distributions, in normal form, to look at first: it saves reading the metadata of all.
   */
  find(
    imported: string,
    likely: readonly string[],
  ): { readonly importName: string; readonly distribution: InstalledDistribution } | null;
  /** Whether a module or package, dotted or not, can be imported from there. */
  isPresent(module: string): boolean;
}
