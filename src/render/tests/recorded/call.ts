import type { PlannedDefinition, PlannedImport } from '../../../plan/plan.ts';
import type { RecordedArgument, RecordedCall, Value } from '../../../plan/recording.ts';
import { freeName } from '../test-names.ts';
import { placesRead } from './comparison.ts';
import { isHidden, moduleImport, named, type TestModuleNames } from './test-module-names.ts';
import { importsOf, sourceOf } from './value.ts';

/** A recorded call, printed: what stands before it, and the call itself. */
export interface PrintedCall {
  /** Assignments of the arguments that have a line of their own. */
  readonly before: readonly string[];
  readonly call: string;
  /** The call with something else in the place of one argument. */
  readonly callWith: (place: number, source: string) => string;
  readonly imports: readonly PlannedImport[];
  /** The local variables that arguments have, by the argument's place. */
  readonly locals: ReadonlyMap<number, string>;
}

/** The function that is tested, as a test module reads it. */
export interface Subject {
  readonly definition: PlannedDefinition;
  /** Import name of its module. */
  readonly module: string;
}

/** Prints a recorded call; arguments that are made, changed or looked at again become local variables. */
export function printCall(subject: Subject, call: RecordedCall, names: TestModuleNames): PrintedCall {
  const locals = localNames(call, names);
  const before: string[] = [];
  const printed = call.arguments.map((argument, place) => {
    const local = locals.get(place);
    const source = sourceOf(argument.value, names);
    if (local !== undefined) before.push(`${local}${emptyType(argument.value)} = ${source}`);
    return passed(argument, local ?? source);
  });
  return {
    before,
    call: calledAs(subject, printed, names),
    callWith: (place, source) =>
      calledAs(
        subject,
        call.arguments.map((argument, at) => (at === place ? passed(argument, source) : (printed[at] ?? ''))),
        names,
      ),
    imports: [
      ...subjectImports(subject, names),
      ...call.arguments.flatMap((each) => importsOf(each.value, names)),
      ...(before.some(holdsAny) ? [ANY] : []),
    ],
    locals,
  };
}

const ANY: PlannedImport = { module: 'typing', member: 'Any', name: 'Any' };

function holdsAny(line: string): boolean {
  return /^\w+: (?:list|dict|set)\[Any/.test(line);
}

/** `items: list[Any]`: a type checker can't guess what an empty container is for. */
function emptyType(value: Value): string {
  if (value.kind === 'list' && value.items.length === 0) return ': list[Any]';
  if (value.kind === 'set' && value.items.length === 0) return ': set[Any]';
  return value.kind === 'dict' && value.entries.length === 0 ? ': dict[Any, Any]' : '';
}

/** One argument as it stands in a call. */
export function passed({ keyword }: RecordedArgument, source: string): string {
  return keyword === null ? source : `${keyword}=${source}`;
}

/** The call of a function with printed arguments; a coroutine is run. */
export function calledAs(
  { definition, module }: Subject,
  printed: readonly string[],
  names: TestModuleNames,
): string {
  const call = `${named({ module, name: definition.name }, names).source}(${printed.join(', ')})`;
  return definition.isAsync ? `asyncio.run(${call})` : call;
}

/** What calling a function needs to be imported. */
export function subjectImports(
  { definition, module }: Subject,
  names: TestModuleNames,
): readonly PlannedImport[] {
  const own = names.modules.get(module);
  return [
    ...(own ? [moduleImport(own.name, names)] : []),
    ...(definition.isAsync ? [{ module: 'asyncio', member: null, name: 'asyncio' }] : []),
  ];
}

function localNames(call: RecordedCall, names: TestModuleNames): ReadonlyMap<number, string> {
  const { outcome, mutations } = call;
  const read = new Set([
    ...(outcome.kind === 'returned' ? placesRead(outcome.result) : []),
    ...mutations.flatMap(({ argument, after }) => [argument, ...placesRead(after)]),
  ]);
  const taken = new Set<string>();
  const locals = new Map<number, string>();
  for (const [place, { parameter, value }] of call.arguments.entries()) {
    if (!read.has(place) && !isMade(value, names)) continue;
    const name = freeName(isHidden(parameter, names) ? `${parameter}_argument` : parameter, taken);
    taken.add(name);
    locals.set(place, name);
  }
  return locals;
}

/** Whether making a value is worth a line: it comes from the package's own code, or is long. */
function isMade(value: Value, names: TestModuleNames): boolean {
  if (value.kind !== 'expression' && value.kind !== 'part' && value.kind !== 'call') return false;
  if (value.kind === 'call' && names.modules.has(value.callee.module)) return true;
  return value.kind === 'part' || sourceOf(value, names).length > LONGEST_INLINE;
}

/** Columns of an argument that can stand in its call. */
const LONGEST_INLINE = 30;
