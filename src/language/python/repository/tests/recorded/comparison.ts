import type { PlannedImport } from '../../../../../plan/plan.ts';
import type { Expected, Probe, Value } from '../../../../../plan/recording.ts';
import { partsOf } from '../../../../../plan/index.ts';
import { literalAssertion, type Truth } from '../assertion.ts';
import { hasInexact } from '../literal.ts';
import { rounded } from './rounded.ts';
import { importsOf, literalOf, sourceOf } from './value.ts';
import type { TestModuleNames } from './test-module-names.ts';

/** Statements of a test, and what they need to be imported. */
export interface Statements {
  readonly lines: readonly string[];
  readonly imports: readonly PlannedImport[];
}

/** What a comparison is made with. */
export interface ComparisonContext {
  readonly names: TestModuleNames;
  readonly truth: Truth;
  /** What probes call the arguments: the local variable of each place. */
  readonly argumentNames: ReadonlyMap<number, string>;
}

export const PYTEST: PlannedImport = { module: 'pytest', member: null, name: 'pytest' };
const NUMPY: PlannedImport = { module: 'numpy', member: null, name: 'np' };
const PANDAS: PlannedImport = { module: 'pandas', member: null, name: 'pd' };

/** Whether a comparison reads what it compares once, so that a call can stand in it. */
export function isReadOnce(expected: Expected): boolean {
  return expected.kind !== 'probed' && (fieldOf(expected) !== null || !hasField(expected));
}

/** Asserts that `actual` is what was recorded: with the helpers of the field that it comes from, floats within a tolerance. */
export function comparison(actual: string, expected: Expected, context: ComparisonContext): Statements {
  if (expected.kind === 'probed') {
    return joined(expected.probes.map((probe) => probeStatements(actual, probe, context)));
  }
  const { names } = context;
  if (!isReadOnce(expected)) return itemwise(actual, expected, context);
  const imports = importsOf(expected, names);
  const source = sourceOf(expected, names);
  switch (fieldOf(expected)) {
    case 'array': {
      const way = hasFloats(expected) ? 'assert_allclose' : 'assert_array_equal';
      return { lines: [`np.testing.${way}(${actual}, ${source})`], imports: [NUMPY, ...imports] };
    }
    case 'frame':
    case 'series':
    case 'index':
      return {
        lines: [`pd.testing.assert_${fieldOf(expected)}_equal(${actual}, ${source})`],
        imports: [PANDAS, ...imports],
      };
    case 'number': {
      const needed = [PYTEST, ...imports];
      return { lines: [`assert ${actual} == pytest.approx(${source}, nan_ok=True)`], imports: needed };
    }
    case null: {
      const literal = literalOf(rounded(expected), names);
      const { statement } = literalAssertion(actual, literal, context.truth);
      return { lines: [statement], imports: hasInexact(literal) ? [PYTEST, ...imports] : imports };
    }
  }
}

/** Asserts that two expressions of one type of a field are equal; null: there is no helper for it. */
export function equality(actual: string, expected: string, type: string): Statements | null {
  const field = fieldOfType(type);
  switch (field) {
    case 'array':
      return { lines: [`np.testing.assert_allclose(${actual}, ${expected})`], imports: [NUMPY] };
    case 'frame':
    case 'series':
    case 'index':
      return { lines: [`pd.testing.assert_${field}_equal(${actual}, ${expected})`], imports: [PANDAS] };
    case 'number':
    case null:
      return null;
  }
}

/** One statement list after the other. */
export function joined(all: readonly Statements[]): Statements {
  return { lines: all.flatMap(({ lines }) => lines), imports: all.flatMap(({ imports }) => imports) };
}

/** Containers of arrays and frames: equality of the whole has no truth. */
function itemwise(actual: string, expected: Value, context: ComparisonContext): Statements {
  const size = (count: number): Statements => ({
    lines: [`assert len(${actual}) == ${count}`],
    imports: [],
  });
  if (expected.kind === 'dict') {
    const parts = expected.entries.map(({ key, value }): Statements => {
      const item = `${actual}[${sourceOf(key, context.names)}]`;
      const { lines, imports } = comparison(item, value, context);
      return { lines, imports: [...imports, ...importsOf(key, context.names)] };
    });
    return joined([size(parts.length), ...parts]);
  }
  const items = expected.kind === 'list' || expected.kind === 'tuple' ? expected.items : [];
  const parts = items.map((item, index) => comparison(`${actual}[${index}]`, item, context));
  return joined([size(items.length), ...parts]);
}

/** A probe's expression, of the test's own variables, and what it gives. */
function probeStatements(actual: string, probe: Probe, context: ComparisonContext): Statements {
  const expression = probe.expression
    .replace(/\bresult\b/g, actual)
    .replace(
      /\bargument_(\d+)\b/g,
      (word, place: string) => context.argumentNames.get(Number(place)) ?? word,
    );
  const { value } = probe;
  if (value.kind === 'literal' && value.type === 'bool') {
    const isSimple = /^[^\s<>=+*/%&|^~-]+$/.test(expression);
    const negated = isSimple ? `not ${expression}` : `not (${expression})`;
    return { lines: [`assert ${value.source === 'True' ? expression : negated}`], imports: probe.imports };
  }
  const { lines, imports } = comparison(expression, value, context);
  return { lines, imports: [...probe.imports, ...imports] };
}

/** Arguments, by place, that a probe reads. */
export function placesRead(expected: Expected): ReadonlySet<number> {
  const expressions = expected.kind === 'probed' ? expected.probes.map(({ expression }) => expression) : [];
  return new Set(
    expressions.flatMap((text) =>
      [...text.matchAll(/\bargument_(\d+)\b/g)].map(([, place]) => Number(place)),
    ),
  );
}

type Field = 'array' | 'frame' | 'series' | 'index' | 'number';

/** Which field's helper compares a value; null: Python's own equality does. */
function fieldOf(value: Value): Field | null {
  const isTyped = value.kind === 'call' || value.kind === 'part' || value.kind === 'expression';
  return isTyped ? fieldOfType(value.type) : null;
}

function fieldOfType(type: string): Field | null {
  if (type === 'numpy.ndarray') return 'array';
  if (/^numpy\.(?:float|complex|longdouble)/.test(type) || type === 'float') return 'number';
  const pandas = /^pandas\..*?(DataFrame|Series|Index)$/.exec(type)?.[1];
  return pandas === undefined ? null : (PANDAS_FIELDS.get(pandas) ?? null);
}

const PANDAS_FIELDS: ReadonlyMap<string, Field> = new Map([
  ['DataFrame', 'frame'],
  ['Series', 'series'],
  ['Index', 'index'],
]);

/** Whether a value, or one inside it, needs the helper of a field. */
function hasField(value: Value): boolean {
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.some(hasField);
    case 'dict':
      return value.entries.some((entry) => hasField(entry.value));
    case 'literal':
    case 'special-float':
    case 'set':
    case 'frozenset':
    case 'reference':
    case 'call':
    case 'part':
    case 'expression':
      return fieldOf(value) !== null;
  }
}

/** Whether a float may be among what an array is made of. */
function hasFloats(value: Value): boolean {
  switch (value.kind) {
    case 'literal':
      return value.type === 'float' || value.type === 'complex';
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return value.items.some(hasFloats);
    case 'dict':
      return value.entries.some((entry) => hasFloats(entry.value));
    case 'call':
      // Of a moved function's array nothing is known.
      return partsOf(value).some(hasFloats) || value.args.length === 0;
    case 'special-float':
    case 'part':
    case 'expression':
      return true;
    case 'reference':
      return false;
  }
}
