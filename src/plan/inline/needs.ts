import type { BackEnd } from '../../program/language.ts';
import type { Definition, Statement } from '../../program/program.ts';
import type { HeldDefinition, HeldModule } from '../held/package.ts';
import type { OutsideImport } from '../held/meaning.ts';
import type { InlineRefusal } from './inlining.ts';
import type { Packages } from './packages.ts';

/** A name that inlined code reads and that an import gives. */
export interface NeededName extends OutsideImport {
  readonly name: string;
  /** Equal for names that stand for the same. */
  readonly stands: string;
}

/** All that definitions of packages need to stand alone. */
export interface Closure {
  /** Whatever is needed as something is defined comes before it. */
  readonly definitions: readonly HeldDefinition[];
  readonly names: readonly NeededName[];
  readonly problems: readonly Problem[];
}

/** A refusal before its place in the notebook is known. */
export type Problem = InlineRefusal extends infer Refusal
  ? Refusal extends InlineRefusal
    ? Omit<Refusal, 'cell' | 'line'>
    : never
  : never;

/** What one definition reads, directly. */
interface Reads {
  readonly held: readonly { readonly definition: HeldDefinition; readonly when: 'definition' | 'call' }[];
  readonly names: readonly NeededName[];
  readonly problems: readonly Problem[];
}

/** The closure of some definitions. Annotations that are never evaluated need nothing, unless the language needs types. */
export function closureOf(wanted: readonly HeldDefinition[], packages: Packages, backEnd: BackEnd): Closure {
  const reads = new Map<HeldDefinition, Reads>();
  for (const pending = [...wanted]; pending.length > 0;) {
    const definition = pending.pop();
    if (definition === undefined || reads.has(definition)) continue;
    const found = readsOf(definition, packages, backEnd);
    reads.set(definition, found);
    pending.push(...found.held.map((each) => each.definition));
  }
  const all = [...reads.values()];
  return {
    definitions: inOrder(reads, packages),
    names: all.flatMap(({ names }) => names),
    problems: [
      ...all.flatMap(({ problems }) => problems),
      ...[...reads.keys()].flatMap((each) => ownProblems(each, packages, backEnd)),
    ],
  };
}

function readsOf(held: HeldDefinition, packages: Packages, { needsTypes }: BackEnd): Reads {
  const { definition } = held;
  const around = packages.around(held);
  const reads: { held: Reads['held'][number][]; names: NeededName[]; problems: Problem[] } = {
    held: [],
    names: [],
    problems: [],
  };
  const written = definition.globalWrites.map(({ name }) => ({ name, readAt: 'call' as const }));
  for (const { name, readAt } of [...definition.freeNames, ...written]) {
    if (readAt === 'unevaluated' && !needsTypes) continue;
    const found = around(name);
    switch (found.kind) {
      case 'held':
        reads.held.push({ definition: found.definition, when: readAt === 'definition' ? readAt : 'call' });
        if (!found.definition.names.includes(name)) {
          reads.problems.push({ code: 'unknown-need', held: held.name, name });
        }
        break;
      case 'outside':
        if (found.imports.some(({ module }) => packages.isHeld(module))) {
          reads.problems.push({ code: 'unknown-need', held: held.name, name });
        } else {
          const { imports, guarded, conditions } = found;
          reads.names.push({ name, stands: found.name, imports, guarded, conditions });
        }
        break;
      case 'own':
      case 'unknown':
        reads.problems.push({ code: 'unknown-need', held: held.name, name });
    }
  }
  return reads;
}

/** What keeps a definition from standing in a notebook, whatever it needs. */
function ownProblems(held: HeldDefinition, packages: Packages, backEnd: BackEnd): readonly Problem[] {
  const { definition, name } = held;
  const found: Problem[] = definition.ties.map((tie) => ({ code: 'tied', held: name, found: tie.found }));
  const statement = statementOf(packages.moduleOf(held), definition);
  if (statement === undefined || statement.sharesLine || definition.conditional !== null) {
    found.push({ code: 'conditional', held: name });
  }
  if (backEnd.importedModules(definition.text).some(({ module }) => packages.isHeld(module)))
    found.push({ code: 'unknown-need', held: name, name: '.' });
  return found;
}

/** The statement of a module that is a definition, and nothing else. */
export function statementOf(module: HeldModule | undefined, definition: Definition): Statement | undefined {
  return module?.program.statements.find(
    (statement) => statement.kind === 'definition' && statement.definition === definition,
  );
}

/** The order of the modules and of the lines in them, but what is needed as something is defined comes first, with all its needs. */
function inOrder(reads: ReadonlyMap<HeldDefinition, Reads>, packages: Packages): readonly HeldDefinition[] {
  const rank = new Map(packages.definitions.map((each, index) => [each, index]));
  const sorted = [...reads.keys()].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const printed = new Set<HeldDefinition>();
  const visited = new Set<HeldDefinition>();
  const visit = (each: HeldDefinition): void => {
    if (visited.has(each)) return;
    visited.add(each);
    for (const first of neededAtDefinition(each, reads)) visit(first);
    printed.add(each);
  };
  sorted.forEach(visit);
  return [...printed];
}

function neededAtDefinition(
  held: HeldDefinition,
  reads: ReadonlyMap<HeldDefinition, Reads>,
): readonly HeldDefinition[] {
  const first = (reads.get(held)?.held ?? []).filter(({ when }) => when === 'definition');
  const closure = new Set(first.map(({ definition }) => definition));
  // What is called as something is defined runs then.
  for (const each of closure)
    for (const { definition } of reads.get(each)?.held ?? []) closure.add(definition);
  closure.delete(held);
  return [...closure];
}
