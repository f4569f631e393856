import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dropLocations, normalizeText } from '../src/kernel/normalize.ts';
import { withoutColour } from '../src/kernel/output.ts';
import type { NotebookRun } from '../src/kernel/run.ts';
import { readNotebook } from '../src/notebook/index.ts';
import type { Notebook } from '../src/notebook/notebook.ts';
import { extractForTest } from './case-extract.ts';
import type { CaseExpectation, CaseExtraction } from './case-harness.ts';

export type KernelName = 'deno' | 'tslab' | 'jslab';

/** What a person expects of a case, from what the kernels do: `expected.json`. What a kernel does otherwise stands under its name. */
interface TypeScriptExpectation extends CaseExpectation {
  /** In which it is run before and after; none: it is only extracted from, as from a notebook of Deno's. */
  readonly kernels: readonly KernelName[];
  readonly deno?: Partial<CaseExpectation>;
  readonly tslab?: Partial<CaseExpectation>;
  readonly jslab?: Partial<CaseExpectation>;
}

/** A folder of `typescript-cases/` in one of its kernels. */
export interface TypeScriptCase {
  readonly name: string;
  /** Unlike that of every other case: the name of its package. */
  readonly package: string;
  readonly folder: string;
  readonly kernel: KernelName;
  readonly isRun: boolean;
  readonly expected: CaseExpectation;
}

/** All cases that a kernel runs; those that none runs count as Deno's. */
export function loadTypeScriptCases(kernel: KernelName): readonly TypeScriptCase[] {
  const root = fileURLToPath(new URL('./typescript-cases/', import.meta.url));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const folder = join(root, name);
      const text = readFileSync(join(folder, 'expected.json'), 'utf8');
      const { kernels, deno, tslab, jslab, ...common } = JSON.parse(text) as TypeScriptExpectation;
      const isRun = kernels.includes(kernel);
      if (!isRun && !(kernels.length === 0 && kernel === 'deno')) return [];
      const own = { deno, tslab, jslab }[kernel];
      return [{ name, package: `case-${name}`, folder, kernel, isRun, expected: { ...common, ...own } }];
    });
}

/** The case's notebook in a new folder, as the kernel has it, with what lies beside it. */
export function copyTypeScriptCase({ folder, kernel }: TypeScriptCase): {
  readonly folder: string;
  readonly notebook: string;
} {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'solidify-case-')));
  for (const name of readdirSync(folder)) {
    if (name === 'expected.json') continue;
    const text = readFileSync(join(folder, name), 'utf8');
    if (/^\/\/ %%/m.test(text)) writeFileSync(join(copy, notebookName(name)), asIpynb(name, text, kernel));
    else cpSync(join(folder, name), join(copy, name), { recursive: true });
  }
  const main = readdirSync(copy).find((name) => name === 'notebook.ipynb');
  if (main === undefined) throw new Error(`${folder} holds no notebook.ts or notebook.js`);
  return { folder: copy, notebook: join(copy, main) };
}

/** `other.ts` of a case is `other.ipynb` where it runs. */
export function notebookName(name: string): string {
  return name.replace(/\.[jt]s$/, '.ipynb');
}

function asIpynb(name: string, text: string, kernel: KernelName): string {
  const language = kernel === 'jslab' || name.endsWith('.js') ? 'javascript' : 'typescript';
  const cells = readNotebook(name, text).cells.map(({ kind, source }, index) => ({
    cell_type: kind,
    id: `cell-${index}`,
    metadata: {},
    source,
    ...(kind === 'code' ? { execution_count: null, outputs: [] } : {}),
  }));
  const metadata = {
    kernelspec: { name: kernel, display_name: kernel, language },
    language_info: { name: language },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** Reads a notebook of a copy, or a rewritten text of it. */
export function readCaseNotebook(path: string, text: string | null = null): Notebook {
  return readNotebook(path, text ?? readFileSync(path, 'utf8'));
}

/** The product's extraction of a case, with nothing written. */
export async function extractTypeScriptCase(example: TypeScriptCase): Promise<CaseExtraction> {
  const { folder, notebook } = copyTypeScriptCase(example);
  const { also = [], variants = [], ...options } = example.expected.options ?? {};
  const inCopy = {
    ...options,
    also: also.map(notebookName),
    variants: variants.map((each) => ({ ...each, notebook: join(folder, notebookName(each.notebook)) })),
  };
  return extractForTest(notebook, inCopy, example.package);
}

/** All lines that a run shows: without colours, places of code and stack traces, and the failure that tslab shows as text. */
export function shownTypeScriptLines(run: NotebookRun): readonly string[] {
  const texts = run.cells.flatMap(({ outputs }) => {
    const parts = outputs.map((output) => {
      if (output.kind === 'stream') return output.text;
      if (output.kind === 'error')
        return output.message === '' ? '' : `\n${output.name}: ${output.message}\n`;
      return `\n${output.data['text/plain'] ?? JSON.stringify(output.data)}\n`;
    });
    return dropLocations(normalizeText(withoutColour(parts.join('')))).split(/\r?\n/);
  });
  return texts.filter((line) => line.trim() !== '');
}
