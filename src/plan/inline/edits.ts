import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import type { DefinitionKind, ImportedName } from '../../program/program.ts';
import type { CellEdit } from '../../notebook/notebook.ts';
import { applyEdits, type Span, type TextEdit } from '../../text/span.ts';
import type { HeldDefinition } from '../held/package.ts';
import { lineBreakOf } from '../rewrites/index.ts';
import type { Inlining } from './inlining.ts';
import type { NeededName } from './needs.ts';
import type { MemberUse, Taken } from './taken.ts';

/** What comes in the place of one import statement. */
export interface Replacement {
  readonly taken: Taken;
  readonly definitions: readonly HeldDefinition[];
  /** Of the definitions, in their order. */
  readonly texts: readonly string[];
  readonly names: readonly NeededName[];
  /** Definitions that the notebook calls by another name. */
  readonly aliases: readonly {
    readonly held: string;
    readonly kind: DefinitionKind;
    readonly name: string;
  }[];
}

/** All that changes in a notebook. */
export interface Changes {
  readonly replacements: readonly Replacement[];
  readonly uses: readonly MemberUse[];
  /** The cell that has to ask for postponed annotations. */
  readonly futureCell: number | null;
  readonly removed: Inlining['removed'];
}

/** The edits of a notebook's cells. A cell that is left empty goes, unless it has outputs or tags. */
export function cellEdits(
  { notebook }: PrototypeNotebook,
  { replacements, uses, futureCell, removed }: Changes,
  backEnd: BackEnd,
): readonly CellEdit[] {
  const gone = new Set(removed.map(({ cell }) => cell));
  const sources = notebook.cells.map(({ source }) => source);
  return notebook.cells.flatMap(({ index, source, outputs, tags }): readonly CellEdit[] => {
    if (gone.has(index)) return [{ kind: 'remove', cell: index }];
    const lineBreak = lineBreakOf(source, sources);
    const own = replacements.filter(({ taken }) => taken.statement.at.cell === index);
    const edits = [
      ...own.map((each) => replacementEdit(source, each, own, backEnd)),
      ...uses.filter(({ cell }) => cell === index),
      ...(futureCell === index
        ? [{ start: 0, end: 0, text: `${backEnd.featureLine('annotations')}\n\n` }]
        : []),
    ].map(({ start, end, text }): TextEdit => ({ start, end, text: text.replaceAll('\n', lineBreak) }));
    if (edits.length === 0) return [];
    const edited = applyEdits(source, edits);
    const isEmpty = edited.trim() === '' && outputs.length === 0 && tags.length === 0;
    return [isEmpty ? { kind: 'remove', cell: index } : { kind: 'replace', cell: index, source: edited }];
  });
}

/** Replaces the lines of an import statement; where nothing comes in their place, they go with the gap that they leave. */
function replacementEdit(
  source: string,
  replacement: Replacement,
  all: readonly Replacement[],
  backEnd: BackEnd,
): TextEdit {
  const lines = wholeLines(source, replacement.taken.statement.at);
  const text = textOf(replacement, backEnd);
  const rest = source.slice(lines.end);
  if (text === '') {
    const gap = lines.start === 0 ? (/^(?:[ \t]*\r?\n)+/.exec(rest)?.[0].length ?? 0) : 0;
    // Another one above has the line breaks there.
    const hasAnotherAbove = all.some(({ taken: { statement } }) => {
      const { end } = wholeLines(source, statement.at);
      return end <= lines.start && source.slice(end, lines.start).trim() === '';
    });
    const before =
      rest.trim() === '' && !hasAnotherAbove
        ? (/(?:\r?\n[ \t]*)*$/.exec(source.slice(0, lines.start))?.[0].length ?? 0)
        : 0;
    return { start: lines.start - before, end: lines.end + gap, text: '' };
  }
  const hasBlock = replacement.definitions.some(isBlock) && replacement.aliases.length === 0;
  // Another one that follows sees to the lines above it.
  const next = lines.end + rest.length - rest.trimStart().length;
  const isFollowed = rest.trim() !== '' && !all.some(({ taken }) => taken.statement.at.start === next);
  const blankLines = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0].split('\n').length ?? 1;
  const gap = hasBlock && isFollowed ? '\n'.repeat(Math.max(0, backEnd.blankLines + 1 - blankLines)) : '';
  const isEnded = source.slice(lines.start, lines.end).endsWith('\n');
  const above = gapAbove(source.slice(0, lines.start), replacement, backEnd);
  return { ...lines, text: above + text + (isEnded ? `\n${gap}` : '') };
}

/** Blank lines between the code above and a definition that comes first. */
function gapAbove(
  above: string,
  { taken, definitions: [first], names }: Replacement,
  backEnd: BackEnd,
): string {
  if (first === undefined || names.length + taken.others.length > 0 || above.trim() === '') return '';
  const blankLines = (/(?:\r?\n[ \t]*)*$/.exec(above)?.[0].split('\n').length ?? 2) - 2;
  return '\n'.repeat(Math.max(0, (isBlock(first) ? backEnd.blankLines : 1) - blankLines));
}

/** The lines of a statement, the line break included. */
function wholeLines(source: string, { start, end }: Span): Span {
  const lineBreak = source.indexOf('\n', end);
  return {
    start: source.lastIndexOf('\n', start - 1) + 1,
    end: lineBreak < 0 ? source.length : lineBreak + 1,
  };
}

function textOf({ taken, definitions, texts, names, aliases }: Replacement, backEnd: BackEnd): string {
  const imports = [
    ...taken.others.flatMap((each) => importLine(each, each.name, backEnd)),
    ...names.flatMap((each) => neededLines(each, backEnd)),
  ];
  const apart = '\n'.repeat(backEnd.blankLines + 1);
  const blocks = texts.map((text, index) => {
    const [one, before] = [definitions[index], definitions[index - 1]];
    const isFirst = index === 0;
    if (isFirst) return imports.length > 0 ? (one && isBlock(one) ? apart : '\n\n') + text : text;
    const isApart = [one, before].some((each) => each !== undefined && isBlock(each));
    return (isApart ? apart : '\n') + text;
  });
  const renamed = aliases.map(({ held, kind, name }) => backEnd.aliasLine(name, { name: held, kind }));
  const body = [...new Set(imports)].join('\n') + blocks.join('');
  if (renamed.length === 0) return body;
  return [body, renamed.join('\n')].filter((part) => part !== '').join(apart);
}

function isBlock({ kind }: HeldDefinition): boolean {
  return kind === 'function' || kind === 'class';
}

function neededLines(
  { name, imports, guarded, conditions }: NeededName,
  backEnd: BackEnd,
): readonly string[] {
  const needed = conditions.flatMap((each) => importLine(each, each.name, backEnd));
  if (guarded !== null) return [...needed, guarded.replaceAll('\r\n', '\n').trimEnd()];
  return imports.flatMap((each) => importLine(each, name, backEnd));
}

function importLine(
  { module, member, isType }: ImportedName,
  name: string,
  backEnd: BackEnd,
): readonly string[] {
  if (member === null) return [backEnd.plainImportLine(module, name)];
  return [backEnd.importLine(module, [{ imported: member, name, ...(isType && { isType }) }])];
}
