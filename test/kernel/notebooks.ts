import { readFileSync } from 'node:fs';
import { readNotebook } from '../../src/notebook/index.ts';
import type { Notebook } from '../../src/notebook/notebook.ts';

/** The text of the helper that runs notebooks. */
export const helper = readFileSync(new URL('../../src/kernel/run_notebook.py', import.meta.url), 'utf8');

/** A notebook with these code cells, through the product's own reader. */
export function notebookOf(...sources: readonly string[]): Notebook {
  return readNotebook('test.py', sources.map((source) => `# %%\n${source}\n`).join('\n'));
}
