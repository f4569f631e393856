import type { ExtractionPlan } from '../../plan/plan.ts';
import { nearest } from '../../text/nearest.ts';
import { SolidifyError } from '../../text/error.ts';

/**
 * The functions of a plan whose real values are asked for, by their module's import name.
 * @throws SolidifyError (usage) `unknown-name` for a name that no function of the package has.
 */
export function functionsWithData(
  { modules }: ExtractionPlan,
  names: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const functions = modules.map(({ importName, definitions }) => ({
    importName,
    names: definitions.filter(({ kind }) => kind === 'function').flatMap((each) => each.names),
  }));
  const known = functions.flatMap((each) => each.names);
  for (const name of names) if (!known.includes(name)) throw unknownName(name, known);
  return Object.fromEntries(
    functions.map((each) => [each.importName, each.names.filter((name) => names.includes(name))]),
  );
}

function unknownName(name: string, known: readonly string[]): SolidifyError {
  const near = nearest(name, known);
  const hint =
    near === null
      ? `Nothing was written. --record-data takes functions that move: ${known.slice(0, 5).join(', ')}${known.length > 5 ? ', …' : ''}.`
      : `Nothing was written. Did you mean ${JSON.stringify(near)}?`;
  return new SolidifyError(
    'usage',
    'unknown-name',
    `--record-data: no function that moves is called ${JSON.stringify(name)}`,
    { hint },
  );
}
