import type { Cell, Notebook } from '../../../notebook/notebook.ts';
import { applyEdits, type TextEdit } from '../../../text/span.ts';
import type { Lifter, LiftOutcome, LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import { parametersOf, parseCells } from '../facts/index.ts';
import type { ParsedCell } from '../facts/cell.ts';
import { childByField } from '../parser/index.ts';
import type { PythonParser } from '../parser/parser.ts';
import { callEdits } from './call.ts';
import { callAt, functionAt } from './find.ts';
import { problemAfter } from './after.ts';
import { problemBefore } from './before.ts';
import { signatureEdits } from './signature.ts';

type ByCell<T> = ReadonlyMap<number, T>;

/** Makes what writes lifts into Python. One parser serves all notebooks. */
export function createPythonLifter(parser: PythonParser): Lifter {
  return {
    lift(notebook, requests) {
      const before = parsedByCell(notebook, parser);
      const edits = new Map<number, TextEdit[]>();
      const problems = new Map<LiftRequest, LiftProblem>();
      for (const request of requests) {
        const problem = problemBefore(before, request) ?? gatherEdits(before, request, edits);
        if (problem !== null) problems.set(request, problem);
      }
      if (problems.size > 0) return { kind: 'refused', problems };
      return applied(notebook, requests, edits, parser);
    },
  };
}

function parsedByCell(notebook: Notebook, parser: PythonParser): ByCell<ParsedCell> {
  const read = parseCells(notebook, parser).filter(({ problem }) => problem === null);
  return new Map(read.map(({ parsed }) => [parsed.cell.index, parsed]));
}

/** Adds the edits of one lift; gives the problem where it can't be written. */
function gatherEdits(
  cells: ByCell<ParsedCell>,
  request: LiftRequest,
  edits: Map<number, TextEdit[]>,
): LiftProblem | null {
  const home = cells.get(request.definition.cell);
  const node = home === undefined ? null : functionAt(home, request.definition);
  const list = node === null ? null : childByField(node, 'parameters');
  if (home === undefined || list === null) return 'not-writable';
  const parameters = parametersOf(list, home.text);
  const signature = signatureEdits(list, home.text, request, parameters);
  if (typeof signature === 'string') return signature;
  const found: [number, readonly TextEdit[]][] = [[home.cell.index, signature]];
  for (const at of request.calls) {
    const cell = cells.get(at.cell);
    const call = cell === undefined ? null : callAt(cell, at);
    if (cell === undefined || call === null) return 'not-writable';
    const changes = callEdits(call, cell.text, request, parameters);
    if (typeof changes === 'string') return changes;
    found.push([at.cell, changes]);
  }
  for (const [cell, changes] of found) edits.set(cell, [...(edits.get(cell) ?? []), ...changes]);
  return null;
}

/** The cells with their edits, where the names then stand for what they should. */
function applied(
  notebook: Notebook,
  requests: readonly LiftRequest[],
  edits: ByCell<readonly TextEdit[]>,
  parser: PythonParser,
): LiftOutcome {
  const sources = new Map<number, string>();
  const cells = notebook.cells.map((cell): Cell => {
    const own = edits.get(cell.index) ?? [];
    if (own.length === 0) return cell;
    const source = applyEdits(cell.source, own);
    sources.set(cell.index, source);
    return { ...cell, source };
  });
  const after = parsedByCell({ ...notebook, cells }, parser);
  const problems = new Map<LiftRequest, LiftProblem>();
  for (const request of requests) {
    const problem = problemAfter(after, request, requests, edits);
    if (problem !== null) problems.set(request, problem);
  }
  return problems.size > 0 ? { kind: 'refused', problems } : { kind: 'written', sources };
}
