import ts from 'typescript';
import type { Cell, Notebook } from '../../../notebook/notebook.ts';
import type { Lifter, LiftOutcome, LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { CellSpan } from '../../../notebook/notebook.ts';
import { applyEdits, type TextEdit } from '../../../text/span.ts';
import type { ParsedCell } from '../cells/cell.ts';
import { nameTable } from '../cells/index.ts';
import { parseCells } from '../facts/index.ts';
import { problemAfter } from './after.ts';
import { problemBefore } from './before.ts';
import { callEdit, objectOf, signatureEdits, wrappingEdits } from './edits.ts';
import { extended, passedObject } from './extend.ts';
import { callAt, functionAt, handedAt, readsThis } from './find.ts';
import { givesPlainArguments, parameterPlace } from './place.ts';

type ByCell<T> = ReadonlyMap<number, T>;

/** Makes what writes lifts into TypeScript: a function takes an object of what it read, `{ model, threshold }`. */
export function createTypescriptLifter(): Lifter {
  return {
    lift(notebook, requests) {
      const before = parsedByCell(notebook);
      const edits = new Map<number, TextEdit[]>();
      const problems = new Map<LiftRequest, LiftProblem>();
      for (const request of requests) {
        const problem = gatherEdits(before, request, requests, edits);
        if (problem !== null) problems.set(request, problem);
      }
      if (problems.size > 0) return { kind: 'refused', problems };
      return applied(notebook, requests, edits);
    },
  };
}

function parsedByCell(notebook: Notebook): ByCell<ParsedCell> {
  const read = parseCells(notebook).filter(({ problem }) => problem === null);
  return new Map(read.map(({ parsed }) => [parsed.cell.index, parsed]));
}

/** Adds the edits of one lift; gives the problem where it can't be written. */
function gatherEdits(
  cells: ByCell<ParsedCell>,
  request: LiftRequest,
  requests: readonly LiftRequest[],
  edits: Map<number, TextEdit[]>,
): LiftProblem | null {
  const home = cells.get(request.definition.cell);
  const node = home === undefined ? null : functionAt(home, request.definition, request.name);
  if (home === undefined || node === null) return 'not-writable';
  // Only what was lifted before is looked at again: it changes nothing.
  if (request.parameters.length === 0) return request.defaults.length === 0 ? null : 'default-in-the-way';
  const problem = problemBefore([...cells.values()], home, node, request);
  if (problem !== null) return problem;
  const uses = usesOf(cells, request);
  if (uses.length < request.calls.length) return 'not-writable';
  // What takes its place when it is handed over has no `this` to pass.
  if (uses.some(({ node: use }) => ts.isIdentifier(use)) && readsThis(node)) return 'not-writable';
  const calls = uses.flatMap(({ node: use }) => (ts.isCallExpression(use) ? [use] : []));
  const earlier = isLiftedAgain(request, requests) ? passedObject(node, calls) : null;
  if (earlier === null && calls.length > 0 && isLiftedAgain(request, requests)) return 'not-writable';
  const place = parameterPlace(home, node, calls, request);
  // What comes first is read before the other arguments are computed, which may rebind it.
  if (place === 'first' && request.rebound.length > 0 && !calls.every(givesPlainArguments))
    return 'not-writable';
  add(
    edits,
    home,
    earlier === null
      ? signatureEdits(home, node, request.parameters, place)
      : [extended(earlier.pattern, request.parameters)],
  );
  for (const { cell, node: use, at } of uses) {
    const names = request.parameters.map((name) => passedAs(cell, at, name, requests));
    const passed = objectOf(names);
    if (ts.isIdentifier(use)) {
      add(edits, cell, wrappingEdits(cell, use, node, { passed, names: request.parameters, place }));
      continue;
    }
    const literal = earlier?.literals[calls.indexOf(use)];
    add(edits, cell, [literal === undefined ? callEdit(cell, use, passed, place) : extended(literal, names)]);
  }
  return null;
}

/** A call of a function, or its name where it is handed over. */
interface FunctionUse {
  readonly cell: ParsedCell;
  readonly node: ts.CallExpression | ts.Identifier;
  readonly at: CellSpan;
}

/** What stands at the places of a request's calls, as far as it is one that can pass more. */
function usesOf(cells: ByCell<ParsedCell>, { calls }: LiftRequest): readonly FunctionUse[] {
  return calls.flatMap((at): readonly FunctionUse[] => {
    const cell = cells.get(at.cell);
    const node = cell === undefined ? null : (handedAt(cell, at) ?? callAt(cell, at));
    return cell === undefined || node === null ? [] : [{ cell, node, at }];
  });
}

/** Whether a function was lifted in an earlier round: then it is among the requests for that as well. */
function isLiftedAgain({ definition }: LiftRequest, requests: readonly LiftRequest[]): boolean {
  return requests.some(
    ({ parameters, definition: other }) =>
      parameters.length === 0 && other.cell === definition.cell && other.start === definition.start,
  );
}

function add(edits: Map<number, TextEdit[]>, { cell }: ParsedCell, more: readonly TextEdit[]): void {
  edits.set(cell.index, [...(edits.get(cell.index) ?? []), ...more]);
}

/** tslab doesn't find a name of another cell that stands for a property as well: `{ model: model }` says it apart. */
function passedAs(
  { semantics }: ParsedCell,
  at: CellSpan,
  name: string,
  requests: readonly LiftRequest[],
): string {
  if (semantics.kernel === 'deno') return name;
  const isOwn = requests.some(
    ({ definition, parameters }) =>
      parameters.includes(name) &&
      definition.cell === at.cell &&
      definition.start <= at.start &&
      at.end <= definition.end,
  );
  return isOwn ? name : `${name}: ${name}`;
}

/** The cells with their edits, where the names then stand for what they should. */
function applied(
  notebook: Notebook,
  requests: readonly LiftRequest[],
  edits: ByCell<readonly TextEdit[]>,
): LiftOutcome {
  const sources = new Map<number, string>();
  const changed = notebook.cells.map((cell): Cell => {
    const own = edits.get(cell.index) ?? [];
    if (own.length === 0) return cell;
    const source = applyEdits(cell.source, own);
    sources.set(cell.index, source);
    return { ...cell, source };
  });
  const cells = parsedByCell({ ...notebook, cells: changed });
  const lifted = { cells, table: nameTable([...cells.values()], new Set()), requests, edits };
  const problems = new Map<LiftRequest, LiftProblem>();
  for (const request of requests) {
    const problem = problemAfter(lifted, request);
    if (problem !== null) problems.set(request, problem);
  }
  return problems.size > 0 ? { kind: 'refused', problems } : { kind: 'written', sources };
}
