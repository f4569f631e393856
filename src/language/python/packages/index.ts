import type { PackageReader } from '../../package-reader.ts';
import { sourceReaderFor } from '../../../workspace/index.ts';
import { readLayout } from '../packaging/index.ts';
import { finder } from './find.ts';
import { mayImport } from './may-import.ts';
import { packageSourcesAt } from './sources.ts';

/** Packages that Python imports. */
export const pythonPackages: PackageReader = {
  manifest: 'pyproject.toml',
  isRepository: (folder) => sourceReaderFor(folder).exists('pyproject.toml'),
  sourcesAt: packageSourcesAt,
  finder,
  mayImport,
  requirePackage: (files) => {
    readLayout(files);
  },
};
