import type { PlannedDefinition, PlannedImport } from '../../../../../plan/plan.ts';
import type { RecordedCall, Value } from '../../../../../plan/recording.ts';
import { partsOf } from '../../../../../plan/index.ts';
import { importsOf, sourceOf } from './value.ts';

/** The function that is tested, as a test file reads it. */
export interface Subject {
  readonly definition: PlannedDefinition;
  /** Import name of its module. */
  readonly module: string;
}

/** What a test file binds beside its tests. */
export interface TestNames {
  /** Names that are imported, or may be. */
  readonly imported: ReadonlySet<string>;
}

/** A recorded call, printed: what stands before it, and the call itself. */
export interface PrintedCall {
  /** The arguments that the call changes, each as a variable. */
  readonly before: readonly string[];
  readonly call: string;
  /** The call without variables. */
  readonly alone: string;
  /** What is called. */
  readonly name: string;
  readonly imports: readonly PlannedImport[];
  /** The variables that arguments have, by the argument's place. */
  readonly locals: ReadonlyMap<number, string>;
}

/** Prints a recorded call; arguments that it changes become variables. */
export function printCall(subject: Subject, call: RecordedCall, names: TestNames): PrintedCall {
  const { name } = subject.definition;
  const locals = new Map<number, string>();
  const before: string[] = [];
  const printed = call.arguments.map(({ parameter, value }, place) => {
    const source = sourceOf(value);
    if (!call.mutations.some(({ argument }) => argument === place)) return source;
    const local = localName(parameter, place, [...locals.values()], names);
    locals.set(place, local);
    before.push(`const ${local}${typeOf(value, name, place)} = ${source};`);
    return local;
  });
  return {
    before,
    call: `${name}(${printed.join(', ')})`,
    alone: `${name}(${call.arguments.map(({ value }) => sourceOf(value)).join(', ')})`,
    name,
    imports: [
      { module: subject.module, member: name, name },
      ...call.arguments.flatMap(({ value }) => importsOf(value)),
    ],
    locals,
  };
}

/** Names that a test can't give to a variable, beside those that it imports. */
const RESERVED: ReadonlySet<string> = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield expect test describe it vi expected result found globalThis Array Object Reflect Map Set Date Error'.split(
    ' ',
  ),
);

/** A name for a variable that holds the argument of a parameter. */
export function localName(
  parameter: string,
  place: number,
  taken: readonly string[],
  { imported }: TestNames,
): string {
  const isFree = (name: string): boolean =>
    !RESERVED.has(name) && !imported.has(name) && !taken.includes(name);
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(parameter) ? parameter : `argument${place + 1}`;
  const candidates = [plain, `${plain}Argument`];
  return candidates.find(isFree) ?? `${plain}Argument${place + 1}`;
}

/** A type for a variable whose value alone doesn't say it: texts may be meant one by one, what is empty may hold anything. */
function typeOf(value: Value, name: string, place: number): string {
  return saysItsType(value) ? '' : `: Parameters<typeof ${name}>[${place}]`;
}

function saysItsType(value: Value): boolean {
  if (value.kind === 'literal')
    return value.type === 'number' || value.type === 'boolean' || value.type === 'bigint';
  if (value.kind === 'call' || value.kind === 'reference') return partsOf(value).every(saysItsType);
  return value.kind === 'list' && value.items.length > 0 && value.items.every(saysItsType);
}
