import type { InlineRefusal, Inlining } from '../plan/inline/inlining.ts';
import { printablePath } from '../text/printable.ts';
import { diffText } from './diff.ts';
import { painter, type Paint } from './paint.ts';
import { counted } from './wording/count.ts';
import { wordRefusal } from './wording/inlining.ts';

/** What `inline` did, or would do. */
export interface InlineReport {
  readonly notebook: string;
  /** Where the notebook that stands alone is; null: nowhere, it was only shown. */
  readonly writtenTo: string | null;
  readonly inlining: Inlining;
  /** Text of the file. */
  readonly before: string;
  readonly after: string;
}

/** `inline` for people. */
export function inlineText({ notebook, writtenTo, inlining }: InlineReport, style: Paint['style']): string {
  const paint = painter(style);
  const { definitions, imports, removed } = inlining;
  if (definitions.length === 0 && inlining.edits.length === 0) {
    return `${printablePath(notebook)} imports nothing from a package of Solidify that is found from here. If it does, name the package’s folder with --package.\n`;
  }
  const width = Math.max(0, ...definitions.map(({ held }) => held.name.length));
  return [
    paint.bold(printablePath(notebook)),
    ...definitions.map(({ held, cell, because }) => {
      const why = because === 'imported' ? '' : ', which others need';
      return `  ${held.name.padEnd(width)}  from ${held.module} into cell ${cell}${why}`;
    }),
    ...(imports.length > 0 ? [`  with imports of ${imports.join(', ')}`] : []),
    ...removed.map(({ cell, why }) =>
      why === 'install'
        ? `  cell ${cell}, which installed the package, goes`
        : `  cell ${cell}, which reloaded the package, goes`,
    ),
    '',
    `${counted(definitions.length, 'definition')} put back${writtenTo === null ? '; nothing was written' : ` into ${printablePath(writtenTo)}`}.`,
    '',
  ].join('\n');
}

/** What changes in the notebook's file. */
export function inlineDiff(
  { notebook, before, after }: InlineReport,
  redacted: (text: string) => string,
): string {
  return diffText([{ name: notebook, before: redacted(before), after: redacted(after) }]);
}

/** `inline --json`. */
export function inlineJson({ notebook, writtenTo, inlining }: InlineReport): string {
  const { definitions, imports, removed, edits } = inlining;
  const json = {
    version: 1,
    notebook,
    writtenTo,
    changedCells: edits.flatMap((edit) => (edit.kind === 'insert' ? [] : [edit.cell])),
    definitions: definitions.map(({ held: { name, names, kind, module }, cell, because }) => ({
      name,
      names,
      kind,
      module,
      cell,
      because,
    })),
    imports,
    removedCells: removed,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** All reasons of a refusal, each with its place, as the text of one error. */
export function refusalText(refusals: readonly InlineRefusal[]): string {
  return refusals.map((each) => `cell ${each.cell}, line ${each.line}: ${wordRefusal(each)}`).join('; ');
}
