import ts from 'typescript';

/** The type of a value, as far as the table of calls has its methods: `Array`, `String`, `Map`. */
export type ValueType = string;

/** The type of a literal; null for other expressions. */
export function literalType(node: ts.Expression): ValueType | null {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return 'String';
  if (ts.isNumericLiteral(node)) return 'Number';
  if (ts.isBigIntLiteral(node)) return 'BigInt';
  if (ts.isRegularExpressionLiteral(node)) return 'RegExp';
  if (ts.isArrayLiteralExpression(node)) return 'Array';
  if (ts.isObjectLiteralExpression(node)) return 'Object';
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return 'Function';
  const isBoolean = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  return isBoolean ? 'Boolean' : null;
}

const TYPED_ARRAYS =
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array Float64Array BigInt64Array BigUint64Array';

/** Types of what `new` makes. */
export const CONSTRUCTED: ReadonlyMap<string, ValueType> = new Map([
  ...'Array Map Set WeakMap WeakSet WeakRef Date RegExp URL URLSearchParams TextEncoder TextDecoder Promise'
    .split(' ')
    .map((name) => [name, name] as const),
  ...TYPED_ARRAYS.split(' ').map((name) => [name, 'TypedArray'] as const),
  ...'NumberFormat DateTimeFormat Collator PluralRules ListFormat RelativeTimeFormat Segmenter'
    .split(' ')
    .map((name) => [`Intl.${name}`, 'Intl'] as const),
]);

/** Calls that give what they are handed. */
export const SAME: ReadonlySet<string> = new Set([
  'Object.freeze',
  'Object.seal',
  'structuredClone',
  'Object.assign',
]);

/** Types of what known calls give. */
export const RETURNED: ReadonlyMap<string, ValueType> = new Map(
  Object.entries({
    String: `String String.raw String.fromCharCode String.fromCodePoint JSON.stringify encodeURIComponent decodeURIComponent
      encodeURI decodeURI btoa atob Array#join Number#toFixed Number#toPrecision Number#toString Number#toLocaleString
      Date#toISOString Date#toLocaleDateString Date#toLocaleTimeString Date#toLocaleString Date#toString Intl#format
      ${methods('String', 'toUpperCase toLowerCase trim trimStart trimEnd slice substring substr replace replaceAll repeat padStart padEnd normalize charAt concat toString valueOf toLocaleUpperCase toLocaleLowerCase')}`,
    Array: `Object.keys Object.values Object.entries Array.from Array.of Array String#split Iterator#toArray
      ${methods('Array', 'map filter slice concat flat flatMap sort reverse toSorted toReversed toSpliced with splice fill copyWithin')}`,
    Number: `Number parseInt parseFloat Date.UTC Date.parse Array#indexOf String#indexOf Date#getTime Date#getFullYear
      Math.abs Math.ceil Math.floor Math.round Math.trunc Math.max Math.min Math.sqrt Math.pow Math.log Math.log2 Math.log10 Math.exp
      Math.hypot Math.sign Math.sin Math.cos Math.tan`,
    Boolean: 'Boolean Array.isArray Number.isInteger Number.isFinite Number.isNaN Object.is',
    Map: 'Map#set Map.groupBy',
    Set: `Set#add ${methods('Set', 'union intersection difference symmetricDifference')}`,
    Iterator: `${methods('Array', 'keys values entries')} ${methods('Map', 'keys values entries')} ${methods('Set', 'keys values entries')} String#matchAll
      ${methods('Iterator', 'map filter take drop flatMap')}`,
    RegExp: 'RegExp',
    Promise: `Promise.all Promise.allSettled Promise.race Promise.any Promise.resolve ${methods('Promise', 'then catch finally')}`,
    TypedArray: methods('TypedArray', 'map filter slice subarray sort reverse fill'),
  }).flatMap(([type, names]) =>
    names
      .split(/\s+/)
      .filter((name) => name !== '')
      .map((name) => [name, type] as const),
  ),
);

function methods(type: string, names: string): string {
  return names
    .split(' ')
    .map((name) => `${type}#${name}`)
    .join(' ');
}
