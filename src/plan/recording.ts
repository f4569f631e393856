import type { FunctionHints } from './seen-types.ts';

/**
 * What runs of the notebooks showed of the package's functions, as plain JSON. It holds no data beyond the rule: numbers,
 * booleans, None and short strings that stand in a notebook's source, at most {@link MOST_ELEMENTS} of them in each call.
 */
export interface Recording {
  /** Every function of the package, in the order of the plan. */
  readonly functions: readonly RecordedFunction[];
  /** The types that were seen of each function; left out where nobody asked for hints. */
  readonly hints?: readonly FunctionHints[];
}

/** Numbers, strings and other leaves that one call holds at most, its arguments and its result taken together. */
export const MOST_ELEMENTS = 20;

/** What was seen of one function, or of a class: of its constructor and its members. */
export interface RecordedFunction {
  /** `churn_tools.prices`. */
  readonly module: string;
  readonly name: string;
  /** Up to eight that differ, the plainest first; each fits a test function of its own. */
  readonly calls: readonly RecordedCall[];
  /** Why there is no call to test; null where there is one. */
  readonly skipped: SkipReason | null;
  /** Only where its real values are asked for: why some weren't written to files, in words without data; null where nothing hindered. */
  readonly data?: { readonly problem: string | null };
}

/**
 * Why a function has no recorded test. never-called: the notebook doesn't call it, or only from other moved functions;
 * random: two runs, or a run and a test, disagree; slow: calls take more than a test should; not-writable: arguments or result can't be
 * written as code within the rule; touches-outside: a call reads or changes files, the network or programs, as `detail` says; not-observed: it is no plain function, so that its calls aren't seen; not-reached: the kernel died, or
 * the run failed, before; fails: its test is not green against the package, as `detail` says in one line without data.
 */
export interface SkipReason {
  readonly code:
    | 'never-called'
    | 'random'
    | 'slow'
    | 'not-writable'
    | 'touches-outside'
    | 'not-observed'
    | 'not-reached'
    | 'fails';
  /** What couldn't be written (`pandas.DataFrame`), or which error a test ends in; never a value. Null: nothing to add. */
  readonly detail: string | null;
}

/** One call, its arguments as they were before it. */
export interface RecordedCall {
  /** notebook: seen as the notebook ran; synthetic: made by us, on data made by us, after the notebook had run. */
  readonly origin: 'notebook' | 'synthetic';
  /** What of a class is called; left out for a function, and where the class itself is. */
  readonly member?: RecordedMember;
  /** Containers of the package's modules that a test has to empty before: another test may have left something there. */
  readonly emptied?: readonly Reference[];
  /** Calls that were made on the instance before, and that made it what it is. */
  readonly earlier?: readonly RecordedStep[];
  readonly arguments: readonly RecordedArgument[];
  readonly outcome: Outcome;
  /** Arguments that the call changed, with what they are afterwards. */
  readonly mutations: readonly Mutation[];
  /** Place of the argument in whose place the result gives the result again, on our data and the notebook's; null: none was seen. */
  readonly settles?: number | null;
  /** Whether what it gives is waited for; left out: as the definition says. */
  readonly awaited?: boolean;
  /** Seconds that it took. */
  readonly seconds: number;
  /** Leaves that it holds in all; at most {@link MOST_ELEMENTS}. */
  readonly elements: number;
}

/** All that a call is passed, and those that were made on its instance before. */
export function argumentsIn({ earlier = [], arguments: given }: RecordedCall): readonly RecordedArgument[] {
  return [...earlier.flatMap((step) => step.arguments), ...given];
}

/** Something of a class: a method or property of an instance, which is the first argument; or what the class has of its own. */
export interface RecordedMember {
  /** As Python names it: `__call__` is the instance itself. */
  readonly name: string;
  readonly form: 'method' | 'property' | 'of class';
  /** Whether it is awaited, or iterated asynchronously. */
  readonly isAsync: boolean;
}

/** A call of a method that changed the instance. */
export interface RecordedStep {
  readonly member: RecordedMember;
  /** Without the instance. */
  readonly arguments: readonly RecordedArgument[];
}

/** One argument, in the order of the call. */
export interface RecordedArgument {
  /** The parameter that it is bound to. */
  readonly parameter: string;
  /**
   * How it is passed: in its place, by the name of its parameter, or spread: one of several for `*args` or `**kwargs`.
   * receiver: it is the instance whose member is called.
   */
  readonly passed: 'positional' | 'keyword' | 'receiver';
  /** The keyword to pass it with; null for a positional one. Not the parameter's name where that is `**kwargs`. */
  readonly keyword: string | null;
  readonly value: Value;
}

/** An argument that isn't afterwards what it was. */
export interface Mutation {
  /** Place in {@link RecordedCall.arguments}. */
  readonly argument: number;
  readonly after: Expected;
}

/**
 * How a call ended. yielded: the first items of a generator, and whether these are all. An async function's result is
 * what awaiting it gives.
 */
export type Outcome =
  | { readonly kind: 'returned'; readonly result: Expected }
  | { readonly kind: 'yielded'; readonly items: readonly Value[]; readonly complete: boolean }
  | { readonly kind: 'raised'; readonly exception: Reference; readonly message: string | null };

/** What a result is compared with: a value as a whole, or what some expressions give of it. */
export type Expected = Value | ProbedValue;

/** What is told of a result that is too much, or not allowed, to be written down as a whole. */
export interface ProbedValue {
  readonly kind: 'probed';
  /** Dotted: `numpy.ndarray`. */
  readonly type: string;
  readonly probes: readonly Probe[];
}

