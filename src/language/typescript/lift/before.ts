import ts from 'typescript';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { LiftedFunction } from './find.ts';

/** What stands against a lift in the notebook as it is. */
export function problemBefore(
  cells: readonly ParsedCell[],
  home: ParsedCell,
  node: LiftedFunction,
  { parameters, defaults }: LiftRequest,
): LiftProblem | null {
  if (cells.some(namesItsScope)) return 'called-unseen';
  if (readsArguments(home, node)) return 'sees-its-names';
  const own = new Set([...namesOf(node.parameters), ...declaredIn(home, node)]);
  if (parameters.some((name) => own.has(name))) return 'name-clash';
  // A default that reads a name sees the parameter before it; one that isn't passed can't be.
  return defaults.some(({ value }) => !parameters.includes(value)) ? 'default-in-the-way' : null;
}

/** tslab's own objects hold all names of the notebook. */
function namesItsScope({ names, semantics }: ParsedCell): boolean {
  if (semantics.kernel === 'deno') return false;
  return names.names.some(
    ({ name, holder, use }) =>
      use === 'read' && holder.kind === 'module' && (name === 'exports' || name === '__tslab__'),
  );
}

/** `arguments` has what is passed as well. */
function readsArguments({ names }: ParsedCell, node: LiftedFunction): boolean {
  return names.names.some(({ name, holder }) => name === 'arguments' && holder.node === node);
}

function namesOf(parameters: readonly ts.ParameterDeclaration[]): readonly string[] {
  const named = (name: ts.BindingName): readonly string[] =>
    ts.isIdentifier(name)
      ? [name.text]
      : name.elements.flatMap((each) => (ts.isOmittedExpression(each) ? [] : named(each.name)));
  return parameters.flatMap(({ name }) => named(name));
}

/** What the body declares beside the parameters, of which `let` and its like may not have their names. */
function declaredIn({ names, file }: ParsedCell, { body }: LiftedFunction): readonly string[] {
  const span = { start: body.getStart(file), end: body.end };
  return names
    .startingIn(span)
    .filter(({ holder, use }) => holder.node === body && use !== 'read')
    .map(({ name }) => name);
}
