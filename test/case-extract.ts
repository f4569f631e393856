import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { prepareExtraction, scan } from '../src/index.ts';
import type { FileChange } from '../src/text/change-set.ts';
import { SolidifyError } from '../src/text/error.ts';
import { copyCase } from './case-harness.ts';
import type { Case, CaseExtraction, ExtractForTest } from './case-harness.ts';
import { pythonExecutable } from './python-environment.ts';
import { EXTRACT_ALL } from './verbs/extract-all.ts';

/** The product's extraction, with nothing written. */
export const extractForTest: ExtractForTest = async (path, options, distribution = 'pump-tools') => {
  const paths = [path, ...(options.also ?? []).map((name) => join(dirname(path), name))];
  try {
    const { plan, rendered, notebooks } = await prepareExtraction({
      paths,
      to: join(mkdtempSync(join(tmpdir(), 'solidify-case-')), distribution),
      ...EXTRACT_ALL,
      selection: {
        ...EXTRACT_ALL.selection,
        select: options.select ?? [],
        exclude: options.exclude ?? [],
        renames: options.renames ?? [],
        variants: options.variants ?? [],
      },
      lift: options.lift ?? false,
      pruneImports: options.pruneImports ?? false,
      python: pythonExecutable(),
    });
    return {
      moved: plan.modules.flatMap(({ definitions }) => definitions.flatMap(({ names }) => names)),
      kept: plan.kept.map(({ name, obstacles }) => ({ name, obstacles: obstacles.map(({ code }) => code) })),
      files: textsOf([...(rendered?.moved ?? []), ...(rendered?.formatted ?? [])]),
      notebookText:
        notebooks.find(({ rewrite }) => rewrite.notebook === path)?.text ?? readFileSync(path, 'utf8'),
      others: Object.fromEntries(
        notebooks
          .filter(({ rewrite }) => rewrite.notebook !== path)
          .map(({ rewrite, text }) => [basename(rewrite.notebook), text]),
      ),
    };
  } catch (error) {
    if (!(error instanceof SolidifyError) || error.code !== 'nothing-to-move') throw error;
    return nothingMoved(path, paths);
  }
};

/** Extracts a copy of a case, with its options. */
export function extractCase(example: Case): Promise<CaseExtraction> {
  return extractForTest(join(copyCase(example), example.file), example.expected.options ?? {});
}

/** What stays, where nothing moves. */
async function nothingMoved(path: string, paths: readonly string[]): Promise<CaseExtraction> {
  const { analysis } = await scan(paths);
  const kept = analysis.definitions.map(({ definition, verdict }) => ({
    name: definition.name,
    obstacles: verdict.obstacles.map(({ code }) => code),
  }));
  return { moved: [], kept, files: {}, notebookText: readFileSync(path, 'utf8'), others: {} };
}

/** The last text of each path. */
function textsOf(changes: readonly FileChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.map(({ path, text }) => [path, text]));
}
