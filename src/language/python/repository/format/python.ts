import { withRuff } from '../ruff/index.ts';
import type { PythonStyle } from '../ruff/index.ts';
import type { FormatExclusion } from '../../../../render/rendered.ts';

/** Formatting needs no lint rule. */
const NO_RULES = { select: [], ignore: [] };

/** How often a text is formatted until it must have come to rest. */
const MOST_ROUNDS = 3;

/** A module after formatting, or why it stays as it is. */
export type FormattedModule =
  | { readonly text: string; readonly excluded: false }
  | { readonly text: string; readonly excluded: true; readonly reason: FormatExclusion };

/**
 * Formats Python source as `ruff format` does; where the repository has a formatter of another kind it stays.
 * @throws Error when ruff cannot parse the text.
 */
export function formatPython(text: string, style: PythonStyle): Promise<string> {
  if (style.own?.formatter === 'none') return Promise.resolve(text);
  return withRuff(style, NO_RULES, (ruff) => ruff.format(text));
}

/**
 * Formats a module only if that is safe: one that would change in more than layout stays byte-equal, and the
 * caller excludes it in the repository's configuration. Formatting the result again changes nothing.
 */
export function formatModule(
  text: string,
  style: PythonStyle,
  sameSyntax: (a: string, b: string) => boolean,
): Promise<FormattedModule> {
  if (style.own?.formatter === 'none') return Promise.resolve({ text, excluded: false });
  return withRuff(style, NO_RULES, (ruff): FormattedModule => {
    const formatted = formatToRest(text, (source) => ruff.format(source));
    if (typeof formatted === 'object') return { text, excluded: true, reason: formatted.reason };
    if (!sameSyntax(text, formatted)) return { text, excluded: true, reason: 'changes-syntax' };
    return { text: formatted, excluded: false };
  });
}

/** Formats until nothing changes; the reason where that fails. */
function formatToRest(
  text: string,
  format: (text: string) => string,
): string | { readonly reason: FormatExclusion } {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let after: string;
    try {
      after = format(before);
    } catch {
      return { reason: 'unparsable' };
    }
    if (after === before && round > 0) return after;
    before = after;
  }
  return { reason: 'unstable' };
}
