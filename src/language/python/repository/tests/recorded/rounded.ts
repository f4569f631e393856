import type { Value } from '../../../../../plan/recording.ts';

/** Digits that matter of a float that is compared within a tolerance of a millionth. */
const DIGITS = 12;

/** What a tolerance takes for nothing: pytest's own. */
const NOTHING = 1e-12;

/** A result as a person would write it: without what rounding left in its floats, which are compared within a tolerance. */
export function rounded(value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return value.type === 'float' ? { ...value, source: roundedFloat(value.source) } : value;
    case 'list':
    case 'tuple':
      return { ...value, items: value.items.map(rounded) };
    case 'dict':
      return {
        ...value,
        entries: value.entries.map((entry) => ({ key: entry.key, value: rounded(entry.value) })),
      };
    case 'special-float':
    case 'set':
    case 'frozenset':
    case 'reference':
    case 'call':
    case 'part':
    case 'expression':
      return value;
  }
}

function roundedFloat(source: string): string {
  const number = Number(source);
  if (source.length <= DIGITS || !Number.isFinite(number)) return source;
  if (Math.abs(number) < NOTHING) return '0.0';
  const text = String(Number(number.toPrecision(DIGITS)));
  return /[.e]/.test(text) ? text : `${text}.0`;
}
