import type { Stability } from '../../analysis/history/stability.ts';
import { counted } from './count.ts';

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore

/** What history says of a definition, `unchanged in the last 6 versions, since 3 March 2026`; null without history. */
export function wordStability({ unchangedVersions, since, atLeast }: Stability): string | null {
  if (unchangedVersions === null) return null;
  if (since === null) return 'changed since the last commit';
  const date = `${atLeast ? 'at least ' : ''}since ${wordDate(since)}`;
  if (unchangedVersions === 0) return `as it is ${date}, the newest version`;
  const versions = unchangedVersions === 1 ? 'the last version' : `the last ${unchangedVersions} versions`;
  return `unchanged in ${versions}, ${date}`;
}

/** The day of an ISO date where it was written, `3 March 2026`. */
function wordDate(date: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** How many functions and classes are of which level, `12 high, 5 medium, 3 low`, the level unknown left out. */
export function wordLevels(stabilities: readonly Stability[]): string {
  const count = (level: Stability['level']): number =>
    stabilities.filter((stability) => stability.level === level).length;
  const known = (['high', 'medium', 'low'] as const).filter((level) => count(level) > 0);
  return known.map((level) => `${count(level)} ${level}`).join(', ');
}

/** Why a level is what it is, as far as old versions are missing. */
export function wordSkipped(skipped: number): string {
  return `${counted(skipped, 'older version', 'older versions')} could not be read`;
}
