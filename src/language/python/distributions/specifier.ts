/** PEP 440 without the local part: epoch, release, pre- or development release, post-release. */
const VERSION =
  /^v?(?<epoch>\d+!)?(?<release>\d+(?:\.\d+)*)(?<pre>[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?\d*)?(?<post>(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*))?(?<dev>[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/;

/**
 * The lower bound that people write for a version: major and minor (`2.2.3` → `>=2.2`, `2024.1.0` → `>=2024.1`), and more
 * where that says nothing (`0.0.17` → `>=0.0.17`). Empty for a version that PEP 440 does not know.
 *
 * A pre-release stays whole: `>=2.0` would not be met by the `2.0rc1` that the notebook ran with.
 * Local parts go: `2.1.0+cu118` → `>=2.1`; no index has them.
 */
export function lowerBound(version: string): string {
  const groups = VERSION.exec(version.trim().toLowerCase())?.groups;
  if (groups === undefined) return '';
  const epoch = groups.epoch ?? '';
  const release = groups.release ?? '';
  const unfinished = `${groups.pre ?? ''}${groups.dev ?? ''}`;
  if (unfinished !== '') return `>=${version.trim().toLowerCase().replace(/^v/, '').replace(/\+.*$/, '')}`;
  const parts = release.split('.');
  const firstTelling = parts.findIndex((part) => Number(part) !== 0);
  return `>=${epoch}${parts.slice(0, Math.max(2, firstTelling + 1)).join('.')}`;
}