/**
 * One thing that holds of a result, or of a changed argument: `result.shape` is `(50,)`. The expression reads `result`,
 * and arguments by `argument_<place>` (`len(result) == len(argument_0)` is True); the printer replaces these whole words.
 */
export interface Probe {
  readonly expression: string;
  readonly value: Value;
  /** What the expression reads beside them. */
  readonly imports: readonly RecordedImport[];
}

/** `import module as name` (member null) or `from module import member as name`. */
export interface RecordedImport {
  readonly module: string;
  readonly member: string | null;
  readonly name: string;
}

/** Something that can be imported: `name` may be dotted (`Kind.RED` of a moved enum, `ndarray.sum`). */
export interface Reference {
  /** `churn_tools.prices`, `datetime`, `numpy`; `builtins` needs no import. */
  readonly module: string;
  readonly name: string;
}

/** A Python value as code. */
export type Value =
  /** Number, string, bytes, bool, None or Ellipsis: `repr` of it. `type` as Python names it: `int`, `float`, `str`. */
  | { readonly kind: 'literal'; readonly type: string; readonly source: string }
  /** A float that isn't a literal, or a complex one with such a part: `float("nan")`, `float("inf")`. NaN equals itself in no comparison. */
  | { readonly kind: 'special-float'; readonly source: string }
  | { readonly kind: 'list' | 'tuple' | 'set' | 'frozenset'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: readonly { readonly key: Value; readonly value: Value }[] }
  /** A moved constant, function or class, a member of an enum, something of a library: by its name. */
  | { readonly kind: 'reference'; readonly to: Reference }
  /**
   * A constructor's or a moved function's call: `datetime.date(2024, 1, 2)`, `np.array([1, 2])`, `Point(x=1, y=2)`,
   * `make_grid(3)`. `type` is that of what it gives, dotted: `numpy.ndarray`; it decides how results are compared.
   */
  | {
      readonly kind: 'call';
      readonly callee: Reference;
      readonly args: readonly Value[];
      readonly kwargs: readonly { readonly name: string; readonly value: Value }[];
      readonly type: string;
    }
  /** An item or attribute of another value: `split(3)[0]`, `make().rows`; `access` is what follows it. */
  | { readonly kind: 'part'; readonly of: Value; readonly access: string; readonly type: string }
  /** Python source, of the notebook or our own, that needs nothing but its imports: `np.linspace(0, 1, 50)`. */
  | {
      readonly kind: 'expression';
      readonly source: string;
      readonly imports: readonly RecordedImport[];
      readonly type: string;
      /** What it reads; left out where it reads nothing. */
      readonly file?: DataFile;
    };

/** Real values of the notebook beside the tests, which the user has asked for. */
export interface DataFile {
  /** From the folder of the tests: `data/clean/frame.csv`. */
  readonly path: string;
  readonly text: string;
}

/** The values that the code of a value is put together from: items, keys and values of entries, arguments. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return value.items;
    case 'dict':
      return value.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'call':
      return [...value.args, ...value.kwargs.map((each) => each.value)];
    case 'part':
      return [value.of];
    case 'literal':
    case 'special-float':
    case 'reference':
    case 'expression':
      return [];
  }
}

/** Whether a value is a literal through and through. */
export function isPlain(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
    case 'special-float':
      return true;
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'dict':
      return partsOf(value).every(isPlain);
    case 'reference':
    case 'call':
    case 'part':
    case 'expression':
      return false;
  }
}

/** The literals that the code of a value holds, as they are written. */
export function literalsOf(value: Expected): readonly string[] {
  switch (value.kind) {
    case 'probed':
      return value.probes.flatMap((probe) => literalsOf(probe.value));
    case 'literal':
    case 'special-float':
      return [value.source];
    case 'expression':
      return value.source.match(/'[^']*'|"[^"]*"|(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? [];
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'dict':
    case 'reference':
    case 'call':
    case 'part':
      return partsOf(value).flatMap(literalsOf);
  }
}

/** The literals that a test of a call holds: of its arguments, how it ends, and what it changes. */
export function literalsOfCall(call: RecordedCall): readonly string[] {
  return [
    ...argumentsIn(call).flatMap(({ value }) => literalsOf(value)),
    ...literalsOfOutcome(call.outcome),
    ...call.mutations.flatMap(({ after }) => literalsOf(after)),
  ];
}

/** The literals of how a call ends. */
export function literalsOfOutcome(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'returned':
      return literalsOf(outcome.result);
    case 'yielded':
      return outcome.items.flatMap(literalsOf);
    case 'raised':
      return outcome.message === null ? [] : [JSON.stringify(outcome.message)];
  }
}

/** The files that a test of a call reads. */
export function dataFilesOf(call: RecordedCall): readonly DataFile[] {
  const { outcome, mutations } = call;
  const expected = [
    ...argumentsIn(call).map(({ value }) => value),
    ...(outcome.kind === 'returned' ? [outcome.result] : outcome.kind === 'yielded' ? outcome.items : []),
    ...mutations.map(({ after }) => after),
  ];
  return expected.flatMap((each) => (each.kind === 'probed' ? [] : dataFilesIn(each)));
}

function dataFilesIn(value: Value): readonly DataFile[] {
  const own = value.kind === 'expression' && value.file !== undefined ? [value.file] : [];
  return [...own, ...partsOf(value).flatMap(dataFilesIn)];
}
