import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inline } from '../src/index.ts';
import { SolidifyError } from '../src/text/error.ts';
import { extractCase } from './case-extract.ts';
import { copyCase, loadCases, readCase, shownLines, writeFiles } from './case-harness.ts';
import type { Case, CaseExtraction } from './case-harness.ts';
import type { CaseServer } from './case-server.ts';

/** The cases from which something moves. */
export function casesToInline(): readonly Case[] {
  return loadCases().filter(({ expected }) => expected.moves.length > 0 && expected.open === undefined);
}

/** Extracts a case and puts its source back; the message where that is refused. */
export async function inlineCase(
  example: Case,
): Promise<{ readonly text: string; readonly extraction: CaseExtraction } | { readonly refusal: string }> {
  const extraction = await extractCase(example);
  const repository = writeFiles(extraction.files);
  const notebook = join(copyCase(example, extraction.others), example.file);
  writeFileSync(notebook, extraction.notebookText);
  try {
    const request = { notebook, packages: [repository], python: null, output: null, mode: 'show' } as const;
    const { after } = await inline(request);
    return { text: after, extraction };
  } catch (error) {
    if (!(error instanceof SolidifyError) || error.code !== 'cannot-inline') throw error;
    return { refusal: error.message };
  }
}

/** Checks that a case, extracted and inlined, shows what it showed before, in an interpreter without its package. */
export async function expectSame(example: Case, server: CaseServer | null): Promise<void> {
  const found = await inlineCase(example);
  const refused = example.expected.inlined;
  if ('refusal' in found) {
    expect(found.refusal).toContain(refused ?? 'no refusal was expected');
    return;
  }
  expect(refused).toBeUndefined();
  const after = await server?.run(
    readCase(example, found.text),
    copyCase(example, found.extraction.others),
    [],
  );
  expect(after && shownLines(after)).toEqual(example.expected.shows);
}
