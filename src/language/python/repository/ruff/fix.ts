import { lineIndex, lineSpan } from '../../../../text/lines.ts';
import { applyEdits } from '../../../../text/span.ts';

/** A finding of ruff as it gives it, with how it would mend it. */
export interface Fixable {
  readonly message: string;
  readonly fix: { readonly edits: readonly FixEdit[] } | null;
}

interface FixEdit {
  readonly location: Place;
  readonly end_location: Place;
  readonly content: string;
}

/** 1-based, in UTF-16 units. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** A text with findings mended that don't overlap. */
export function withFixes(text: string, findings: readonly Fixable[]): string {
  const index = lineIndex(text);
  const offsetOf = ({ row, column }: Place): number =>
    Math.min(text.length, lineSpan(index, row).start + column - 1);
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  return applyEdits(
    text,
    edits.map(({ location, end_location: end, content }) => ({
      start: offsetOf(location),
      end: offsetOf(end),
      text: content,
    })),
  );
}
