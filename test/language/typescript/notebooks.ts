import { readNotebook } from '../../../src/notebook/index.ts';
import type { Notebook } from '../../../src/notebook/notebook.ts';

/** The text of a notebook of a kernel with these code cells. */
export function typescriptIpynb(kernel: string, ...sources: readonly string[]): string {
  const cells = sources.map((source, at) => ({
    cell_type: 'code',
    id: `cell-${at}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const metadata = {
    kernelspec: { name: kernel, display_name: kernel, language: 'typescript' },
    language_info: { name: 'typescript' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 })}\n`;
}

/** Such a notebook, through the product's own reader. */
export function typescriptNotebook(kernel: string, ...sources: readonly string[]): Notebook {
  return readNotebook('a.ipynb', typescriptIpynb(kernel, ...sources));
}
