import { join } from 'node:path';
import { shellWord } from '../../../text/shell-word.ts';
import type { Toolchain } from '../../language.ts';
import type { FileText } from '../../package-files.ts';
import { readPythonEnvironment } from '../environment/index.ts';
import { pythonChecks } from './checks.ts';
import { EVERYBODYS_WORDS } from './everybodys-words.ts';
import { pythonInstaller } from './install.ts';
import { measureTests } from './measure.ts';
import { pythonNames } from './names.ts';
import { pythonRecorder } from './recorder.ts';
import { runTests } from './tests.ts';

/** Modules are imported from the folder `src`. */
const SOURCE = 'src/';

const NOTHING_RUN = { failed: [], broken: [] };

/** What makes, runs, tests and installs packages of Python. */
export const pythonToolchain: Toolchain = {
  names: pythonNames,
  environment: readPythonEnvironment,
  importable: (_, place) =>
    Promise.resolve(
      place.kind === 'folder'
        ? { path: [join(place.folder, place.sources)] }
        : { path: [], sources: place.files.flatMap(belowSource) },
    ),
  installer: pythonInstaller,
  registry: 'pypi',
  recorder: pythonRecorder,
  runTests: async ({ environment, ...request }) =>
    environment.executable === null ? NOTHING_RUN : runTests(environment.executable, request),
  measureTests: async ({ environment, ...request }) =>
    environment.executable === null ? null : measureTests(environment.executable, request),
  checks: pythonChecks,
  trustCommand: ({ executable }, path) => `${shellWord(executable ?? 'python3')} -m jupyter trust ${path}`,
  everybodysWords: EVERYBODYS_WORDS,
};

function belowSource({ path, text }: FileText): readonly FileText[] {
  return path.startsWith(SOURCE) ? [{ path: path.slice(SOURCE.length), text }] : [];
}
