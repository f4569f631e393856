import { normalizeName } from '../distributions/index.ts';

/** A requirement as PEP 508 writes it: `ray[tune]>=2.9,<3; python_version < "3.13"`. */
export interface RequirementText {
  /** As written. */
  readonly name: string;
  /** To compare by. */
  readonly normal: string;
  readonly extras: readonly string[];
  /** `>=2.9,<3`, without blanks; empty where there is none. */
  readonly specifier: string;
}

/** Reads a requirement; null for what names no distribution, as a line of options or a path. */
export function readRequirementText(text: string): RequirementText | null {
  const match = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*([^;#]*)/.exec(text);
  const name = match?.[1];
  if (name === undefined) return null;
  return {
    name,
    normal: normalizeName(name),
    extras: (match?.[2] ?? '').split(',').flatMap((extra) => (extra.trim() === '' ? [] : [extra.trim()])),
    specifier: (match?.[3] ?? '').replaceAll(/[\s()]/g, ''),
  };
}

/**
 * Whether a requirement that is written already surely lets in what another asks for: it has its extras, and no bound that
 * may be below the other's version. Versions are compared by their release numbers.
 */
export function covers(written: RequirementText, asked: RequirementText): boolean {
  const hasExtras = asked.extras.every((extra) =>
    written.extras.some((each) => normalizeName(each) === normalizeName(extra)),
  );
  const version = /^>=?([\d.]+)/.exec(asked.specifier)?.[1];
  if (!hasExtras || version === undefined) return hasExtras;
  return written.specifier.split(',').every((clause) => letsIn(clause, version));
}

function letsIn(clause: string, version: string): boolean {
  const [, operator = '', bound = ''] = /^([<>=!~^]*)v?([\d.]*)/.exec(clause) ?? [];
  if (bound === '') return !operator.includes('=') || operator === '!=';
  const order = compareReleases(version, bound);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>=':
    case '>':
    case '!=':
      return true;
    default:
      // Pins and compatible releases: only the same series is surely meant.
      return bound.split('.').slice(0, 2).join('.') === version.split('.').slice(0, 2).join('.');
  }
}

function compareReleases(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
