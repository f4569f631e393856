import { placeOf } from '../../../analysis/index.ts';
import type { PrototypeNotebook } from '../../../analysis/prototype.ts';
import type { Binding, ImportedName, Statement } from '../../../program/program.ts';
import { nearest } from '../../../text/nearest.ts';
import { isIn, packageNames, type PackageNames } from '../meaning.ts';
import type { HeldModule, HeldPackage } from '../package.ts';
import type { Finding } from './finding.ts';

/** An import of a notebook from the package, with the place of its statement. */
interface FromPackage {
  readonly imported: ImportedName;
  readonly statement: Statement;
  readonly order: number;
}

/** Imports of a notebook from a package that no longer resolve, and names from it that are bound again later. */
export function importFindings(owner: PrototypeNotebook, held: HeldPackage): readonly Finding[] {
  const imports = owner.program.statements.flatMap((statement, order): readonly FromPackage[] => {
    if (statement.kind !== 'import') return [];
    return statement.names
      .filter(({ module }) => isIn(held, module))
      .map((imported) => ({ imported, statement, order }));
  });
  if (imports.length === 0) return [];
  return [...unresolved(owner, held, imports), ...rebound(owner, imports)];
}

function unresolved(
  owner: PrototypeNotebook,
  held: HeldPackage,
  imports: readonly FromPackage[],
): readonly Finding[] {
  const names = packageNames(held);
  const places = imports.flatMap(({ imported, statement }) => {
    // What stands under `try: … except ImportError` may fail.
    if (statement.kind !== 'import' || statement.guarded) return [];
    const missing = missingOf(imported.module, imported.member, held, names);
    return missing === null ? [] : [{ name: imported.member ?? imported.module, at: imported.at, missing }];
  });
  const uses = memberUses(owner, held, imports).flatMap(({ module, member, at }) => {
    const missing = missingOf(module, member, held, names);
    return missing === null ? [] : [{ name: member, at, missing }];
  });
  return [...places, ...uses].map(({ name, at, missing }) => ({
    code: 'unresolved-import',
    notebook: owner.notebook.path,
    ...placeOf(owner, at),
    name,
    ...missing,
  }));
}

type Missing = Pick<Extract<Finding, { code: 'unresolved-import' }>, 'missing' | 'module' | 'nearest'>;

/** What isn't there of an import; null where it is all there, or may be. */
function missingOf(
  module: string,
  member: string | null,
  held: HeldPackage,
  names: PackageNames,
): Missing | null {
  const known = [...held.modules.map(({ importName }) => importName), ...held.unread];
  const file = held.modules.find(({ importName }) => importName === module);
  const isFolder = known.some((each) => each !== module && held.naming.isWithin(module, each));
  if (file === undefined) {
    if (isFolder || held.unread.includes(module)) return null;
    return { missing: 'module', module, nearest: nearest(module, known) };
  }
  const submodule = member === null ? null : held.naming.memberModule(module, member);
  if (member === null || known.some((each) => submodule !== null && held.naming.isWithin(submodule, each)))
    return null;
  if (names.memberOf(module, member).kind !== 'unknown' || mayHold(file, member, held)) return null;
  const others = file.program.statements.flatMap(({ bindings }) => bindings.map(({ name }) => name));
  return { missing: 'name', module, nearest: nearest(member, others) };
}

/** Whether a module may have a member that isn't plain to see: one that every module has, what a star import binds. */
function mayHold(
  { program: { statements, diagnostics } }: HeldModule,
  member: string,
  { naming }: HeldPackage,
): boolean {
  const bound = new Set(statements.flatMap(({ bindings }) => bindings.map(({ name }) => name)));
  return (
    diagnostics.length > 0 ||
    bound.has(member) ||
    statements.some(({ bindsUnknown }) => bindsUnknown) ||
    naming.mayHave(member, bound)
  );
}

/** Attributes that the notebook takes of the package's modules: `m.clean` after `import pumps.core as m`. */
function memberUses(
  { program }: PrototypeNotebook,
  { naming }: HeldPackage,
  imports: readonly FromPackage[],
): readonly { readonly module: string; readonly member: string; readonly at: Binding['at'] }[] {
  const modules = new Map<string, string>();
  for (const { imported } of imports) {
    const { name, module, member } = imported;
    if (member === null) modules.set(name, naming.identityOf({ name, module, member }));
  }
  for (const { bindings, mutations } of program.statements) {
    for (const { name, form } of bindings) if (form !== 'import') modules.delete(name);
    for (const { name, how } of mutations) if (how === 'attribute') modules.delete(name);
  }
  const seen = new Set<string>();
  return program.statements.flatMap(({ reads }) =>
    reads.flatMap(({ name, member, at }) => {
      const module = modules.get(name);
      if (module === undefined || member === undefined || seen.has(`${name}.${member}`)) return [];
      seen.add(`${name}.${member}`);
      return [{ module, member, at }];
    }),
  );
}

function rebound(owner: PrototypeNotebook, imports: readonly FromPackage[]): readonly Finding[] {
  const first = new Map<string, FromPackage>();
  for (const each of imports) {
    if (!first.has(each.imported.name)) first.set(each.imported.name, each);
  }
  const told = new Set<string>();
  return owner.program.statements.flatMap((statement, order) =>
    statement.bindings.flatMap((binding): readonly Finding[] => {
      const found = first.get(binding.name);
      if (found === undefined || told.has(binding.name) || !rebinds(binding, order, found)) return [];
      told.add(binding.name);
      const { module, member, at } = found.imported;
      return [
        {
          code: 'rebound-import',
          notebook: owner.notebook.path,
          ...placeOf(owner, binding.at),
          name: binding.name,
          imported: member === null ? module : `${module}.${member}`,
          importedAt: placeOf(owner, at),
          how: binding.form,
        },
      ];
    }),
  );
}

/** Whether a binding gives an imported name something else. A function that rebinds it may be called at any time. */
function rebinds({ form, identity, name }: Binding, order: number, found: FromPackage): boolean {
  if (form === 'deletion' || form === 'opaque') return false;
  if (order <= found.order && form !== 'global') return false;
  const own = found.statement.bindings.find((each) => each.name === name && each.form === 'import');
  return form !== 'import' || identity === null || identity !== own?.identity;
}
