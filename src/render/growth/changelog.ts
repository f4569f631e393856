import { endOfText, insertLines, linesOf, sectionsOf } from './markdown.ts';
import type { Section } from './markdown.ts';

/** What a growth changes for those who use the package: lines of a changelog, in Markdown and without a bullet. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** Names that changelogs have. */
export const CHANGELOG_FILES: readonly string[] = [
  'CHANGELOG.md',
  'CHANGES.md',
  'HISTORY.md',
  'NEWS.md',
  'Changelog.md',
  'changelog.md',
];

/** Groups of Keep a Changelog in its order. */
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'] as const;

/**
 * Adds changes to a changelog under "Unreleased", in the groups `### Added` and `### Changed`, or as plain lines where that section
 * has a list without groups. All else stays as it is. Null where there is no such heading.
 */
export function withChanges(text: string, { added, changed }: Changes): string | null {
  const unreleased = unreleasedOf(text);
  if (unreleased === null) return null;
  const withAdded = added.length === 0 ? text : withGroup(text, 'Added', added);
  return changed.length === 0 ? withAdded : withGroup(withAdded, 'Changed', changed);
}

/**
 * Makes a release of what stands under "Unreleased": its own heading comes between, in the style of the others. Null where there is
 * no such heading.
 * @param date `2026-11-22`.
 */
export function withRelease(text: string, version: string, date: string): string | null {
  const unreleased = unreleasedOf(text);
  if (unreleased === null) return null;
  const signs = '#'.repeat(unreleased.level);
  const name = unreleased.title.startsWith('[') ? `[${version}]` : version;
  const lines = linesOf(text);
  const next = sectionsOf(lines).find(
    ({ line, level, title }) => line > unreleased.line && level === unreleased.level && /\d/.test(title),
  );
  const dash = / [–—] /.exec(next?.title ?? '')?.[0] ?? ' - ';
  return insertLines(text, unreleased.line + 1, ['', `${signs} ${name}${dash}${date}`]);
}

/** Whether a changelog collects what isn't released yet. */
export function collectsUnreleased(text: string): boolean {
  return unreleasedOf(text) !== null;
}

function unreleasedOf(text: string): Section | null {
  const found = sectionsOf(linesOf(text)).find(({ title }) =>
    /^\W*(?:unreleased|upcoming|next)\b/i.test(title),
  );
  return found ?? null;
}

function withGroup(text: string, group: (typeof GROUPS)[number], entries: readonly string[]): string {
  const lines = linesOf(text);
  const unreleased = unreleasedOf(text);
  if (unreleased === null) return text;
  const inside = sectionsOf(lines).filter(
    ({ line, level }) => line > unreleased.line && line < unreleased.end && level === unreleased.level + 1,
  );
  const bullet = bulletOf(lines);
  const bullets = entries.map((entry) => `${bullet} ${entry}`);
  const there = inside.find(({ title }) => title.toLowerCase() === group.toLowerCase());
  const end = endOfText(lines, unreleased.line + 1, unreleased.end);
  if (there) {
    const at = endOfText(lines, there.line + 1, there.end);
    return insertLines(text, at, [...(at === there.line + 1 ? [''] : []), ...bullets]);
  }
  const isPlainList = inside.length === 0 && isBullet(lines[end - 1] ?? '');
  if (isPlainList) return insertLines(text, end, bullets);
  const heading = `${'#'.repeat(unreleased.level + 1)} ${group}`;
  const after = inside.find(
    ({ title }) => GROUPS.findIndex((each) => each === title) > GROUPS.indexOf(group),
  );
  if (after) return insertLines(text, after.line, [heading, '', ...bullets, '']);
  const isEnd = end === lines.length || lines.slice(end).every((line) => line === '');
  return insertLines(text, end, ['', heading, '', ...bullets, ...(isEnd || lines[end] === '' ? [] : [''])]);
}

/** The sign that the changelog's lists begin with. */
function bulletOf(lines: readonly string[]): string {
  return lines.find(isBullet)?.trim()[0] ?? '-';
}

/** Also one that goes on in further, indented lines. */
function isBullet(line: string): boolean {
  return /^\s*[-*+] /.test(line) || /^ {2,}\S/.test(line);
}
