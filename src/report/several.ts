import type { ScanExtras, ScanReport } from './scan.ts';
import { similarJson, similarLines } from './similar.ts';
import { describeVariants, variantLines, variantsJson } from './variants.ts';

/** What a scan tells of definitions that have variants, or are alike under other names. */
export function severalExtras(report: ScanReport): ScanExtras {
  const names = describeVariants(report);
  return {
    lines: (paint) => [...variantLines(names, paint), ...similarLines(report.analysis, paint)],
    json: { variants: variantsJson(names), similar: similarJson(report.analysis) },
  };
}
