import type { PackageNaming } from '../../package-naming.ts';
import { builtinModule } from '../globals/index.ts';

/** As npm has it. */
const LONGEST = 214;

const PART = String.raw`[a-z\d~-][a-z\d._~-]*`;
const NAME = new RegExp(`^(?:@${PART}/)?${PART}$`);

/** Names that npm refuses. */
const REFUSED: ReadonlySet<string> = new Set(['node_modules', 'favicon.ico']);

/** Names of npm packages, which are imported by that same name. */
export const npmNames: PackageNaming = {
  problem: (distribution) => {
    if (distribution.length > LONGEST) {
      return {
        message: `a name of ${distribution.length} characters is too long for an npm package`,
        hint: `Nothing was written. Give --name at most ${LONGEST} characters.`,
      };
    }
    return NAME.test(distribution) && isImportName(distribution)
      ? null
      : {
          message: `${JSON.stringify(distribution)} can't be the name of an npm package`,
          hint: 'Nothing was written. Give --name small letters, digits and hyphens, with a scope (@team/name) or without, and no name of a module of Node.',
        };
  },
  fromFolder: (folder) => {
    const plain = folder.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const word = plain.replace(/[^a-z\d._-]+/g, '-').slice(0, 100);
    const name = word.replace(/^[._-]+|[._-]+$/g, '') || 'notebook-tools';
    return isImportName(name) ? name : `${name}-tools`;
  },
  ideas: (distribution) => [
    { name: distribution, importName: distribution },
    { name: `${distribution}-tools`, importName: `${distribution}-tools` },
    { name: `${distribution}-package`, importName: `${distribution}-package` },
  ],
  isImportName,
  importNameHint: 'the same name as package.name',
  // A file beside a notebook is imported by its path.
  isBeside: () => false,
};

function isImportName(name: string): boolean {
  return builtinModule(name) === null && !REFUSED.has(name);
}
