import { expect } from 'vitest';
import { analyze } from '../../src/analysis/index.ts';
import type { Analysis, PrototypeNotebook } from '../../src/analysis/prototype.ts';
import { readNotebook, rewriteNotebook } from '../../src/notebook/index.ts';
import type { Notebook } from '../../src/notebook/notebook.ts';
import { explainText } from '../../src/report/explain.ts';
import { scanJson, scanText } from '../../src/report/scan.ts';
import { SolidifyError } from '../../src/text/error.ts';
import { planOf, prototypeOf, textAfter } from '../prototype.ts';

/** What an extraction may refuse to rewrite; every other refusal is a fault of Solidify. */
const REFUSALS = new Set(['no-cell-source', 'unsupported-format']);

/**
 * Takes one text through all that has no disk: whatever it holds, it is read or refused with what to do; the reports can be
 * written; the plan survives JSON; the rewritten notebook reads back with cells that parse if they did before.
 */
export async function survives(path: string, text: string): Promise<void> {
  const notebook = orRefused(() => readNotebook(path, text));
  if (notebook === null) return;
  expect(rewriteNotebook(path, text, [])).toBe(text);
  const prototype = await prototypeOf(notebook);
  const analysis = analyze([prototype]);
  reportsOn(prototype, analysis);
  const plan = planOf(analysis);
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  const rewritten = orRefused(() => textAfter(path, text, plan));
  if (rewritten === null) return;
  const after = await prototypeOf(readNotebook(path, rewritten));
  expect(unparsable(after)).toBeLessThanOrEqual(unparsable(prototype));
}

function orRefused<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SolidifyError)) throw error;
    expect(error.message).not.toBe('');
    expect(error.hint).not.toBe('');
    if (error.kind === 'refused' && !REFUSALS.has(error.code)) throw error;
    return null;
  }
}

function reportsOn({ notebook, program }: PrototypeNotebook, analysis: Analysis): void {
  const { path, format, language, cells }: Notebook = notebook;
  const file = {
    path,
    format,
    language,
    program,
    cells: cells.length,
    diagnostics: program.diagnostics,
    problem: null,
  };
  JSON.parse(scanJson({ files: [file], analysis }));
  scanText({ files: [file], analysis }, 'plain');
  for (const each of analysis.definitions.slice(0, 20)) explainText(each, analysis.definitions, 'plain');
}

function unparsable({ program }: PrototypeNotebook): number {
  return program.diagnostics.filter(({ code }) => code === 'unparsable-cell').length;
}
