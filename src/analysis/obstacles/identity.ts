import type { Call, Definition, Statement } from '../../program/program.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { definitionsIn, type Namespace } from '../namespace.ts';
import type { PrototypeNotebook } from '../prototype.ts';
import type { Obstacle } from '../obstacle.ts';
import { obstacleAt } from './place.ts';

/** Where a notebook lets the module of its definitions be seen. */
export interface IdentityUses {
  /** Names whose repr with `__main__` stands in a saved output. */
  readonly inOutputs: ReadonlySet<string>;
  /**
   * Statements that show a definition itself, by name; `*`: the class of some value; `**`: any class, or function that
   * is handed on as a value; `***`: any code.
   */
  readonly shown: ReadonlyMap<string, Statement>;
  /** Whether a name stands anywhere other than as what is called. */
  readonly isHandedOn: (name: string) => boolean;
  /** Statements that pickle what a name holds, by name. */
  readonly pickled: ReadonlyMap<string, Statement>;
  /** A call that pickles or unpickles. */
  readonly pickling: Call | null;
  /** A call that takes the definitions of the notebook's own module, and only these. */
  readonly examining: Call | null;
}

/** Collects where a notebook shows or stores the identity of its definitions. */
export function identityUses(notebook: Notebook, namespace: Namespace): IdentityUses {
  const shown = new Map<string, Statement>();
  const pickled = new Map<string, Statement>();
  for (const statement of namespace.program.statements) {
    const executed = (notebook.cells[statement.at.cell]?.outputs.length ?? 0) > 0;
    for (const name of statement.shows) if (name !== '*' || !executed) shown.set(name, statement);
    for (const name of statement.pickles) pickled.set(name, statement);
  }
  const calls = namespace.program.statements.flatMap((statement) => [
    ...statement.calls,
    ...definitionsIn(statement).flatMap((definition) => definition.calls),
  ]);
  const handedOn = lazily(() => namesHandedOn(namespace));
  return {
    inOutputs: namesInOutputs(notebook),
    shown,
    isHandedOn: (name) => handedOn().has(name),
    pickled,
    pickling: calls.find((call) => call.effect === 'persists') ?? null,
    examining: calls.find((call) => call.effect === 'examines') ?? null,
  };
}

/** Names that are read other than to be called right there, and what has decorators, which are handed it. */
function namesHandedOn({ program }: Namespace): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of program.statements) {
    const called = new Set(
      statement.calls
        .filter(({ callee, head, isHandedOver }) => callee === head && isHandedOver !== 'perhaps')
        .map(({ at }) => `${at.cell}:${at.start}`),
    );
    for (const { name, at } of statement.reads) if (!called.has(`${at.cell}:${at.start}`)) names.add(name);
    for (const { decorators, name } of definitionsIn(statement)) if (decorators.length > 0) names.add(name);
  }
  return names;
}

function lazily<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => (made[0] ??= make());
}

function namesInOutputs(notebook: Notebook): ReadonlySet<string> {
  const names = new Set<string>();
  for (const cell of notebook.cells) {
    for (const output of cell.outputs) {
      const texts =
        output.kind === 'stream'
          ? [output.text]
          : output.kind === 'error'
            ? [output.message]
            : Object.values(output.data);
      for (const text of texts) {
        for (const [, name] of text.matchAll(/__main__\.([^\W\d]\w*)/gu)) if (name) names.add(name);
      }
    }
  }
  return names;
}

/** Obstacles of a definition whose module can be seen in what the notebook shows or stores. */
export function identityObstacles(
  owner: PrototypeNotebook,
  uses: IdentityUses,
  definition: Definition,
): readonly Obstacle[] {
  const isClass = makesClass(definition);
  const isCode = isClass || definition.kind === 'function' || definition.evaluation.makesFunctions;
  if (!isCode) return [];
  return definition.names.flatMap((name) => obstaclesOfName(owner, uses, definition, name)).slice(0, 1);
}

function obstaclesOfName(
  owner: PrototypeNotebook,
  uses: IdentityUses,
  definition: Definition,
  name: string,
): readonly Obstacle[] {
  const isClass = makesClass(definition);
  const statement =
    uses.shown.get(name) ??
    uses.shown.get('***') ??
    (isClass ? uses.shown.get('*') : undefined) ??
    (isClass || uses.isHandedOn(name) ? uses.shown.get('**') : undefined);
  if (statement) return [obstacleAt(owner, 'shows-identity', [name], statement.at)];
  if (uses.inOutputs.has(name)) return [obstacleAt(owner, 'shows-identity', [name], definition.at)];
  const pickled = isClass ? uses.pickling : uses.pickled.get(name);
  if (pickled) {
    return [obstacleAt(owner, 'pickled', [name, uses.pickling?.callee ?? ''], pickled.at)];
  }
  if (uses.examining && (definition.doc ?? '').includes('>>>')) {
    return [obstacleAt(owner, 'module-identity', [uses.examining.callee ?? ''], uses.examining.at)];
  }
  return [];
}

/** A class, or a type that a call makes, such as `namedtuple`: it knows the module that it was made in. */
function makesClass({ kind, calls }: Definition): boolean {
  return kind === 'class' || (kind === 'type' && calls.length > 0);
}
