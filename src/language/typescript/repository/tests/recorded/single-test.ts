import type { PlannedImport } from '../../../../../plan/plan.ts';
import type { Outcome, RecordedCall } from '../../../../../plan/recording.ts';
import { printCall, type PrintedCall, type Subject, type TestNames } from './call.ts';
import { comparison, isReadOnce } from './comparison.ts';
import { expectedSource, GLOBAL, importsOf, referenceImports } from './value.ts';

/** Statements of a test, and what they need to be imported. */
export interface Statements {
  readonly lines: readonly string[];
  readonly imports: readonly PlannedImport[];
}

/** The body of a test of one recorded call. */
export function singleTest(subject: Subject, call: RecordedCall, names: TestNames): Statements {
  const printed = printCall(subject, call, names);
  const isAwaited = isAwaitedCall(subject, call);
  const changed = call.mutations.flatMap(({ argument, after }) =>
    comparison(printed.locals.get(argument) ?? '', after),
  );
  return {
    lines: [...printed.before, ...outcomeLines(printed, call, isAwaited), ...changed],
    imports: [
      ...printed.imports,
      ...outcomeImports(call.outcome),
      ...call.mutations.flatMap(({ after }) => importsOf(after)),
    ],
  };
}

/** Whether what a call gives is waited for. */
export function isAwaitedCall({ definition }: Subject, { awaited }: RecordedCall): boolean {
  return awaited ?? definition.isAsync;
}

function outcomeLines({ call }: PrintedCall, recorded: RecordedCall, isAwaited: boolean): readonly string[] {
  const { outcome, mutations } = recorded;
  const given = isAwaited ? `await ${call}` : call;
  switch (outcome.kind) {
    case 'returned': {
      const { result } = outcome;
      const isNothing = result.kind === 'literal' && result.source === 'undefined';
      // What it does is told by what it changes.
      if (isNothing && mutations.length > 0) return [`${given};`];
      if (isReadOnce(result))
        return comparison(result.kind === 'probed' && isAwaited ? `(${given})` : given, result);
      return [`const result = ${given};`, ...comparison('result', result)];
    }
    case 'yielded':
      return yieldedLines(call, outcome, isAwaited);
    case 'raised':
      return isAwaited
        ? [`await expect(${call}).rejects.toThrow(${thrown(outcome)});`]
        : [`expect(() => ${call}).toThrow(${thrown(outcome)});`];
  }
}

type Yielded = Extract<Outcome, { kind: 'yielded' }>;

function yieldedLines(call: string, { items, complete }: Yielded, isAwaited: boolean): readonly string[] {
  const expected = `[${items.map(expectedSource).join(', ')}]`;
  if (complete && !isAwaited) return [`expect([...${call}]).toStrictEqual(${expected});`];
  const stop = complete ? '' : ` if (found.length === ${items.length}) break;`;
  return [
    'const found: unknown[] = [];',
    `for ${isAwaited ? 'await ' : ''}(const item of ${call}) { found.push(item);${stop} }`,
    `expect(found).toStrictEqual(${expected});`,
  ];
}

/** The message where it may be told, of another class than `Error` as an error of that class; else the class. */
function thrown({ exception, message }: Extract<Outcome, { kind: 'raised' }>): string {
  if (message === null) return exception.name;
  const text = JSON.stringify(message);
  return exception.module === GLOBAL && /^\w+Error$/.test(exception.name)
    ? `new ${exception.name}(${text})`
    : text;
}

function outcomeImports(outcome: Outcome): readonly PlannedImport[] {
  switch (outcome.kind) {
    case 'returned':
      return importsOf(outcome.result);
    case 'yielded':
      return outcome.items.flatMap(importsOf);
    case 'raised':
      return outcome.message === null ? referenceImports(outcome.exception) : [];
  }
}
