import { SolidifyError } from '../../../text/error.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import type { PackageReader } from '../../package-reader.ts';
import { findNpmPackage } from './find.ts';
import { mayImport } from './may-import.ts';
import { npmSourcesAt } from './sources.ts';

export { readManifest } from './manifest.ts';

/** npm packages. */
export const typescriptPackages: PackageReader = {
  manifest: 'package.json',
  isRepository: (folder) => sourceReaderFor(folder).exists('package.json'),
  sourcesAt: npmSourcesAt,
  finder: () => findNpmPackage,
  mayImport,
  requirePackage: () => {
    throw new SolidifyError('refused', 'no-package', 'only npm packages that Solidify made can be added to', {
      hint: 'Nothing was written. Give --to a folder that does not exist yet.',
    });
  },
};
