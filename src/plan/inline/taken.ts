import { placeOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { FreeName, ImportedName, Statement } from '../../program/program.ts';
import type { TextEdit } from '../../text/span.ts';
import type { HeldDefinition } from '../held/package.ts';
import type { NeededName } from './needs.ts';
import type { InlineRefusal } from './inlining.ts';
import type { Packages } from './packages.ts';

/** What one import statement of a notebook takes from packages. */
export interface Taken {
  readonly statement: Statement & { readonly kind: 'import' };
  /** Place among the notebook's statements. */
  readonly order: number;
  /** Definitions, with the names that the notebook gives them. */
  readonly definitions: readonly {
    readonly definition: HeldDefinition;
    readonly held: string;
    readonly name: string;
  }[];
  /** What the package itself imports from outside, by the notebook's names. */
  readonly names: readonly NeededName[];
  /** What else the statement imports. */
  readonly others: readonly ImportedName[];
  /** Packages' modules that run as it is executed. */
  readonly modules: readonly string[];
}

/** A use of a module's member that becomes a plain name. */
export interface MemberUse extends TextEdit {
  readonly cell: number;
  readonly definition: HeldDefinition;
}

/** All that a notebook takes from packages, or why that can't be told. */
export interface TakenFromPackages {
  readonly imports: readonly Taken[];
  readonly uses: readonly MemberUse[];
  readonly refusals: readonly InlineRefusal[];
}

/** Finds the imports from packages, and the uses of their modules. */
export function takenFrom(owner: PrototypeNotebook, packages: Packages): TakenFromPackages {
  const imports: Taken[] = [];
  const refusals: InlineRefusal[] = [];
  const modules = new Map<string, { readonly module: string; readonly statement: Statement }>();
  owner.program.statements.forEach((statement, order) => {
    if (statement.kind !== 'import') return;
    const star =
      statement.star !== null && packages.isHeld(statement.star) && !statement.star.startsWith('.');
    const own = statement.names.filter(({ module }) => !module.startsWith('.') && packages.isHeld(module));
    const [first] = own;
    if (!star && first === undefined) return;
    const module = first?.module ?? statement.star ?? '';
    const place = placeOf(owner, statement.at);
    if (star) refusals.push({ code: 'star-import', module, ...place });
    if (statement.guarded) refusals.push({ code: 'guarded-import', module, ...place });
    if (statement.sharesLine) refusals.push({ code: 'shares-line', module, ...place });
    if (star || statement.guarded || statement.sharesLine) return;
    const taken = { definitions: [] as Taken['definitions'][number][], names: [] as NeededName[] };
    for (const each of own) {
      const target = targetOf(each, packages);
      switch (target.kind) {
        case 'definition':
          taken.definitions.push({ definition: target.definition, held: target.held, name: each.name });
          break;
        case 'name':
          taken.names.push(target.needed);
          break;
        case 'module':
          if (!modules.has(each.name)) modules.set(each.name, { module: target.module, statement });
          break;
        case 'none':
          refusals.push({
            code: 'not-found',
            module: each.module,
            name: each.member ?? each.module,
            ...placeOf(owner, each.at),
          });
      }
    }
    imports.push({
      statement,
      order,
      ...taken,
      others: statement.names.filter((each) => !own.includes(each)),
      modules: own.flatMap(({ module: each, member }) => {
        const within = member === null ? null : packages.memberModule(each, member);
        return within === null ? [each] : [each, within];
      }),
    });
  });
  const found = [...modules].map(([name, { module, statement }]) => ({
    statement,
    ...usesOf(name, module, owner, packages),
  }));
  return {
    imports: imports.map((each) => ({
      ...each,
      definitions: [
        ...each.definitions,
        ...found.flatMap(({ statement, uses }) =>
          statement === each.statement
            ? uses.map(({ definition, text }) => ({ definition, held: text, name: text }))
            : [],
        ),
      ],
    })),
    uses: found.flatMap(({ uses }) => uses),
    refusals: [...refusals, ...found.flatMap((each) => each.refusals)],
  };
}

type Target =
  | { readonly kind: 'definition'; readonly definition: HeldDefinition; readonly held: string }
  | { readonly kind: 'name'; readonly needed: NeededName }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'none' };

/** What an import of a notebook gives. */
function targetOf({ module, member, name }: ImportedName, packages: Packages): Target {
  if (member === null) {
    const bound = packages.boundBy({ module, member, name });
    return packages.module(module) === undefined ? { kind: 'none' } : { kind: 'module', module: bound };
  }
  const found = packages.memberOf(module, member);
  switch (found.kind) {
    case 'held': {
      const { names } = found.definition;
      return {
        kind: 'definition',
        definition: found.definition,
        held: names.find((each) => each === member) ?? names[0],
      };
    }
    case 'outside': {
      const [first] = found.imports;
      if (first !== undefined && packages.isHeld(first.module)) return { kind: 'module', module: found.name };
      const { imports, guarded, conditions } = found;
      return { kind: 'name', needed: { name, stands: found.name, imports, guarded, conditions } };
    }
    case 'own':
    case 'unknown':
      return { kind: 'none' };
  }
}

/** The uses of a module's name. Each must take a definition of it; as a value the module itself would have to be there. */
function usesOf(
  name: string,
  module: string,
  owner: PrototypeNotebook,
  packages: Packages,
): { readonly uses: readonly MemberUse[]; readonly refusals: readonly InlineRefusal[] } {
  const { statements } = owner.program;
  const others = statements.flatMap(({ bindings }) =>
    bindings.filter((each) => each.name === name && each.form !== 'import'),
  );
  const changed = statements.flatMap(({ mutations }) => mutations.filter((each) => each.name === name));
  const [odd] = [...others, ...changed];
  if (odd !== undefined) {
    return { uses: [], refusals: [{ code: 'module-object', module, name, ...placeOf(owner, odd.at) }] };
  }
  const uses: MemberUse[] = [];
  const refusals: InlineRefusal[] = [];
  const seen = new Set<string>();
  for (const read of statements.flatMap(({ reads }) => reads)) {
    const key = `${read.at.cell} ${read.at.start}`;
    if (read.name !== name || seen.has(key)) continue;
    seen.add(key);
    const use = memberUse(read, module, owner, packages);
    if (use === null) refusals.push({ code: 'module-object', module, name, ...placeOf(owner, read.at) });
    else uses.push(use);
  }
  return { uses, refusals };
}

/** `m.f`, or `a.b.f` after `import a.b`, where it stands for a definition of the same name. */
function memberUse(
  { at }: FreeName,
  module: string,
  owner: PrototypeNotebook,
  packages: Packages,
): MemberUse | null {
  const source = owner.notebook.cells[at.cell]?.source ?? '';
  let inside = module;
  let [head] = /^\w+/u.exec(source.slice(at.start)) ?? [''];
  for (;;) {
    const [step, member = ''] = /^\s*\.\s*(\w+)/u.exec(source.slice(at.start + head.length)) ?? [];
    if (step === undefined || /[\r\n]/.test(step)) return null;
    head += step;
    const found = packages.memberOf(inside, member);
    if (found.kind === 'held' && found.definition.names.includes(member)) {
      const { cell, start } = at;
      return { cell, start, end: start + head.length, text: member, definition: found.definition };
    }
    const submodule = packages.memberModule(inside, member);
    if (submodule === null || packages.module(submodule) === undefined) return null;
    inside = submodule;
  }
}
