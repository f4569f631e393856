import { builtinModule, isGlobal } from '../../globals/index.ts';
import { declaredModules } from './declared-modules.ts';
import { errorsIn } from './project.ts';
import type { CheckedPackage, TypeError } from './project.ts';
import type { TypeSettings } from './settings.ts';

/** Names and modules that aren't there: what moved code needs and nobody gives. */
const MISSING_NAME = new Set([2304, 2503, 2552, 2580, 2581, 2582, 2584, 2591, 2592, 2593, 2868, 18004]);

/** Something of the language's library that is newer than the package's. */
const NEWER_LIBRARY = new Set([2550, 2568, 2583]);

/** A module of which no types are known: it isn't there, or it has none. */
const UNKNOWN_MODULE = new Set([2307, 2792, 2875, 7016]);

/** What surrounds the code of a package, as far as its code tells. */
export interface Surroundings {
  readonly settings: TypeSettings;
  /** Modules that are there and have no types. */
  readonly untyped: readonly string[];
  /** Modules whose types aren't here; they may be where the package is installed. */
  readonly elsewhere: readonly string[];
  /** What the compiler says of the code now. */
  readonly errors: readonly TypeError[];
}

/**
 * Finds the libraries that code needs beyond the plain ones, and takes packages whose types aren't known for anything. The files
 * that this puts into the project are no part of the package.
 */
export function surround(
  checked: CheckedPackage,
  paths: readonly string[],
  first: TypeSettings,
): Surroundings {
  let settings = first;
  const untyped = new Set<string>();
  const elsewhere = new Set<string>();
  // Each round adds something, or is the last.
  for (;;) {
    const errors = errorsIn(checked, paths);
    const modules = errors
      .filter(({ code }) => UNKNOWN_MODULE.has(code))
      .flatMap((error) => moduleIn(error, checked));
    const unknown = modules.filter(({ specifier }) => builtinModule(specifier) === null);
    for (const { specifier, isThere } of unknown) (isThere ? untyped : elsewhere).add(specifier);
    const added = declareUnknown(
      checked,
      paths,
      unknown.map(({ specifier }) => specifier),
    );
    const next = withLibraries(settings, errors, unknown.length < modules.length);
    if (next === settings && !added) {
      return { settings, untyped: [...untyped].sort(), elsewhere: [...elsewhere].sort(), errors };
    }
    settings = next;
    checked.configure(settings);
  }
}

/** Whether an error says that a name is missing which nobody provides: something was lost on the way. */
export function isMissingName({ code, message }: TypeError): boolean {
  // Cannot find name; of a module of the package: no such module, no such member, not exported, a type where a value has to be.
  if (MISSING_NAME.has(code)) return true;
  if (code === 2307 || code === 2305 || code === 2614 || code === 2724 || code === 2459)
    return /'"?\.\.?\//.test(message);
  return code === 2693 || code === 1361 || code === 2300 || code === 2395 || code === 2451;
}

/** The module that an error is about. */
function moduleIn(
  { code, path, start, length }: TypeError,
  { text }: CheckedPackage,
): readonly { readonly specifier: string; readonly isThere: boolean }[] {
  const written = text(path).slice(start, start + length);
  const specifier = /^["'](.*)["']$/s.exec(written)?.[1];
  if (specifier === undefined || specifier.startsWith('.')) return [];
  return [{ specifier, isThere: code === 7016 }];
}

const DECLARATIONS = 'unknown-modules.d.ts';

function declareUnknown(
  { text, write }: CheckedPackage,
  paths: readonly string[],
  specifiers: readonly string[],
): boolean {
  if (specifiers.length === 0) return false;
  const there = text(DECLARATIONS);
  if (specifiers.every((each) => there.includes(`declare module ${JSON.stringify(each)}`))) return false;
  write(DECLARATIONS, `${there}${declaredModules(new Set(specifiers), paths.map(text))}`);
  return true;
}

/** Node's types are many, and come only where something of them is missing; then Deno's, and the browser's. */
function withLibraries(
  settings: TypeSettings,
  errors: readonly TypeError[],
  lacksModules: boolean,
): TypeSettings {
  const { libraries, globals } = settings;
  const missing = errors
    .filter(({ code }) => MISSING_NAME.has(code))
    .flatMap(({ message }) => /'([^']+)'/.exec(message)?.[1] ?? []);
  if ((missing.length > 0 || lacksModules) && !globals.includes('node')) {
    return { ...settings, globals: [...globals, 'node'] };
  }
  const wantsNewer = errors.some(({ code }) => NEWER_LIBRARY.has(code)) && !libraries.includes('ESNext');
  const wantsDeno = missing.includes('Deno') && !globals.includes('deno');
  const wantsDom = missing.some((name) => name !== 'Deno' && isGlobal(name)) && !libraries.includes('DOM');
  if (!wantsNewer && !wantsDeno && !wantsDom) return settings;
  return {
    ...settings,
    libraries: [
      wantsNewer ? 'ESNext' : (libraries[0] ?? 'ES2023'),
      ...libraries.slice(1),
      ...(wantsDom ? ['DOM'] : []),
    ],
    globals: wantsDeno ? [...globals, 'deno'] : globals,
  };
}
