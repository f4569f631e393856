import type { Program, Statement } from '../program/program.ts';
import type { Notebook } from '../notebook/notebook.ts';

/** A notebook with its facts. */
interface Read {
  readonly notebook: Notebook;
  readonly program: Program;
}

/**
 * Takes out what would carry a secret, or personal data, into a repository by other ways than the lines that move: headings,
 * which modules are named after, ids of cells, and examples, which become tests. What holds none stays the same object.
 */
export async function withoutPrivateParts(
  { notebook, program }: Read,
  allowed: readonly string[],
): Promise<Read> {
  const { findLeaks } = await import('../secrets/index.ts');
  const isPrivate = async (text: string): Promise<boolean> => {
    const { secrets, personal } = await findLeaks(text, allowed);
    return secrets.length > 0 || personal.length > 0;
  };
  const leaking = await leakingAmong(textsOf({ notebook, program }), isPrivate);
  if (leaking.size === 0) return { notebook, program };
  return {
    notebook: {
      ...notebook,
      cells: notebook.cells.map((cell) =>
        cell.id !== null && leaking.has(cell.id) ? { ...cell, id: null } : cell,
      ),
    },
    program: {
      ...program,
      cells: program.cells.map((cell) => ({
        ...cell,
        headings: cell.headings.filter((heading) => !leaking.has(heading)),
      })),
      statements: program.statements.map((statement) => withoutExamples(statement, leaking)),
    },
  };
}

/** All are looked at together first: hardly ever is there anything to find. */
async function leakingAmong(
  texts: readonly string[],
  isPrivate: (text: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const leaking = new Set<string>();
  if (!(await isPrivate(texts.join('\n')))) return leaking;
  for (const text of texts) if (await isPrivate(text)) leaking.add(text);
  return leaking;
}

function textsOf({ notebook, program }: Read): readonly string[] {
  const ids = notebook.cells.flatMap(({ id }) => (id === null ? [] : [id]));
  const headings = program.cells.flatMap((cell) => cell.headings);
  const examples = program.statements.flatMap(examplesOf).map(exampleText);
  return [...new Set([...ids, ...headings, ...examples])];
}

type Examples = Statement['examples'];

function examplesOf(statement: Statement): Examples {
  const own = statement.kind === 'definition' ? statement.definition.examples : [];
  return [...statement.examples, ...own];
}

function exampleText({ call, expected }: Examples[number]): string {
  return `${call}\n${expected ?? ''}`;
}

function withoutExamples(statement: Statement, leaking: ReadonlySet<string>): Statement {
  if (!examplesOf(statement).some((each) => leaking.has(exampleText(each)))) return statement;
  const harmless = (examples: Examples): Examples =>
    examples.filter((each) => !leaking.has(exampleText(each)));
  const examples = harmless(statement.examples);
  if (statement.kind !== 'definition') return { ...statement, examples };
  const { definition } = statement;
  return { ...statement, examples, definition: { ...definition, examples: harmless(definition.examples) } };
}
