import { SolidifyError } from '../../../text/error.ts';
import type { Toolchain } from '../../language.ts';
import { importable } from '../importing/index.ts';
import { readEnvironment } from './environment.ts';

/** What makes, runs, tests and installs npm packages. */
export const typescriptToolchain: Toolchain = {
  names: {
    problem: (distribution) =>
      /^(?:@[a-z\d~-][a-z\d._~-]*\/)?[a-z\d~-][a-z\d._~-]*$/.test(distribution) && distribution.length <= 214
        ? null
        : {
            message: `${JSON.stringify(distribution)} can't be the name of an npm package`,
            hint: 'Give --name small letters, digits and hyphens, with a scope (@team/name) or without.',
          },
    fromFolder: (folder) => {
      const plain = folder.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      const word = plain.replace(/[^a-z\d._-]+/g, '-').slice(0, 100);
      return word.replace(/^[._-]+|[._-]+$/g, '') || 'notebook-tools';
    },
    importNames: (distribution) => [distribution],
    isImportName: () => true,
    importNameHint: 'the name of the npm package',
    isBeside: () => false,
  },
  environment: readEnvironment,
  importable,
  installer: {
    install: () => Promise.reject(nothingThere()),
    uninstall: () => Promise.resolve(),
    commands: () => [],
    address: () => null,
  },
  recorder: null,
  runTests: null,
  measureTests: null,
  checks: null,
  trustCommand: (_, path) => `jupyter trust ${path}`,
  everybodysWords: [],
};

function nothingThere(): SolidifyError {
  return new SolidifyError('refused', 'no-kernel', 'notebooks of this language can’t be run yet', {
    hint: 'Nothing was written. Leave out what runs or installs them.',
  });
}
