import { builtinModule } from '../globals/index.ts';
import { typescriptModules } from './modules.ts';

/** Modules of Node's that run or start something when they are imported. */
const LOUD_BUILTINS: ReadonlySet<string> = new Set([
  'repl',
  'test',
  'inspector',
  'trace_events',
  'wasi',
  'sqlite',
  'domain',
]);

/** Packages that only define when they are imported. */
const QUIET_PACKAGES: ReadonlySet<string> = new Set(
  `apache-arrow arquero big.js bignumber.js chroma-js clsx csv-parse csv-stringify date-fns dayjs decimal.js fast-deep-equal
   immutable immer just-pick just-omit lodash lodash-es luxon mathjs memoize-one moment ms nanoid numeral papaparse ramda
   react react-dom remeda rxjs semver simple-statistics slugify ts-pattern uuid valibot yaml yup zod
   d3-array d3-color d3-dsv d3-format d3-geo d3-hierarchy d3-interpolate d3-random d3-scale d3-scale-chromatic d3-shape
   d3-time d3-time-format
   @std/assert @std/async @std/bytes @std/collections @std/csv @std/datetime @std/encoding @std/fmt @std/fs @std/io
   @std/json @std/math @std/path @std/random @std/regexp @std/semver @std/streams @std/text @std/toml @std/ulid @std/yaml`.split(
    /\s+/,
  ),
);

/** Whether importing a module is known to do nothing that could be seen. */
export function isQuietModule(specifier: string): boolean {
  const builtin = builtinModule(specifier);
  if (builtin !== null) return !LOUD_BUILTINS.has(builtin);
  return QUIET_PACKAGES.has(typescriptModules.packageOf(specifier));
}
