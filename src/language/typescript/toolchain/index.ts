import { SolidifyError } from '../../../text/error.ts';
import type { Toolchain } from '../../language.ts';
import { importable } from '../importing/index.ts';
import { typescriptRecorder } from '../record/index.ts';
import { npmChecks } from './checks.ts';
import { readEnvironment } from './environment.ts';
import { EVERYBODYS_WORDS } from './everybodys-words.ts';
import { npmNames } from './names.ts';
import { runTests } from './tests.ts';

/** What makes, runs, tests and installs npm packages. */
export const typescriptToolchain: Toolchain = {
  names: npmNames,
  environment: readEnvironment,
  importable,
  installer: {
    install: () => Promise.reject(nothingThere()),
    uninstall: () => Promise.resolve(),
    commands: () => [],
    address: () => null,
  },
  registry: 'npm',
  recorder: typescriptRecorder,
  runTests,
  measureTests: null,
  checks: npmChecks,
  trustCommand: (_, path) => `jupyter trust ${path}`,
  everybodysWords: EVERYBODYS_WORDS,
};

function nothingThere(): SolidifyError {
  return new SolidifyError('refused', 'no-kernel', 'notebooks of this language can’t be run yet', {
    hint: 'Nothing was written. Leave out what runs or installs them.',
  });
}
