import { join, relative, sep } from 'node:path';
import { listNames, readText } from '../../../workspace/index.ts';

/** A package that conda has put into an environment. */
export interface CondaPackage {
  /** Conda's own name, which an index of Python packages may not know. */
  readonly name: string;
  readonly version: string;
}

/**
 * Finds which of conda's packages a file of a site-packages folder belongs to: many that are built outside of Python leave
 * nothing there that says so, only `conda-meta` at the environment's root. Null where conda knows nothing of it.
 */
export function condaPackageOf(sitePackages: string, file: string): CondaPackage | null {
  const prefix = [join('..', '..', '..'), join('..', '..')]
    .map((up) => join(sitePackages, up))
    .find((folder) => listNames(join(folder, 'conda-meta')).length > 0);
  if (prefix === undefined) return null;
  const path = join(relative(prefix, sitePackages), file).split(sep).join('/');
  // The largest of them list thousands of files: only what names this one is read as JSON.
  for (const name of listNames(join(prefix, 'conda-meta'))) {
    const text = name.endsWith('.json') ? readText(join(prefix, 'conda-meta', name)) : '';
    if (text.includes(JSON.stringify(path))) return readRecord(text);
  }
  return null;
}

function readRecord(text: string): CondaPackage | null {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null) return null;
    const { name, version } = record as Record<string, unknown>;
    return typeof name === 'string' && typeof version === 'string' ? { name, version } : null;
  } catch {
    return null;
  }
}
