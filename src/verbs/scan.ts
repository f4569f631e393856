import { analyze } from '../analysis/index.ts';
import type { Diagnostic } from '../language/program.ts';
import type { ScanReport } from '../report/scan.ts';
import { outputDiagnostics } from './output-leaks.ts';
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
  const inOutputs = new Map<string, readonly Diagnostic[]>();
  for (const { notebook } of notebooks) {
    inOutputs.set(notebook.path, await outputDiagnostics(notebook, allowedSecrets));
  }
  const told = files.map((file) => {
    const further = inOutputs.get(file.path) ?? [];
    return further.length > 0 ? { ...file, diagnostics: [...file.diagnostics, ...further] } : file;
  });
  return { files: told, analysis: analyze(notebooks) };
}
