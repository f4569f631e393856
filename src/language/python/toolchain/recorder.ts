import { readAsset } from '../../../workspace/index.ts';
import type { Recorder } from '../../recorder.ts';
import { withDataPaths } from './data-files.ts';

/** Modules that watch a notebook from within its kernel; each imports only those before it. */
const MODULES = [
  'values',
  'arrays',
  'fingerprints',
  'origins',
  'outside',
  'probes',
  'sources',
  'evaluate',
  'expressions',
  'data',
  'clues',
  'columns',
  'synthetic',
  'made',
  'properties',
  'state',
  'rehearse',
  'calls',
  'hints',
  'recorder',
  'observers',
  'members',
  'observe',
];

/** What records calls in IPython. */
export const pythonRecorder: Recorder = {
  observer: () => ({
    modules: MODULES.map((name) => [
      name,
      new TextDecoder().decode(readAsset(`language/python/recorder/${name}.py`)),
    ]),
    main: 'observe',
  }),
  watched: (files) => files,
  runs: [{ PYTHONHASHSEED: '1' }, { PYTHONHASHSEED: '2' }],
  testLibraries: ['numpy', 'pandas'],
  seesTypes: true,
  placeData: withDataPaths,
};
