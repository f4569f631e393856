import { namespaceOf, runsWithin } from '../../analysis/index.ts';
import type { AnalyzedDefinition } from '../../analysis/prototype.ts';
import { isIn, packageNames } from '../held/index.ts';
import type { HeldDefinition, HeldPackage } from '../held/package.ts';
import type { PackageNames } from '../held/meaning.ts';

/**
 * Whether the notebook of a definition also uses the package's definition of the name, so that it would do something else if the
 * notebook's took its place: what it imported, before it defined its own; or something of the package that needs it.
 */
export function usesHeldToo(each: AnalyzedDefinition, replaced: HeldDefinition, held: HeldPackage): boolean {
  const names = packageNames(held);
  const affected = readersOf(replaced, held, names);
  const { program } = each.owner;
  return program.statements.some((statement, order) => {
    if (statement.kind !== 'import') return false;
    return statement.names.some(({ module, member, name }) => {
      if (!isIn(held, module)) return false;
      const found = member === null ? null : names.memberOf(module, member);
      if (found?.kind !== 'held') return mentionsMembers(each, affected);
      if (!affected.has(found.definition)) return false;
      return found.definition === replaced && each.definition.names.includes(name)
        ? isUsedBetween(each, name, order)
        : isRead(each, name);
    });
  });
}

/** A definition of the package and those that need it, directly or through others. */
function readersOf(
  replaced: HeldDefinition,
  { modules }: HeldPackage,
  names: PackageNames,
): ReadonlySet<HeldDefinition> {
  const all = modules.flatMap(({ definitions }) => definitions);
  const affected = new Set([replaced]);
  for (const needed of affected) {
    for (const each of all) {
      const around = names.around(each);
      const isReader = each.definition.freeNames.some(({ name }) => {
        const found = around(name);
        return found.kind === 'held' && found.definition === needed;
      });
      if (isReader) affected.add(each);
    }
  }
  return affected;
}

/** A module of the package as a whole: what is taken of it stands behind a dot. */
function mentionsMembers({ owner }: AnalyzedDefinition, affected: ReadonlySet<HeldDefinition>): boolean {
  const names = new Set([...affected].flatMap((each) => each.names));
  return owner.notebook.cells.some(
    ({ kind, source }) =>
      kind === 'code' &&
      [...source.matchAll(/\.\s*([\p{L}_][\p{L}\p{M}\p{N}_]*)/gu)].some(([, name = '']) => names.has(name)),
  );
}

function isUsedBetween({ owner, order }: AnalyzedDefinition, name: string, imported: number): boolean {
  if (imported > order) return true;
  const namespace = namespaceOf(owner);
  const placeOf = (at: number): number =>
    namespace.running.findIndex((running) => running.owner === owner && running.place === at);
  const [ranks] = namespace.runOrders;
  return (
    runsWithin(namespace, [name], { ranks, after: placeOf(imported), until: placeOf(order) - 1 }).length > 0
  );
}

function isRead({ owner }: AnalyzedDefinition, name: string): boolean {
  return owner.program.statements.some(({ reads }) => reads.some((read) => read.name === name));
}
