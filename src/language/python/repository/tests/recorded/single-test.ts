import type { Expected, Outcome, RecordedCall, Value } from '../../../../../plan/recording.ts';
import type { Truth } from '../assertion.ts';
import {
  comparison,
  equality,
  isReadOnce,
  joined,
  PYTEST,
  type ComparisonContext,
  type Statements,
} from './comparison.ts';
import { isAwaited, printCall, type PrintedCall, type Subject } from './call.ts';
import { named, type TestModuleNames } from './test-module-names.ts';

/** What is the same for all tests of a module. */
export interface TestContext {
  readonly names: TestModuleNames;
  readonly truth: Truth;
}

/** The body of a test of one recorded call. */
export function singleTest(subject: Subject, call: RecordedCall, { names, truth }: TestContext): Statements {
  const printed = printCall(subject, call, names);
  const context: ComparisonContext = { names, truth, argumentNames: printed.locals };
  const changed = call.mutations.map(({ argument, after }) =>
    comparison(printed.locals.get(argument) ?? '', after, context),
  );
  return joined([
    { lines: printed.before, imports: printed.imports },
    settledStatements(subject, printed, call, context) ?? outcomeStatements(subject, printed, call, context),
    ...changed,
  ]);
}

/** What a call gives, and that giving this in again gives it once more; null where that isn't known. */
function settledStatements(
  subject: Subject,
  { call, callWith }: PrintedCall,
  { outcome, settles = null }: RecordedCall,
  context: ComparisonContext,
): Statements | null {
  if (settles === null || outcome.kind !== 'returned' || subject.definition.returns === 'None') return null;
  const again = equality(callWith(settles, 'result'), 'result', typeOfExpected(outcome.result));
  if (again === null) return null;
  return joined([
    { lines: [`result = ${call}`], imports: [] },
    comparison('result', outcome.result, context),
    again,
  ]);
}

function typeOfExpected(expected: Expected): string {
  return 'type' in expected ? expected.type : '';
}

function outcomeStatements(
  subject: Subject,
  { call }: PrintedCall,
  recorded: RecordedCall,
  context: ComparisonContext,
): Statements {
  const { outcome } = recorded;
  switch (outcome.kind) {
    case 'returned': {
      const { result } = outcome;
      // A type checker refuses to look at what a function gives that says it gives nothing.
      if (givesNothing(subject, recorded, result)) return { lines: [call], imports: [] };
      if (isReadOnce(result)) return comparison(call, result, context);
      return joined([{ lines: [`result = ${call}`], imports: [] }, comparison('result', result, context)]);
    }
    case 'yielded':
      return isAwaited(subject.definition, recorded)
        ? collected(call, outcome, context)
        : itemsStatements(call, outcome, context);
    case 'raised': {
      const { source, needs } = named(outcome.exception, context.names);
      const match = messagePattern(source, outcome.message);
      return {
        lines: [`with pytest.raises(${[source, ...match].join(', ')}):`, `    ${call}`],
        imports: [
          PYTEST,
          ...(needs === null ? [] : [needs]),
          ...(match.join('').includes('re.escape') ? [{ module: 're', member: null, name: 're' }] : []),
        ],
      };
    }
  }
}

/** Whether a call is made for what it does alone. Of a class's members only the result tells. */
function givesNothing({ definition }: Subject, { member }: RecordedCall, result: Expected): boolean {
  if (member === undefined) return definition.returns === 'None';
  return member.form !== 'property' && result.kind === 'literal' && result.source === 'None';
}

type Yielded = Extract<Outcome, { kind: 'yielded' }>;

function itemsStatements(call: string, { items, complete }: Yielded, context: ComparisonContext): Statements {
  const taken = complete ? `list(${call})` : `list(itertools.islice(${call}, ${items.length}))`;
  const imports = complete ? [] : [{ module: 'itertools', member: null, name: 'itertools' }];
  return joined([{ lines: [], imports }, compared(taken, items, context)]);
}

/** The items of an asynchronous generator, which only a coroutine can take. */
function collected(call: string, { items, complete }: Yielded, context: ComparisonContext): Statements {
  const body = complete
    ? [`    return [item async for item in ${call}]`]
    : [`    items = ${call}`, `    return [await anext(items) for _ in range(${items.length})]`];
  return joined([
    { lines: ['async def collect() -> list[object]:', ...body, ''], imports: [] },
    compared('asyncio.run(collect())', items, context),
  ]);
}

function compared(taken: string, items: readonly Value[], context: ComparisonContext): Statements {
  const list = { kind: 'list', items } as const;
  if (isReadOnce(list)) return comparison(taken, list, context);
  return joined([{ lines: [`result = ${taken}`], imports: [] }, comparison('result', list, context)]);
}

/** Exceptions of so many causes that linters ask what the message says. */
const BROAD: ReadonlySet<string> = new Set(
  'BaseException Exception ValueError OSError IOError EnvironmentError'.split(' '),
);

/** `match=` of an exception's message; any where the message may not be written down. */
function messagePattern(exception: string, message: string | null): readonly string[] {
  if (message === null || message === '') return BROAD.has(exception) ? ['match=r"^"'] : [];
  const text = JSON.stringify(message);
  return [/[.^$*+?{}[\]\\|()]/.test(message) ? `match=re.escape(${text})` : `match=${text}`];
}
