import type { Toolchain } from '../../language.ts';
import { importable } from '../importing/index.ts';
import { npmInstaller } from '../install/index.ts';
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
  installer: npmInstaller,
  registry: 'npm',
  recorder: typescriptRecorder,
  runTests,
  measureTests: null,
  checks: npmChecks,
  trustCommand: (_, path) => `jupyter trust ${path}`,
  everybodysWords: EVERYBODYS_WORDS,
};
