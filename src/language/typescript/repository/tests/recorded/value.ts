import { partsOf } from '../../../../../plan/index.ts';
import type { PlannedImport } from '../../../../../plan/plan.ts';
import type { Expected, Reference, Value } from '../../../../../plan/recording.ts';

/** Where values of the language itself come from; they need no import. */
export const GLOBAL = 'globalThis';

/** The code of a value, as an argument has it. */
export function sourceOf(value: Value): string {
  switch (value.kind) {
    case 'literal':
    case 'special-float':
    case 'expression':
      return value.source;
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return listOf(value.items, sourceOf);
    case 'dict':
      return objectOf(value.entries, sourceOf);
    case 'reference':
      return value.to.name;
    case 'call':
      return madeBy(value.callee, value.args.map(sourceOf));
    case 'part':
      return `${sourceOf(value.of)}${value.access}`;
  }
}

/** The code of a value that a result is compared with: numbers that aren't whole within a tolerance. */
export function expectedSource(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return isInexact(value) ? `expect.closeTo(${toleranceArguments(value.source)})` : value.source;
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return listOf(value.items, expectedSource);
    case 'dict':
      return objectOf(value.entries, expectedSource);
    case 'call':
      // What holds numbers alone holds them as they are.
      return value.callee.module === GLOBAL && /^(?:Map|Set)$/.test(value.callee.name)
        ? madeBy(value.callee, value.args.map(expectedSource))
        : sourceOf(value);
    case 'special-float':
    case 'expression':
    case 'reference':
    case 'part':
      return sourceOf(value);
  }
}

/** Whether a value is a number that rounding may have a part in: halves, quarters and the like have none. */
export function isInexact(value: Value): boolean {
  if (value.kind !== 'literal' || value.type !== 'number' || !/^-?\d/.test(value.source)) return false;
  return !Number.isInteger(Number(value.source) * FINEST);
}

/** Sums and products of parts as fine as these are exact, as long as the numbers are no giants. */
const FINEST = 1024;

/** Digits that matter of a number that is compared within a tolerance. */
const DIGITS = 12;

/** Significant digits that have to agree. */
const AGREEING = 9;

/** What `toBeCloseTo` and `expect.closeTo` are passed: a number, and the digits after the point that have to agree. */
export function toleranceArguments(source: string): string {
  return `${roundedSource(source)}, ${digitsFor(source)}`;
}

/** A number without what rounding left in it. */
export function roundedSource(source: string): string {
  return String(Number(Number(source).toPrecision(DIGITS)));
}

/** Digits after the point, of which half a unit is the tolerance: a billionth of the number, or less than a unit of a great one. */
export function digitsFor(source: string): number {
  return Math.max(0, AGREEING - Math.floor(Math.log10(Math.abs(Number(source)))));
}

function listOf(items: readonly Value[], print: (item: Value) => string): string {
  const last = items.at(-1);
  // A hole at the end needs a comma of its own.
  const end = last?.kind === 'literal' && last.type === 'hole' ? ',' : '';
  return `[${items.map(print).join(', ')}${end}]`;
}

function objectOf(
  entries: readonly { readonly key: Value; readonly value: Value }[],
  print: (item: Value) => string,
): string {
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(({ key, value }) => `${keyOf(key)}: ${print(value)}`).join(', ')} }`;
}

function keyOf(key: Value): string {
  if (key.kind !== 'literal') return `[${sourceOf(key)}]`;
  const name: unknown = JSON.parse(key.source);
  return typeof name === 'string' && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : key.source;
}

/** A class of the language is made with `new`, as is one of the package: what else is called is a function. */
function madeBy({ module, name }: Reference, args: readonly string[]): string {
  const isClass = module === GLOBAL || /^\p{Lu}/u.test(name);
  return `${isClass ? 'new ' : ''}${name}(${args.join(', ')})`;
}

/** What the code of a value needs to be imported. */
export function importsOf(value: Expected): readonly PlannedImport[] {
  if (value.kind === 'probed') {
    return value.probes.flatMap((probe) => [...probe.imports, ...importsOf(probe.value)]);
  }
  return [...ownImports(value), ...partsOf(value).flatMap(importsOf)];
}

function ownImports(value: Value): readonly PlannedImport[] {
  if (value.kind === 'reference') return referenceImports(value.to);
  if (value.kind === 'call') return referenceImports(value.callee);
  return value.kind === 'expression' ? value.imports : [];
}

/** What naming something needs to be imported. */
export function referenceImports({ module, name }: Reference): readonly PlannedImport[] {
  return module === GLOBAL ? [] : [{ module, member: name, name }];
}
