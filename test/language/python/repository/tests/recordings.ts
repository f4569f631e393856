import type {
  RecordedArgument,
  RecordedCall,
  RecordedFunction,
  Value,
} from '../../../../../src/plan/recording.ts';

/** Recordings for tests, in as few words as they can be told. */
export function int(value: number): Value {
  return { kind: 'literal', type: 'int', source: String(value) };
}

export function float(source: string): Value {
  return { kind: 'literal', type: 'float', source };
}

export function str(text: string): Value {
  return { kind: 'literal', type: 'str', source: `'${text}'` };
}

export function bool(value: boolean): Value {
  return { kind: 'literal', type: 'bool', source: value ? 'True' : 'False' };
}

export const none: Value = { kind: 'literal', type: 'NoneType', source: 'None' };
export const nan: Value = { kind: 'special-float', source: 'float("nan")' };

export function list(...items: readonly Value[]): Value {
  return { kind: 'list', items };
}

export function tuple(...items: readonly Value[]): Value {
  return { kind: 'tuple', items };
}

/** `pd.DataFrame(…)`, `np.linspace(…)`: source as written. */
export function pandas(source: string, type: string): Value {
  return { kind: 'expression', source, imports: [{ module: 'pandas', member: null, name: 'pd' }], type };
}

export function callOf(
  callee: { readonly module: string; readonly name: string },
  type: string,
  ...args: readonly Value[]
): Value {
  return { kind: 'call', callee, args, kwargs: [], type };
}

/** An argument in its place. */
export function positional(parameter: string, value: Value): RecordedArgument {
  return { parameter, passed: 'positional', keyword: null, value };
}

export function keyword(name: string, value: Value): RecordedArgument {
  return { parameter: name, passed: 'keyword', keyword: name, value };
}

/** A call of the notebook that returns something; what isn't said is plain. */
export function recordedCall(
  args: readonly RecordedArgument[],
  outcome: RecordedCall['outcome'] | Value,
  more: Partial<RecordedCall> = {},
): RecordedCall {
  const isOutcome = outcome.kind === 'returned' || outcome.kind === 'yielded' || outcome.kind === 'raised';
  return {
    origin: 'notebook',
    arguments: args,
    outcome: isOutcome ? outcome : { kind: 'returned', result: outcome },
    mutations: [],
    seconds: 0.001,
    elements: args.length + 1,
    ...more,
  };
}

export function recordedFunction(name: string, ...calls: readonly RecordedCall[]): RecordedFunction {
  return { module: 'churn_tools.prices', name, calls, skipped: null };
}
