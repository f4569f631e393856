import type { Expected, Outcome, RecordedCall } from '../../../plan/recording.ts';
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
import { printCall, type PrintedCall, type Subject } from './call.ts';
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
    settledStatements(subject, printed, call, context) ??
      outcomeStatements(subject, printed, call.outcome, context),
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
  outcome: Outcome,
  context: ComparisonContext,
): Statements {
  switch (outcome.kind) {
    case 'returned': {
      const { result } = outcome;
      // A type checker refuses to look at what a function gives that says it gives nothing.
      if (subject.definition.returns === 'None') return { lines: [call], imports: [] };
      if (isReadOnce(result)) return comparison(call, result, context);
      return joined([{ lines: [`result = ${call}`], imports: [] }, comparison('result', result, context)]);
    }
    case 'yielded': {
      const { items, complete } = outcome;
      const taken = complete ? `list(${call})` : `list(itertools.islice(${call}, ${items.length}))`;
      const tools = {
        lines: [],
        imports: complete ? [] : [{ module: 'itertools', member: null, name: 'itertools' }],
      };
      const list = { kind: 'list', items } as const;
      if (isReadOnce(list)) return joined([tools, comparison(taken, list, context)]);
      return joined([
        tools,
        { lines: [`result = ${taken}`], imports: [] },
        comparison('result', list, context),
      ]);
    }
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
