import { formatMarkup } from '../markup.ts';
import { markdownCode, markdownText } from '../scaffold/escape.ts';
import type { ScaffoldModule } from '../scaffold/facts.ts';
import { endOfText, insertLines, linesOf, sectionsOf } from './markdown.ts';

/** A table of a Markdown text: its rows' cells, as written, and its lines. */
interface Table {
  readonly start: number;
  readonly end: number;
  /** The header first; the line below it is left out. */
  readonly rows: readonly (readonly string[])[];
}

const HOLDS = ['Module', 'Holds', 'Names'];
const ORIGINS = ['Name', 'Module', 'Notebook', 'Cell'];

/**
 * Adds what modules hold to the README that Solidify wrote: names to the row of their module, new modules and where each name came from as
 * new rows. Null where a person made something else of one of the two tables.
 * @param modules What came: new modules, and those that grew with what is new in them.
 */
export async function withReadmeContents(
  text: string,
  modules: readonly ScaffoldModule[],
): Promise<string | null> {
  const held = await withRows(text, HOLDS, (rows) => {
    const grown = modules.map(({ importName, summary, definitions }) => {
      const there = rows.find(([module]) => module === markdownCode(importName));
      const names = (there?.[2] ?? '').split(', ').filter((name) => name !== '');
      const all = [...new Set([...names, ...definitions.map(({ name }) => markdownCode(name))])];
      return [markdownCode(importName), there?.[1] ?? markdownText(summary), all.join(', ')];
    });
    return merged(rows, grown, (row) => row[0] ?? '');
  });
  if (held === null) return null;
  const origins = modules.flatMap(({ importName, definitions }) =>
    definitions.flatMap(({ name, origins }) =>
      origins.map(({ notebook, cell }) => [
        markdownCode(name),
        markdownCode(importName),
        markdownCode(notebook),
        String(cell),
      ]),
    ),
  );
  return withRows(held, ORIGINS, (rows) => merged(rows, origins, (row) => row.slice(0, 3).join(' | ')));
}

/** Rows with others in the place of those of the same key, or behind all. */
function merged(
  rows: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
  keyOf: (row: readonly string[]) => string,
): readonly (readonly string[])[] {
  const fresh = new Map(others.map((row) => [keyOf(row), row]));
  const kept = rows.map((row) => {
    const other = fresh.get(keyOf(row));
    fresh.delete(keyOf(row));
    return other ?? row;
  });
  return [...kept, ...fresh.values()];
}

/** The text with other rows in the table of a header; the table alone is laid out again. Null where it isn't there just once. */
async function withRows(
  text: string,
  header: readonly string[],
  change: (rows: readonly (readonly string[])[]) => readonly (readonly string[])[],
): Promise<string | null> {
  const lines = linesOf(text);
  const [table, other] = tablesOf(lines).filter(({ rows: [first = []] }) => first.join() === header.join());
  if (!table || other) return null;
  const rows = change(table.rows.slice(1));
  const plain = [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  const laid = await formatMarkup('table.md', `${plain.join('\n')}\n`);
  const before = text.split(/(?<=\n)/);
  const rest = [...before.slice(0, table.start), ...before.slice(table.end)].join('');
  return insertLines(rest, table.start, linesOf(laid.trimEnd()));
}

function tablesOf(lines: readonly string[]): readonly Table[] {
  return lines.flatMap((line, index) => {
    const isRule = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
    if (!isRule || index === 0) return [];
    const start = index - 1;
    let end = index + 1;
    while (end < lines.length && /^\s*\|/.test(lines[end] ?? '')) end++;
    const rows = [lines[start] ?? '', ...lines.slice(index + 1, end)].map(cellsOf);
    return [{ start, end, rows }];
  });
}

/** An escaped `|` belongs to its cell. */
function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Adds what modules hold to the page of the documentation that lists them: a section for each module, a bullet for each name. */
export function withDocumentedModules(text: string, modules: readonly ScaffoldModule[]): string {
  return modules.reduce((page, { importName, summary, definitions }) => {
    const lines = linesOf(page);
    const bullets = definitions.map(
      ({ name, kind, summary: told }) =>
        `- ${markdownCode(name)} (${kind})${told === null ? '' : `: ${markdownText(told)}`}`,
    );
    const section = sectionsOf(lines).find(({ title }) => title === markdownCode(importName));
    if (!section) {
      const heading = ['', `## ${markdownCode(importName)}`, '', markdownText(summary), ''];
      return insertLines(page, endOfText(lines, 0, lines.length), [...heading, ...bullets]);
    }
    const there = new Set(lines.slice(section.line, section.end).map((line) => line.split(' (')[0]));
    const missing = bullets.filter((line) => !there.has(line.split(' (')[0]));
    return insertLines(page, endOfText(lines, section.line + 1, section.end), missing);
  }, text);
}
