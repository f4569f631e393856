import { sourceReaderFor } from '../../../workspace/index.ts';
import { SolidifyError } from '../../../text/error.ts';
import type { PackageReader } from '../../package-reader.ts';

/** npm packages. */
export const typescriptPackages: PackageReader = {
  manifest: 'package.json',
  isRepository: (folder) => sourceReaderFor(folder).exists('package.json'),
  sourcesAt: () => null,
  finder: () => () => null,
  mayImport: () => new Set(),
  requirePackage: () => {
    throw new SolidifyError('refused', 'no-package', 'npm packages can’t be added to yet', {
      hint: 'Nothing was written. Give --to a folder that does not exist yet.',
    });
  },
};
