import type { ExtractOptions } from '../../src/verbs/extract/options.ts';

/** Options of `extract --all`, everything else as by default. */
export const EXTRACT_ALL: Omit<ExtractOptions, 'paths' | 'to'> = {
  name: null,
  selection: { scope: 'everything', select: [], exclude: [] },
  notebooksTo: null,
  lift: false,
  pruneImports: false,
  autoreload: false,
  python: null,
  allowedSecrets: [],
  author: 'Ada',
  email: 'ada@example.org',
  license: null,
  publish: null,
  host: null,
  push: null,
  install: false,
  pinned: false,
  installCell: false,
  check: false,
  verify: false,
  record: false,
  mutate: false,
  dropUnproven: false,
  cellTimeout: null,
  totalTimeout: null,
};
