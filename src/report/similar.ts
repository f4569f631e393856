import type { Analysis, AnalyzedDefinition, SimilarDefinition } from '../analysis/prototype.ts';
import { printablePath } from '../text/printable.ts';
import type { Paint } from './paint.ts';
import { counted } from './wording/count.ts';

/** Groups that a text tells, and members of one; all are in the JSON. */
const MOST_GROUPS = 10;
const MOST_MEMBERS = 4;

/** What is alike under different names, for `scan --json`. */
export function similarJson({ similar }: Analysis): readonly Record<string, unknown>[] {
  return similar.map(({ first, others }) => ({
    first,
    others: others.map(({ id, statements }) => ({
      id,
      sameStatements: statements?.same ?? null,
      ofStatements: statements?.of ?? null,
    })),
  }));
}

/** What is alike under different names, for people; the largest groups first. */
export function similarLines({ similar, definitions }: Analysis, paint: Paint): readonly string[] {
  if (similar.length === 0) return [];
  const byId = new Map(definitions.map((each) => [each.id, each]));
  const sorted = [...similar].sort((a, b) => b.others.length - a.others.length);
  const more = similar.length - MOST_GROUPS;
  return [
    paint.bold('Near-copies: alike under different names'),
    ...sorted.slice(0, MOST_GROUPS).flatMap(({ first, others }) => {
      const rest = others.length - MOST_MEMBERS;
      return [
        `  ${placed(byId.get(first))}`,
        ...others.slice(0, MOST_MEMBERS).map((each) => `    ${placed(byId.get(each.id))}: ${alike(each)}`),
        ...(rest > 0 ? [`    … and ${rest} more`] : []),
      ];
    }),
    ...(more > 0 ? [`  … and ${counted(more, 'more group', 'more groups')} (--json has all)`] : []),
    '',
  ];
}

function placed(found: AnalyzedDefinition | undefined): string {
  if (found === undefined) return '';
  const { definition, owner } = found;
  return `${definition.name} (${printablePath(owner.notebook.path)}, cell ${definition.at.cell})`;
}

function alike({ statements }: SimilarDefinition): string {
  if (statements === null) return 'the same but for its name';
  const { same, of } = statements;
  return same === of
    ? `all ${of} statements are the same but for names`
    : `${same} of ${of} statements are the same but for names`;
}
