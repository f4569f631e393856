import { analyze } from '../analysis/index.ts';
import type { ScanReport } from '../report/scan.ts';
import { loadPrototype } from './prototype.ts';

/**
 * Says what has solidified. Writes nothing.
 * @throws SolidifyError (usage) for a path that leads nowhere.
 */
export async function scan(
  paths: readonly string[],
  allowedSecrets: readonly string[] = [],
): Promise<ScanReport> {
  const { notebooks, files } = await loadPrototype(paths, 'reading', { allowedSecrets });
  return { files, analysis: analyze(notebooks) };
}
