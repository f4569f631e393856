import { SolidifyError } from '../../text/error.ts';
import type { HeldPackage } from '../held/package.ts';
import type { PlannedModule } from '../plan.ts';

/**
 * The modules from beside notebooks that a package doesn't hold yet: one that came along before is imported from there.
 * @throws SolidifyError (refused) `held-differs` where the package holds another module of the name.
 */
export function newAlong(
  along: readonly PlannedModule[],
  { modules }: HeldPackage,
): readonly PlannedModule[] {
  return along.filter(({ importName, definitions, summary }) => {
    const there = modules.find((each) => each.importName === importName);
    if (!there) return true;
    const held = new Set(
      there.definitions.map(({ definition, written }) => written ?? definition.syntaxHash),
    );
    if (definitions.every(({ syntaxHash }) => held.has(syntaxHash))) return false;
    throw new SolidifyError(
      'refused',
      'held-differs',
      `the package holds another ${importName} than the one that would come along (${summary})`,
      {
        place: { file: there.path },
        hint: 'Nothing was written. Bring the two together in one of them, or --exclude what needs the module.',
      },
    );
  });
}
