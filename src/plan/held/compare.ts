import { futuresOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Definition } from '../../program/program.ts';
import type { Drift } from '../plan.ts';
import { packageNames, type Meaning } from './meaning.ts';
import type { HeldDefinition, HeldPackage } from './package.ts';

export type { Drift } from '../plan.ts';

/** A definition of a notebook beside one of the package. */
export interface Comparison {
  /** The two with all that they need. */
  readonly whole: Drift;
  /** Their own code alone. */
  readonly own: Drift;
  /** Names that both read and that stand for different things, of any definition that they need; sorted. */
  readonly through: readonly string[];
}

/** Compares definitions of one notebook with those of a package. */
export type Comparer = (definition: Definition, held: HeldDefinition) => Comparison;

/**
 * Makes a comparer for one notebook. Two definitions are the same only if what their names stand for is the same too,
 * all the way down: the same definition again, the same import, or what the notebook imports from the package itself.
 * Reads of annotations that are never evaluated don't count; whether annotations are evaluated does.
 */
export function comparerFor(owner: PrototypeNotebook, held: HeldPackage): Comparer {
  const names = packageNames(held);
  const here = names.inNotebook(owner);
  const programs = new Map(held.modules.map(({ importName, program }) => [importName, program]));
  const isReadAlike = ({ here: mine, there: { definition, module } }: Pair): boolean => {
    const program = programs.get(module);
    const futures = futuresOf(owner.program, mine).join();
    return program !== undefined && futures === futuresOf(program, definition).join();
  };
  const drift = (pair: Pair): Drift => {
    const isSame = isSameCode(pair.here, pair.there.definition);
    return isSame && !isReadAlike(pair) ? 'different' : ownDrift(pair);
  };
  return (definition, other) => {
    const own = drift({ here: definition, there: other });
    const sides = new Set(sidesOf(own));
    const through = new Set<string>();
    const seen = new Map([[definition, new Set([other])]]);
    const pending: Pair[] = [{ here: definition, there: other }];
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const there = names.around(pair.there);
      for (const { name, nameThere } of namesRead(pair)) {
        const found = step(here(name), there(nameThere), drift);
        if (found.pair !== null) {
          const known = seen.get(found.pair.here) ?? new Set();
          if (known.has(found.pair.there)) continue;
          seen.set(found.pair.here, known.add(found.pair.there));
          pending.push(found.pair);
        }
        if (found.drift !== 'same') through.add(name);
        for (const side of sidesOf(found.drift)) sides.add(side);
      }
    }
    return { whole: driftOf(sides), own, through: [...through].sort() };
  };
}

/** Two definitions that stand for each other. */
interface Pair {
  readonly here: Definition;
  readonly there: HeldDefinition;
}

/** What a name stands for on either side, compared; a pair is still to be followed. */
function step(
  here: Meaning,
  there: Meaning,
  drift: (pair: Pair) => Drift,
): { readonly drift: Drift; readonly pair: Pair | null } {
  if (here.kind === 'own' && there.kind === 'held') {
    const pair = { here: here.definition, there: there.definition };
    return { drift: drift(pair), pair };
  }
  const isSame =
    here.kind === 'held'
      ? there.kind === 'held' && here.definition === there.definition
      : here.kind === 'outside' && there.kind === 'outside' && here.name === there.name;
  return { drift: isSame ? 'same' : 'different', pair: null };
}

/** A name that both read; they differ where each reads itself. */
interface SharedRead {
  readonly name: string;
  readonly nameThere: string;
}

/**
 * Names that both read. With the same code, those that only one of them reads too: what is the language's own there is
 * bound to something here. With different code they are part of what was changed.
 */
function namesRead({ here, there: { definition } }: Pair): readonly SharedRead[] {
  const [mine, its] = [evaluatedNames(here), evaluatedNames(definition)];
  const itself = new Map(here.names.map((name, index) => [name, definition.names[index] ?? name]));
  const reads = [...mine].map((name) => ({ name, nameThere: itself.get(name) ?? name }));
  if (!isSameCode(here, definition)) return reads.filter(({ nameThere }) => its.has(nameThere));
  const told = new Set(reads.map(({ nameThere }) => nameThere));
  const others = [...its].filter((name) => !told.has(name)).map((name) => ({ name, nameThere: name }));
  return [...reads, ...others];
}

function evaluatedNames({ freeNames }: Definition): ReadonlySet<string> {
  return new Set(freeNames.filter(({ readAt }) => readAt !== 'unevaluated').map(({ name }) => name));
}

function isSameCode(here: Definition, there: Definition): boolean {
  return here.codeHash === there.codeHash && here.names.length === there.names.length;
}

function ownDrift({ here, there: { definition, source, written, unhinted } }: Pair): Drift {
  if (isSameCode(here, definition)) return 'same';
  if (source === null || written === null) return 'different';
  const [isMineEdited, isItsEdited] = [here.syntaxHash !== source, definition.syntaxHash !== written];
  if (isMineEdited) return isItsEdited ? 'both-edited' : 'notebook-edited';
  if (isItsEdited) return 'package-edited';
  // Type hints alone are no other code.
  return unhinted === source ? 'same' : 'lifted';
}

type Side = 'package' | 'notebook' | 'lift' | 'unknown';

function sidesOf(drift: Drift): readonly Side[] {
  switch (drift) {
    case 'same':
      return [];
    case 'package-edited':
      return ['package'];
    case 'notebook-edited':
      return ['notebook'];
    case 'both-edited':
      return ['package', 'notebook'];
    case 'lifted':
      return ['lift'];
    case 'different':
      return ['unknown'];
  }
}

function driftOf(sides: ReadonlySet<Side>): Drift {
  if (sides.has('unknown')) return 'different';
  if (sides.has('package')) return sides.has('notebook') ? 'both-edited' : 'package-edited';
  if (sides.has('notebook')) return 'notebook-edited';
  return sides.has('lift') ? 'lifted' : 'same';
}
