import type { PlannedDefinition, PlannedImport } from '../../../../../plan/plan.ts';
import { argumentsIn } from '../../../../../plan/index.ts';
import type {
  RecordedArgument,
  RecordedCall,
  RecordedMember,
  RecordedStep,
  Value,
} from '../../../../../plan/recording.ts';
import { freeName, snakeCase } from '../test-names.ts';
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

/** Prints a recorded call; an instance whose state other calls made, and arguments that are made, changed or looked at again become local variables. */
export function printCall(subject: Subject, call: RecordedCall, names: TestModuleNames): PrintedCall {
  const locals = localNames(subject, call, names);
  const emptied = (call.emptied ?? []).map((each) => named(each, names));
  const before = emptied.map(({ source }) => `${source}.clear()`);
  const steps = call.earlier ?? [];
  const printed = call.arguments.map((argument, place) => {
    const local = locals.get(place);
    const source = sourceOf(argument.value, names);
    if (local !== undefined) before.push(`${local}${emptyType(argument.value)} = ${source}`);
    if (argument.passed === 'receiver')
      before.push(...steps.map((step) => stepLine(local ?? source, step, names)));
    return passed(argument, local ?? source);
  });
  return {
    before,
    call: calledAs(subject, call, printed, names),
    callWith: (place, source) =>
      calledAs(
        subject,
        call,
        call.arguments.map((argument, at) => (at === place ? passed(argument, source) : (printed[at] ?? ''))),
        names,
      ),
    imports: [
      ...subjectImports(subject, call, names),
      ...argumentsIn(call).flatMap((each) => importsOf(each.value, names)),
      ...(steps.some(({ member }) => member.isAsync) ? [ASYNCIO] : []),
      ...emptied.flatMap(({ needs }) => needs ?? []),
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

/** A recorded call with printed arguments; a coroutine is run, an asynchronous generator is left as it is. */
export function calledAs(
  { definition, module }: Subject,
  call: Pick<RecordedCall, 'member' | 'outcome'>,
  printed: readonly string[],
  names: TestModuleNames,
): string {
  const { source } = named({ module, name: definition.name }, names);
  const text = call.member ? memberCall(source, call.member, printed) : `${source}(${printed.join(', ')})`;
  return isAwaited(definition, call) && call.outcome.kind !== 'yielded' ? `asyncio.run(${text})` : text;
}

/** Whether what is called is asynchronous. */
export function isAwaited(definition: PlannedDefinition, { member }: Pick<RecordedCall, 'member'>): boolean {
  return member ? member.isAsync : definition.kind === 'function' && definition.isAsync;
}

/** `Account.parse("3")`, `account.deposit(3)`, `account(3)`, `account.balance`. */
function memberCall(className: string, { name, form }: RecordedMember, printed: readonly string[]): string {
  const [receiver = '', ...rest] = printed;
  switch (form) {
    case 'of class':
      return `${className}.${name}(${printed.join(', ')})`;
    case 'property':
      return `${receiver}.${name}`;
    case 'method':
      return name === '__call__'
        ? `${receiver}(${rest.join(', ')})`
        : `${receiver}.${name}(${rest.join(', ')})`;
  }
}

/** A statement that makes an instance what it is. */
function stepLine(receiver: string, step: RecordedStep, names: TestModuleNames): string {
  const printed = step.arguments.map((each) => passed(each, sourceOf(each.value, names)));
  const call = memberCall('', step.member, [receiver, ...printed]);
  return step.member.isAsync ? `asyncio.run(${call})` : call;
}

/** What a recorded call needs to be imported, its arguments left out. */
export function subjectImports(
  { definition, module }: Subject,
  call: Pick<RecordedCall, 'member'>,
  names: TestModuleNames,
): readonly PlannedImport[] {
  const own = names.modules.get(module);
  return [...(own ? [moduleImport(own.name, names)] : []), ...(isAwaited(definition, call) ? [ASYNCIO] : [])];
}

const ASYNCIO: PlannedImport = { module: 'asyncio', member: null, name: 'asyncio' };

function localNames(
  { definition }: Subject,
  call: RecordedCall,
  names: TestModuleNames,
): ReadonlyMap<number, string> {
  const { outcome, mutations, earlier = [] } = call;
  const read = new Set([
    ...(outcome.kind === 'returned' ? placesRead(outcome.result) : []),
    ...mutations.flatMap(({ argument, after }) => [argument, ...placesRead(after)]),
  ]);
  const taken = new Set<string>();
  const locals = new Map<number, string>();
  for (const [place, { parameter, passed: way, value }] of call.arguments.entries()) {
    const isChanged = way === 'receiver' && earlier.length > 0;
    if (!isChanged && !read.has(place) && !isMade(value, names)) continue;
    const wanted = way === 'receiver' ? snakeCase(definition.name) : parameter;
    const other = way === 'receiver' ? 'instance' : `${wanted}_argument`;
    const name = freeName(isHidden(wanted, names) ? other : wanted, taken);
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
