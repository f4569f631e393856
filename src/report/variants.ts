import { structuredPatch } from 'diff';
import type { AnalyzedDefinition, DefinitionId, NameVariants, Variant } from '../analysis/prototype.ts';
import { printablePath } from '../text/printable.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Paint } from './paint.ts';
import type { ScanReport } from './scan.ts';
import { counted } from './wording/count.ts';

/** One variant of a name, as reports have it. */
export interface VariantReport {
  readonly definitions: readonly DefinitionId[];
  readonly notebooks: readonly string[];
  /** Cells that use it, over all its notebooks. */
  readonly usedInCells: number;
  /** Names of definitions that need it. */
  readonly readers: readonly string[];
  /** When it became what it is, or the newest file that holds it was changed; null where that isn't known. */
  readonly changed: Date | null;
  /** Whether it was changed last of all variants of its name, later than all others. */
  readonly isNewest: boolean;
  /** Its lines against those of the first variant; empty for that one, and where only what it needs differs. */
  readonly diff: readonly string[];
}

/** A name that notebooks define differently, as reports have it. */
export interface NameReport {
  readonly name: string;
  readonly differ: NameVariants['differ'];
  /** What dates are known by: the history of the notebooks or, where one has none, their files. */
  readonly datedBy: 'history' | 'file';
  readonly variants: readonly VariantReport[];
}

/** Lines of a diff that are shown. */
const LONGEST_DIFF = 14;
/** Names that a text tells; all are in the JSON. */
const MOST_NAMES = 20;
/** Notebooks that a text names for one variant. */
const MOST_NOTEBOOKS = 4;

/** Describes the variants that a scan found. */
export function describeVariants({ analysis, changed = new Map() }: ScanReport): readonly NameReport[] {
  const byId = new Map(analysis.definitions.map((each) => [each.id, each]));
  const definitionsOf = ({ definitions }: Variant): readonly AnalyzedDefinition[] =>
    definitions.flatMap((id) => byId.get(id) ?? []);
  return analysis.variants.map(({ name, differ, variants }) => {
    const [first] = variants[0] ? definitionsOf(variants[0]) : [];
    const all = variants.flatMap(definitionsOf);
    const datedBy = all.every(({ stability }) => stability.unchangedVersions !== null) ? 'history' : 'file';
    const dates = variants.map((each) => latest(definitionsOf(each), changed, datedBy));
    return {
      name,
      differ,
      datedBy,
      variants: variants.map((each, index) => {
        const definitions = definitionsOf(each);
        const date = dates[index] ?? null;
        return {
          definitions: each.definitions,
          notebooks: [...new Set(definitions.map(({ owner }) => owner.notebook.path))],
          usedInCells: definitions.reduce((sum, { usedIn }) => sum + usedIn.length, 0),
          readers: readersOf(definitions, byId),
          changed: date,
          isNewest:
            date !== null &&
            dates.every((other, place) => place === index || (other !== null && other < date)),
          diff: index === 0 ? [] : shortDiff(first, definitions[0]),
        };
      }),
    };
  });
}

/** When the youngest of some definitions became what it is: by history where it says so, else by the date of its file. */
function latest(
  definitions: readonly AnalyzedDefinition[],
  changed: ReadonlyMap<string, Date>,
  datedBy: NameReport['datedBy'],
): Date | null {
  const dates = definitions.flatMap(({ owner, stability: { since } }) =>
    datedBy === 'history' && since !== null ? new Date(since) : (changed.get(owner.notebook.path) ?? []),
  );
  return dates.reduce<Date | null>((best, each) => (best === null || each > best ? each : best), null);
}

function readersOf(
  definitions: readonly AnalyzedDefinition[],
  byId: ReadonlyMap<DefinitionId, AnalyzedDefinition>,
): readonly string[] {
  const own = new Set(definitions.map(({ id }) => id));
  const readers = definitions.flatMap((each) => each.readers.filter((id) => !own.has(id)));
  return [...new Set(readers.flatMap((id) => byId.get(id)?.definition.name ?? []))];
}

