import type { PlannedImport, PlannedModule } from '../../../../../plan/plan.ts';
import type { RecordedImport, Reference } from '../../../../../plan/recording.ts';

/** How one test module calls what it reads. */
export interface TestModuleNames {
  /** Import name of the package. */
  readonly ownPackage: string;
  /** The package's modules, by import name. */
  readonly modules: ReadonlyMap<string, PlannedModule>;
  /** Names that imports of recorded expressions bind: nothing else may have them. */
  readonly reserved: ReadonlySet<string>;
}

/** An expression, and the import that it needs: null for builtins. */
export interface Named {
  readonly source: string;
  readonly needs: PlannedImport | null;
}

/** Names that a test module needs for itself. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  ...['asyncio', 'importlib', 'itertools', 'np', 'pd', 'pytest', 're'],
  ...['Any', 'collect', 'expected', 'result'],
]);

/** Short names that everyone gives these modules. */
const USUAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['numpy', 'np'],
  ['pandas', 'pd'],
]);

/** What a module of the package is called in a test module: pytest would collect `test…`, and some names are taken. */
export function aliasOf(name: string, { reserved }: Pick<TestModuleNames, 'reserved'>): string {
  return OWN_NAMES.has(name) || reserved.has(name) || /^test/i.test(name) ? `module_${name}` : name;
}

/** How a test module imports a module of its package: as a whole, so that pytest collects nothing of it. */
export function moduleImport(name: string, names: TestModuleNames): PlannedImport {
  return { module: names.ownPackage, member: name, name: aliasOf(name, names) };
}

/** What a reference is called: `prices.clean`, `np.array`, `Decimal`. */
export function named({ module, name }: Reference, names: TestModuleNames): Named {
  if (module === 'builtins') return { source: name, needs: null };
  const own = names.modules.get(module);
  if (own) return { source: `${aliasOf(own.name, names)}.${name}`, needs: moduleImport(own.name, names) };
  const usual = USUAL_NAMES.get(module);
  if (usual !== undefined) {
    return { source: `${usual}.${name}`, needs: { module, member: null, name: usual } };
  }
  const [first = name] = name.split('.');
  // `datetime.datetime` is read more easily than a bare `datetime`, which may be either.
  if (module === 'datetime' || isTaken(first, names)) {
    return { source: `${module}.${name}`, needs: { module, member: null, name: module } };
  }
  return { source: name, needs: { module, member: first, name: first } };
}

function isTaken(name: string, { modules, reserved }: TestModuleNames): boolean {
  if (OWN_NAMES.has(name) || reserved.has(name) || /^test/i.test(name)) return true;
  return [...modules.values()].some((module) => module.name === name);
}

/** Whether a local variable of a test would hide something that the test reads. */
export function isHidden(name: string, names: TestModuleNames): boolean {
  return isTaken(name, names) || BUILTINS.has(name);
}

/** Builtins that tests use. */
const BUILTINS: ReadonlySet<string> = new Set(
  'all any bool bytes complex dict float frozenset int len list max min object range round set sorted str sum tuple type zip'.split(
    ' ',
  ),
);

/** Whether imports agree about what each name means. */
export function agree(imports: readonly RecordedImport[]): boolean {
  const meanings = new Map<string, string>();
  return imports.every(({ module, member, name }) => {
    const meaning = `${module} ${member ?? ''}`;
    const known = meanings.get(name) ?? meaning;
    meanings.set(name, meaning);
    return known === meaning;
  });
}
