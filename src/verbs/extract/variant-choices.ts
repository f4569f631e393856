import { sep } from 'node:path';
import { definitionsIn } from '../../analysis/index.ts';
import type { PrototypeNotebook, VariantChoices } from '../../analysis/prototype.ts';
import type { RenameRequest, VariantRequest } from '../../plan/selection.ts';
import { SolidifyError } from '../../text/error.ts';
import { nearest } from '../../text/nearest.ts';

/**
 * Whose variant of each name was chosen. A notebook may be named by the end of its path, a definition that got another
 * name by either.
 * @throws SolidifyError (usage) `unknown-variant` where no notebook, or more than one, is meant, or it has no such definition.
 */
export function variantChoices(
  requests: readonly VariantRequest[],
  renames: readonly RenameRequest[],
  notebooks: readonly PrototypeNotebook[],
): VariantChoices {
  return new Map(
    requests.map((request) => {
      const name = renames.find((each) => each.name === request.name)?.renamed ?? request.name;
      return [name, notebookOf({ ...request, name }, notebooks).notebook.path];
    }),
  );
}

function notebookOf(
  { name, notebook }: VariantRequest,
  notebooks: readonly PrototypeNotebook[],
): PrototypeNotebook {
  const paths = notebooks.map((each) => each.notebook.path);
  const named = notebooks.filter(
    ({ notebook: { path } }) => path === notebook || path.endsWith(`${sep}${notebook}`),
  );
  const meant = named.find((each) => each.notebook.path === notebook) ?? named[0];
  if (meant === undefined) {
    const near = nearest(notebook, paths);
    throw unknownVariant(
      `no notebook is called ${JSON.stringify(notebook)}`,
      near === null ? `It can be ${paths.join(', ')}.` : `Did you mean ${JSON.stringify(near)}?`,
    );
  }
  if (named.length > 1 && meant.notebook.path !== notebook) {
    const meanings = named.map((each) => each.notebook.path).join(', ');
    throw unknownVariant(
      `several notebooks are called ${JSON.stringify(notebook)}`,
      `Give more of its path: ${meanings}.`,
    );
  }
  if (defines(meant, name)) return meant;
  const holders = notebooks.filter((each) => defines(each, name)).map((each) => each.notebook.path);
  throw unknownVariant(
    `${meant.notebook.path} has no definition of ${JSON.stringify(name)}`,
    holders.length > 0
      ? `These have one: ${holders.join(', ')}.`
      : 'No notebook has; run `solidify scan` to see the names.',
  );
}

function defines({ program }: PrototypeNotebook, name: string): boolean {
  return program.statements.some((statement) =>
    definitionsIn(statement).some(({ names }) => names.includes(name)),
  );
}

function unknownVariant(message: string, hint: string): SolidifyError {
  return new SolidifyError('usage', 'unknown-variant', message, { hint });
}
