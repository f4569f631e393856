import { LINE_LENGTH } from '../ruff/index.ts';
import type { PlannedImport } from '../../../../plan/plan.ts';

/** How imports are told apart by where they come from. */
export interface ImportSections {
  /** Whether a top-level module belongs to the standard library. */
  readonly isStandardLibrary: (module: string) => boolean;
  /** Import name of the package being made. */
  readonly ownPackage: string;
}

/** One statement to print, with its place in the order. */
interface ImportLine {
  readonly section: number;
  /** `import x` stands before `from x import y`. */
  readonly form: number;
  readonly module: string;
  readonly member: string;
  readonly text: string;
}

/**
 * Prints imports as isort's default profile (ruff's I001) wants them: standard library, third party, own package,
 * with a blank line in between; `import` before `from`; natural order; members of one module on one line, aliased ones each on
 * their own; a line over the limit is broken in parentheses.
 */
export function importLines(imports: readonly PlannedImport[], sections: ImportSections): string[] {
  const lines = [...plainImports(imports, sections), ...memberImports(imports, sections)].sort(compareLines);
  return [...new Set(lines.map((line) => line.section))].map((section) =>
    lines
      .filter((line) => line.section === section)
      .map((line) => line.text)
      .filter((text, index, all) => all.indexOf(text) === index)
      .join('\n'),
  );
}

function plainImports(imports: readonly PlannedImport[], sections: ImportSections): ImportLine[] {
  return imports
    .filter((planned) => planned.member === null)
    .map(({ module, name }) => ({
      section: sectionOf(module, sections),
      form: 0,
      module,
      member: name,
      text: bindsItself(module, name) ? `import ${module}` : `import ${module} as ${name}`,
    }));
}

/** `import a.b` binds `a`. */
function bindsItself(module: string, name: string): boolean {
  return module === name || module.startsWith(`${name}.`);
}

function memberImports(imports: readonly PlannedImport[], sections: ImportSections): ImportLine[] {
  const plain = new Map<string, Set<string>>();
  const lines: ImportLine[] = [];
  for (const { module, member, name } of imports) {
    if (member === null) continue;
    if (member === name) {
      plain.set(module, (plain.get(module) ?? new Set()).add(member));
    } else {
      const text = fromLine(module, [`${member} as ${name}`]);
      lines.push({ section: sectionOf(module, sections), form: 1, module, member, text });
    }
  }
  for (const [module, members] of plain) {
    const sorted = [...members].sort(compareMembers);
    const text = fromLine(module, sorted);
    lines.push({ section: sectionOf(module, sections), form: 1, module, member: sorted[0] ?? '', text });
  }
  return lines;
}

function fromLine(module: string, members: readonly string[]): string {
  const line = `from ${module} import ${members.join(', ')}`;
  if (line.length <= LINE_LENGTH || members[0] === '*') return line;
  return [`from ${module} import (`, ...members.map((member) => `    ${member},`), ')'].join('\n');
}

function sectionOf(module: string, { isStandardLibrary, ownPackage }: ImportSections): number {
  const [top = ''] = module.split('.');
  if (top === '') return 3;
  if (top === ownPackage) return 2;
  return isStandardLibrary(top) ? 0 : 1;
}

function compareLines(a: ImportLine, b: ImportLine): number {
  return (
    a.section - b.section ||
    a.form - b.form ||
    compareNaturally(a.module, b.module) ||
    (a.form === 0 ? compareNaturally(a.member, b.member) : compareMembers(a.member, b.member))
  );
}

/** isort's order by type: constants, then classes, then the rest. */
function compareMembers(a: string, b: string): number {
  return memberRank(a) - memberRank(b) || compareNaturally(a, b);
}

function memberRank(name: string): number {
  if (name === '*') return -1;
  if (name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase()) return 0;
  return /^\p{Lu}/u.test(name) ? 1 : 2;
}

/** Case counts only between names that are otherwise equal; runs of digits compare as numbers. */
function compareNaturally(a: string, b: string): number {
  return compareRuns(a.toLowerCase(), b.toLowerCase()) || compareRuns(a, b);
}

function compareRuns(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (const [index, run] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference =
      /^\d/.test(run) && /^\d/.test(other) ? Number(run) - Number(other) : compareText(run, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
