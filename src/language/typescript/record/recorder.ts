import { MOST_ELEMENTS } from '../../../plan/index.ts';
import { OBSERVED_FILE } from '../../../kernel/index.ts';
import type { ObservedPackage } from '../../../kernel/record.ts';
import { readAsset } from '../../../workspace/index.ts';
import type { FileText } from '../../package-files.ts';
import type { Recorder, WatchedRun } from '../../recorder.ts';
import { selfContainedOf } from './expressions.ts';
import { instrumentModule } from './instrument.ts';
import { repeatableOf } from './sources.ts';

/** Files of the observer; the one with its configuration is made for each run. */
const OBSERVER = [
  'observe.js',
  'calls.js',
  'expressions.js',
  'outside.js',
  'probes.js',
  'rehearsals.js',
  'rules.js',
  'values.js',
];

/** Where the observer stands beside the modules of a package. */
const FOLDER = 'solidify-observer';

/** What records calls in Deno and tslab: the package's own modules do. */
export const typescriptRecorder: Recorder = {
  // Both kernels wait for what is awaited at the top of a cell, and tslab's checker takes it.
  observer: () => ({ finish: "await Reflect.get(globalThis, Symbol.for('solidify.rehearse'))?.();" }),
  watched: watchedFiles,
  // Times and texts that hang on where a machine is differ between these.
  runs: [
    { TZ: 'UTC', LC_ALL: 'en_US.UTF-8' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' },
  ],
  testLibraries: [],
  seesTypes: false,
  placeData: null,
};

/** A package whose modules are observed, with the observer among its sources. */
function watchedFiles(files: readonly FileText[], run: WatchedRun): readonly FileText[] {
  const { importName: root, modules } = run.observed;
  const watched = new Map<string, ObservedPackage['modules'][number]>(
    modules.flatMap((module) => {
      const name = module.importName.slice(root.length + 1);
      return ['ts', 'tsx'].map((extension) => [`src/${name}.${extension}`, module] as const);
    }),
  );
  return [
    ...files.map(({ path, text }) => {
      const module = watched.get(path);
      if (module === undefined) return { path, text };
      const up = '../'.repeat(path.split('/').length - 2);
      return {
        path,
        text: instrumentModule(text, module, `${up === '' ? './' : up}${FOLDER}/observe.js`),
      };
    }),
    ...OBSERVER.map((name) => ({
      path: `src/${FOLDER}/${name}`,
      text: new TextDecoder().decode(readAsset(`language/typescript/record/observer/${name}`)),
    })),
    { path: `src/${FOLDER}/config.js`, text: configFor(run) },
  ];
}

function configFor({ sources, hidden }: WatchedRun): string {
  const config = {
    ...repeatableOf(sources, hidden),
    ...selfContainedOf(sources, hidden),
    variable: OBSERVED_FILE,
    most: MOST_ELEMENTS,
  };
  return `export const config = ${JSON.stringify(config)};\n`;
}
