import type { HistoryReading } from '../verbs/prototype.ts';
import type { HistoryFlags } from './program.ts';

/** What `--no-history` and `--no-cache` ask for together. */
export function historyReading({ history = true, cache = true }: Partial<HistoryFlags>): HistoryReading {
  if (!history) return 'left-out';
  return cache ? 'cached' : 'uncached';
}
