import type { NeededImport } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { ModuleNaming } from '../../program/module-naming.ts';
import type { ImportedName } from '../../program/program.ts';
import type { HeldModule } from '../held/package.ts';
import type { Unit } from '../unit.ts';

/** Says from which module of the package an import is, where it is of the package. */
export type AtHome = (imported: ImportedName) => ImportedName;

/** What it takes to know whether units can stand in a module of the package. */
export interface JoinContext {
  readonly backEnd: Pick<BackEnd, 'isBuiltin' | 'modules'>;
  /** An import as the package has it: what its root passes on comes from the module that holds it. */
  readonly atHome: AtHome;
  /** Import name of the module that holds a unit, where one does. */
  readonly homeOf: (unit: Unit) => string | undefined;
}

/**
 * Whether units can be added to a module without changing what any name means, in what is there or in what is added:
 * every name that comes in, of a definition or an import, is free there or stands for the same; and no builtin that either side
 * reads becomes something else.
 */
export function canJoin(module: HeldModule, units: readonly Unit[], context: JoinContext): boolean {
  const { statements, diagnostics } = module.program;
  const { modules: naming } = context.backEnd;
  // What is put before all else would stand before the byte order mark.
  if (module.text.startsWith('\uFEFF')) return false;
  if (units.some((unit) => importsWhole(unit, module, context))) return false;
  if (diagnostics.length > 0 || statements.some((each) => each.bindsUnknown || each.readsUnknown))
    return false;
  const bound = boundNames(module, naming);
  const incoming = [
    ...definedNames(units),
    ...importedNames(units, context),
    ...siblingNames(units, context),
  ];
  return (
    haveFutures(module, units) &&
    incoming.every(({ name, identity }) => {
      const there = bound.get(name);
      return there === undefined
        ? isUnread(module, name, context)
        : identity !== null && there.has(identity) && there.size === 1;
    }) &&
    agree(incoming) &&
    !readHidden(units, bound, context)
  );
}

/** Whether a unit would have the module import itself. */
function importsWhole(
  { imports }: Unit,
  { importName }: HeldModule,
  { atHome, backEnd: { modules: naming } }: JoinContext,
): boolean {
  return imports.some((need) =>
    need.imports.map(atHome).some(({ module, member, name }) => {
      // Under another name it would have to be imported from where it stands.
      if (member !== null && module === importName) return member !== name;
      return (member === null ? module : naming.memberModule(module, member)) === importName;
    }),
  );
}

/** A name at the top of a module; its identity says what it stands for, null for something of its own. */
interface NamedThing {
  readonly name: string;
  readonly identity: string | null;
}

function boundNames(
  { program, importName }: HeldModule,
  naming: ModuleNaming,
): ReadonlyMap<string, ReadonlySet<string | null>> {
  const bound = new Map<string, Set<string | null>>();
  for (const { name, form, identity } of program.statements.flatMap((each) => each.bindings)) {
    const isOwn = form === 'definition' || form === 'assignment';
    const own = isOwn ? naming.identityOf({ module: importName, member: name, name }) : null;
    bound.set(name, (bound.get(name) ?? new Set()).add(identity ?? own));
  }
  return bound;
}

function definedNames(units: readonly Unit[]): readonly NamedThing[] {
  return units.flatMap(({ names }) => names.map((name) => ({ name, identity: null })));
}

function importedNames(
  units: readonly Unit[],
  { atHome, backEnd: { modules: naming } }: JoinContext,
): readonly NamedThing[] {
  return units.flatMap((unit) =>
    unit.imports.flatMap((need: NeededImport): readonly NamedThing[] =>
      need.guarded === null
        ? need.imports.map((each) => ({ name: each.name, identity: naming.identityOf(atHome(each)) }))
        : [{ name: need.name, identity: null }],
    ),
  );
}

function siblingNames(
  units: readonly Unit[],
  { homeOf, backEnd: { modules: naming } }: JoinContext,
): readonly NamedThing[] {
  return units.flatMap((unit) =>
    unit.needs
      .filter((need) => !units.includes(need))
      .flatMap((need) =>
        need.names.map((name) => ({
          name,
          identity: naming.identityOf({ module: homeOf(need) ?? '', member: name, name }),
        })),
      ),
  );
}

function haveFutures({ program }: HeldModule, units: readonly Unit[]): boolean {
  const there = program.statements
    .flatMap((each) => (each.kind === 'import' && each.future ? each.names.map(({ member }) => member) : []))
    .sort()
    .join();
  return units.every((unit) => [...unit.first.futures].sort().join() === there);
}

/** Whether nothing in the module reads a name that it doesn't bind: a builtin of that name, for one. */
function isUnread(module: HeldModule, name: string, { backEnd }: JoinContext): boolean {
  if (backEnd.isBuiltin(name)) return !wordsIn(module.text).has(name);
  return !module.program.statements.some(({ reads }) => reads.some((read) => read.name === name));
}

/** Two things of one name can't come in together. */
function agree(incoming: readonly NamedThing[]): boolean {
  const known = new Map<string, string | null>();
  return incoming.every(({ name, identity }) => {
    const before = known.get(name);
    known.set(name, identity);
    return before === undefined || before === identity;
  });
}

/** Whether units read builtins that the module has something else for. */
function readHidden(
  units: readonly Unit[],
  bound: ReadonlyMap<string, unknown>,
  { backEnd }: JoinContext,
): boolean {
  const hidden = [...bound.keys()].filter((name) => backEnd.isBuiltin(name));
  if (hidden.length === 0) return false;
  return units.some(({ first: { definition } }) => {
    const words = wordsIn(definition.text);
    return hidden.some((name) => words.has(name));
  });
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu) ?? []);
}
