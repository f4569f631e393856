import { applyEdits } from '../../../../text/span.ts';
import { sameSyntax } from '../../syntax/index.ts';
import { usesPlatform } from './platform.ts';
import { isMissingName } from './surroundings.ts';
import { errorsIn } from './project.ts';
import type { CheckedPackage, TypeError } from './project.ts';
import { STRICT_RULES } from './settings.ts';
import type { RelaxedRule, TypeSettings } from './settings.ts';

/** With more lines than these, what breaks a rule is no exception. */
const MOST_LINES = 3;

/**
 * The settings under which the code of a package has the fewest errors: the browser's library where its types are those that the
 * code was written for, rules beyond `strict` only where it breaks none of them, and a rule of `strict` off where many lines break it.
 */
export function settingsFor(
  checked: CheckedPackage,
  paths: readonly string[],
  first: TypeSettings,
): TypeSettings {
  const linesWith = (settings: TypeSettings): number => {
    checked.configure(settings);
    return new Set(errorsLeft(checked, paths).map(({ path, line }) => `${path}:${line}`)).size;
  };
  // Most packages break nothing.
  if (linesWith(first) === 0) return first;
  let settings: TypeSettings = { ...first, extra: [] };
  let lines = linesWith(settings);
  const extra = first.extra.filter((rule) => linesWith({ ...settings, extra: [rule] }) <= lines);
  if (lines > 0 && !settings.libraries.includes('DOM') && usesPlatform(checked, paths)) {
    const withDom = { ...settings, libraries: [...settings.libraries, 'DOM'] };
    const linesWithDom = linesWith(withDom);
    if (linesWithDom < lines) [settings, lines] = [withDom, linesWithDom];
  }
  for (const rule of STRICT_RULES) {
    if (lines <= MOST_LINES) break;
    const without = linesWith({ ...settings, relaxed: [...settings.relaxed, { rule, found: '' }] });
    if (lines - without <= MOST_LINES) continue;
    const found: RelaxedRule = { rule, found: `${lines - without} lines` };
    settings = { ...settings, relaxed: [...settings.relaxed, found] };
    lines = without;
  }
  settings = { ...settings, extra };
  checked.configure(settings);
  return settings;
}

/** Errors but for names that are missing, which nothing is to hide. */
function errorsLeft(checked: CheckedPackage, paths: readonly string[]): readonly TypeError[] {
  return errorsIn(checked, paths).filter((each) => !isMissingName(each));
}

/**
 * Lets pass what is left, line by line: `@ts-expect-error` with what the compiler says stands above each, `@ts-ignore` in code that
 * imports modules whose types are `elsewhere`, since nobody can say here what the compiler says with them. Where no comment can
 * stand, in a template or between elements, what the error is about becomes `any`; and where that doesn't help, the file isn't checked.
 */
export function silence(
  checked: CheckedPackage,
  paths: readonly string[],
  elsewhere: readonly string[],
): void {
  const errors = errorsLeft(checked, paths);
  const broken = paths.filter((each) => errors.some(({ path }) => path === each));
  const before = new Map(broken.map((path) => [path, checked.text(path)]));
  for (const path of broken) {
    const own = errors.filter((each) => each.path === path);
    const text = before.get(path) ?? '';
    const isSure = !elsewhere.some((module) => text.includes(JSON.stringify(module)));
    checked.write(path, silenced(text, own, isSure ? 'expect-error' : 'ignore'));
  }
  const left = new Set(errorsLeft(checked, broken).map(({ path }) => path));
  for (const path of left) {
    const [first] = errors.filter((each) => each.path === path);
    checked.write(path, `// @ts-nocheck: ${told(first)}\n${before.get(path) ?? ''}`);
  }
}

function silenced(text: string, errors: readonly TypeError[], word: 'expect-error' | 'ignore'): string {
  const lines = new Map(errors.map((each) => [each.line, each]));
  return [...lines.values()]
    .toSorted((a, b) => b.line - a.line)
    .reduce((current, error) => {
      const start = current.lastIndexOf('\n', error.start - 1) + 1;
      const indent = /^[ \t]*/.exec(current.slice(start))?.[0] ?? '';
      const comment = `${indent}// @ts-${word} ${told(error)}\n`;
      const commented = applyEdits(current, [{ start, end: start, text: comment }]);
      if (sameSyntax(current, commented)) return commented;
      const own = errors.filter(({ line }) => line === error.line);
      return applyEdits(
        current,
        own.flatMap(({ start: from, length }) => [
          { start: from, end: from, text: '(' },
          { start: from + length, end: from + length, text: ' as any)' },
        ]),
      );
    }, text);
}

/** The first sentence, on one line. */
function told(error: TypeError | undefined): string {
  if (error === undefined) return '';
  const [first = ''] = error.message.replace(/\s+/g, ' ').split(/\. |\.$/);
  return `TS${error.code}: ${first.length > 120 ? `${first.slice(0, 119)}…` : first}`;
}