function shortDiff(
  before: AnalyzedDefinition | undefined,
  after: AnalyzedDefinition | undefined,
): readonly string[] {
  if ([before, after].some((each) => each !== undefined && isPrivate(each))) {
    return ['not shown: it holds what looks like a secret or personal data'];
  }
  const [one, other] = [before?.definition.text ?? '', after?.definition.text ?? ''];
  const { hunks } = structuredPatch('', '', one, other, '', '', { context: 1 });
  const lines = hunks.flatMap((hunk) => hunk.lines.filter((line) => !line.startsWith('\\')));
  if (lines.length <= LONGEST_DIFF) return lines;
  return [...lines.slice(0, LONGEST_DIFF), `… ${lines.length - LONGEST_DIFF} more`];
}

/** Whether the lines of a definition hold what must not be repeated. */
function isPrivate({ owner, definition: { at } }: AnalyzedDefinition): boolean {
  return [...owner.secrets, ...owner.personalData].some(
    ({ cell, start, end }) => cell === at.cell && start < at.end && at.start < end,
  );
}

/** The variants for `scan --json`. */
export function variantsJson(names: readonly NameReport[]): readonly Record<string, unknown>[] {
  return names.map(({ name, differ, datedBy, variants }) => ({
    name,
    datedBy,
    differIn: differ.in,
    needs: differ.in === 'needs' ? differ.names : [],
    variants: variants.map(({ definitions, notebooks, usedInCells, readers, changed, isNewest, diff }) => ({
      definitions,
      notebooks,
      usedInCells,
      neededBy: readers,
      changed: changed?.toISOString() ?? null,
      newest: isNewest,
      diff: diff.join('\n'),
    })),
  }));
}

/** The variants for people: who holds and uses which, what differs, and the choice. */
export function variantLines(names: readonly NameReport[], paint: Paint): readonly string[] {
  if (names.length === 0) return [];
  // What differs only by another of the names is settled with that one.
  const own = names.filter(({ differ }) => differ.in === 'code');
  const told = [...own, ...names.filter((each) => !own.includes(each))].slice(0, MOST_NAMES);
  const more = names.length - told.length;
  return [
    paint.bold('Variants: one name, different definitions'),
    ...told.flatMap((each) => {
      const isSettledElsewhere =
        each.differ.in === 'needs' && each.differ.names.some((need) => own.some(({ name }) => name === need));
      return [...nameLines(each, paint), ...(isSettledElsewhere ? [] : [choiceLine(each, paint)])];
    }),
    ...(more > 0 ? [`  … and ${counted(more, 'more name', 'more names')} (--json has all)`] : []),
    '',
  ];
}

function nameLines({ name, differ, datedBy, variants }: NameReport, paint: Paint): readonly string[] {
  const what =
    differ.in === 'code'
      ? `${variants.length} variants`
      : `the same code, but ${differ.names.length > 0 ? `what it needs differs: ${differ.names.join(', ')}` : 'what it needs differs'}`;
  return [
    `  ${paint.yellow(name)}  ${what}`,
    ...variants.flatMap((each, index) => [
      `    ${index + 1}  ${variantText(each, datedBy)}`,
      ...each.diff.map((line) => `         ${paintedLine(line, paint)}`),
    ]),
  ];
}

function choiceLine({ name, variants }: NameReport, paint: Paint): string {
  const choices = variants.flatMap(({ notebooks: [path] }) =>
    path === undefined ? [] : [`--variant ${shellWord(`${name}=${path}`)}`],
  );
  return `    ${paint.dim(`→ all stay until you choose: extract … ${choices.slice(0, 3).join(' or ')}`)}`;
}

function variantText(
  { notebooks, usedInCells, readers, changed, isNewest }: VariantReport,
  datedBy: NameReport['datedBy'],
): string {
  const shown = notebooks.slice(0, MOST_NOTEBOOKS).map(printablePath).join(', ');
  const more = notebooks.length - MOST_NOTEBOOKS;
  const held = more > 0 ? `${shown} and ${more} more` : shown;
  const used = [
    ...(usedInCells > 0 ? [`used in ${counted(usedInCells, 'cell', 'cells')}`] : []),
    ...(readers.length > 0 ? [`needed by ${readers.slice(0, MOST_NOTEBOOKS).join(', ')}`] : []),
  ];
  const by = datedBy === 'history' ? 'by history' : 'by the date of the file';
  const newest = isNewest && changed !== null ? `; newest, ${by} (${day(changed)})` : '';
  return `${held}: ${used.join('; ') || 'not used'}${newest}`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function paintedLine(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint.green(line);
  return line.startsWith('-') ? paint.red(line) : line;
}
