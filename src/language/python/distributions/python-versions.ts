/**
 * Python versions that get fixes, oldest first. To update, once a year in October: add the new version, drop the one
 * whose support has ended (https://devguide.python.org/versions/). 3.10 ended in October 2026, as 3.15 came out.
 */
const SUPPORTED = ['3.11', '3.12', '3.13', '3.14', '3.15'] as const;

/** Python versions of a package. */
export interface PythonVersions {
  /** Oldest one that it installs on, `3.11`. */
  readonly minimum: string;
  /** Those to test on: the oldest and all supported ones from there upwards. */
  readonly tested: readonly string[];
}

/**
 * Versions for what was written with one Python (`3.12.1`, `3.12`; null: not known): from its minor version upwards, as
 * older ones may lack what the code uses, but never from one that gets no fixes any more.
 */
export function pythonVersions(version: string | null): PythonVersions {
  const minor = minorOf(version);
  const tested = SUPPORTED.filter((supported) => minor === null || (minorOf(supported) ?? 0) >= minor);
  const [minimum] = tested;
  if (minimum !== undefined) return { minimum, tested };
  const newest = `3.${minor ?? 0}`;
  return { minimum: newest, tested: [newest] };
}

function minorOf(version: string | null): number | null {
  const minor = /^3\.(\d+)/.exec(version ?? '')?.[1];
  return minor === undefined ? null : Number(minor);
}
