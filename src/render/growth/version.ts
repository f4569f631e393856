import type { ExtractionPlan } from '../../plan/plan.ts';
import type { ByHand } from '../by-hand.ts';
import type { VersionChange } from '../rendered.ts';

/** Why a growth makes a new version, and which number of the old one it raises. */
export type VersionStep =
  | { readonly why: 'none' }
  | { readonly why: Exclude<VersionChange['why'], 'none'>; readonly raises: 'major' | 'minor' };

/**
 * New names make a minor version, changed behaviour a major one. Before 1.0.0 both make a minor one, since the first number
 * is a promise that only people can make: https://semver.org/#how-should-i-deal-with-revisions-in-the-0yz-initial-development-phase
 * @param from The version that is there; null where it isn't known.
 */
export function versionStep({ modules, growth }: ExtractionPlan, from: string | null): VersionStep {
  if (modules.length === 0) return { why: 'none' };
  if ((growth?.replaced.length ?? 0) === 0) return { why: 'feature', raises: 'minor' };
  return { why: 'breaking', raises: from === null || from.startsWith('0.') ? 'minor' : 'major' };
}

/** What a person has to find: the packages of imports that nothing is known of. `file`: where they belong. */
export function requirementsToFind({ requirements }: ExtractionPlan, file: string): readonly ByHand[] {
  const unknown = requirements.filter(({ source }) => source === 'unverified');
  const imports = unknown.map(({ importName }) => importName);
  return imports.length > 0 ? [{ code: 'find-requirements', file, imports }] : [];
}
