import { analyze } from '../analysis/index.ts';
import type { Analysis } from '../analysis/prototype.ts';
import type { ScanReport } from '../report/scan.ts';
import { lastChangeOf } from '../workspace/index.ts';
import { loadPrototypes, type HistoryReading, type LoadedPrototype } from './prototype.ts';
import { together } from './together.ts';

/**
 * Says what has solidified. Writes nothing but what it keeps of the history of notebooks, where that is asked for.
 * @throws SolidifyError (usage) for a path that leads nowhere.
 */
export async function scan(
  paths: readonly string[],
  allowedSecrets: readonly string[] = [],
  history: HistoryReading = 'left-out',
  threads: number | null = null,
): Promise<ScanReport> {
  const { prototypes, files } = await loadPrototypes(paths, 'reading', {
    allowedSecrets,
    history,
    outputs: 'told',
    threads,
  });
  const analyses = prototypes.map(({ notebooks, places }) => {
    const analysis = analyze(notebooks);
    return { analysis, changed: datesOf(analysis, places) };
  });
  return {
    files,
    analysis: together(analyses.map(({ analysis }) => analysis)),
    changed: new Map(analyses.flatMap(({ changed }) => [...changed])),
  };
}

/** When the files were changed that hold variants. */
function datesOf(
  { variants, definitions }: Analysis,
  places: LoadedPrototype['places'],
): ReadonlyMap<string, Date> {
  const wanted = new Set(variants.flatMap((name) => name.variants.flatMap((each) => each.definitions)));
  const paths = new Set(
    definitions.filter(({ id }) => wanted.has(id)).map(({ owner }) => owner.notebook.path),
  );
  return new Map(
    [...paths].flatMap((path) => {
      const place = places.get(path);
      const date = place ? lastChangeOf(place.realPath) : null;
      return date ? [[path, date] as const] : [];
    }),
  );
}
