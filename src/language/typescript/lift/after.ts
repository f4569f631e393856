import ts from 'typescript';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import { moved, type TextEdit } from '../../../text/span.ts';
import type { ParsedCell } from '../cells/cell.ts';
import type { NameTable } from '../cells/name-table.ts';
import { isRunAtOnce } from '../effects/index.ts';
import { callAt, functionAt, type LiftedFunction } from './find.ts';

/** The notebook after the lifts. */
export interface LiftedNotebook {
  readonly cells: ReadonlyMap<number, ParsedCell>;
  readonly table: NameTable;
  readonly requests: readonly LiftRequest[];
  readonly edits: ReadonlyMap<number, readonly TextEdit[]>;
}

/**
 * What stands against a lift in the notebook as it would be: an argument that stands for another variable than the
 * notebook's, or a parameter that is read after the call.
 */
export function problemAfter(lifted: LiftedNotebook, request: LiftRequest): LiftProblem | null {
  const found = functionOf(lifted, request);
  const home = lifted.cells.get(request.definition.cell);
  if (found === null || home === undefined) return 'not-writable';
  if (!readsAtOnce(home, lifted.table, found, request)) return 'reads-late';
  const passed = lifted.requests.flatMap((each) => {
    const node = functionOf(lifted, each);
    return node === null ? [] : [{ node, names: each.parameters }];
  });
  for (const call of request.calls) {
    const cell = lifted.cells.get(call.cell);
    const at = moved(call.start, lifted.edits.get(call.cell) ?? []);
    const node = cell === undefined ? null : callAt(cell, { start: at });
    if (cell === undefined || node === null) return 'not-writable';
    const passedHere = passedIn(node, request.parameters);
    if (passedHere.length < request.parameters.length) return 'not-writable';
    for (const argument of passedHere) {
      const holder = cell.names.of(argument)?.holder;
      const isNotebooks = holder?.kind === 'module';
      const isPassedOn = passed.some(
        ({ node: own, names }) => holder?.node === own && names.includes(argument.text),
      );
      if (!isNotebooks && !isPassedOn) return 'name-clash';
    }
  }
  return null;
}

function functionOf(
  { cells, edits }: LiftedNotebook,
  { definition, name }: LiftRequest,
): LiftedFunction | null {
  const cell = cells.get(definition.cell);
  const start = moved(definition.start, edits.get(definition.cell) ?? []);
  return cell === undefined ? null : functionAt(cell, { start }, name);
}

/** The identifiers of these names in the object that a call passes, last or first. */
function passedIn(call: ts.CallExpression, names: readonly string[]): readonly ts.Identifier[] {
  const [first, last] = [call.arguments[0], call.arguments.at(-1)];
  return (
    [last, first].map((each) => identifiersIn(each, names)).find((found) => found.length === names.length) ??
    []
  );
}

function identifiersIn(
  argument: ts.Expression | undefined,
  names: readonly string[],
): readonly ts.Identifier[] {
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return [];
  return argument.properties.flatMap((each) => {
    const value = ts.isShorthandPropertyAssignment(each)
      ? each.name
      : ts.isPropertyAssignment(each)
        ? each.initializer
        : null;
    return value !== null && ts.isIdentifier(value) && names.includes(value.text) ? [value] : [];
  });
}

/** Whether what is rebound elsewhere is read only while the function runs, and not by something that it leaves behind. */
function readsAtOnce(
  cell: ParsedCell,
  table: NameTable,
  node: LiftedFunction,
  { rebound }: LiftRequest,
): boolean {
  const names = new Set(rebound);
  return cell.names.names.every((name) => {
    if (name.use !== 'read' || name.time === 'unevaluated' || !names.has(name.name)) return true;
    if (name.holder.node !== node || name.node === null) return true;
    for (let around: ts.Node = name.node.parent; around !== node; around = around.parent) {
      if (ts.isPropertyDeclaration(around) || ts.isClassStaticBlockDeclaration(around)) return false;
      if (ts.isFunctionLike(around) && !isRunAtOnce(cell, around, table)) return false;
    }
    return true;
  });
}
