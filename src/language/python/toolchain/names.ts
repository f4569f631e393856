import type { PackageNaming } from '../../package-naming.ts';
import { isBeside } from '../modules-beside.ts';
import { isModuleName } from '../back-end/index.ts';

/** Longer names make files whose names, with all that comes behind, no file system takes. */
const LONGEST = 100;

/** A distribution's name as the packaging specifications allow it. */
const DISTRIBUTION = /^[a-z\d]([a-z\d._-]*[a-z\d])?$/i;

/** Names of distributions, and of packages as Python imports them. */
export const pythonNames: PackageNaming = {
  problem: (distribution) => {
    if (distribution.length > LONGEST) {
      return {
        message: `a name of ${distribution.length} characters is too long for a distribution`,
        hint: `Nothing was written. Give --name at most ${LONGEST} characters.`,
      };
    }
    return DISTRIBUTION.test(distribution)
      ? null
      : {
          message: `${JSON.stringify(distribution)} can't be the name of a distribution`,
          hint: 'Give --name letters, digits, hyphens, dots and underscores, beginning and ending with a letter or digit.',
        };
  },
  fromFolder: (folder) => {
    const plain = folder.normalize('NFKD').replace(/\p{M}/gu, '');
    const word = plain.replace(/[^A-Za-z\d._-]+/g, '-').slice(0, LONGEST);
    return word.replace(/^[._-]+|[._-]+$/g, '') || 'notebook-tools';
  },
  ideas: (distribution) => {
    const plain = distribution
      .toLowerCase()
      .replace(/[-.]+/g, '_')
      .replace(/^(?=\d)/, 'pkg_');
    return [
      { name: distribution, importName: plain },
      { name: distribution, importName: `${plain}_tools` },
      { name: distribution, importName: `${plain}_package` },
    ];
  },
  isImportName: isModuleName,
  importNameHint: 'small letters, digits and underscores, and no name of the standard library',
  isBeside,
};
