import type { CellSpan } from '../../../notebook/notebook.ts';
import type { LiftProblem, LiftRequest } from '../../../program/lifting.ts';
import type { ParsedCell } from '../facts/cell.ts';
import { hasToken } from '../parser/index.ts';
import { functionAt, pathTo } from './find.ts';

/** What stands against a lift in the notebook as it is. */
export function problemBefore(
  cells: ReadonlyMap<number, ParsedCell>,
  request: LiftRequest,
): LiftProblem | null {
  // Only what was lifted before is looked at again: it changes nothing.
  if (request.parameters.length + request.defaults.length === 0) return null;
  // In a class a private name is another one, for a keyword too.
  if (request.parameters.some((name) => /^__(?!.*__$)/.test(name))) return 'name-clash';
  const all = [...cells.values()];
  if (all.some((cell) => namesMainModule(cell) || sharesItsNames(cell))) return 'called-unseen';
  if (all.some((cell) => isNamedByMagic(cell, request.name))) return 'not-writable';
  if (all.some((cell) => deletesOneOf(cell, request))) return 'deleted-by-function';
  const home = cells.get(request.definition.cell);
  if (home === undefined || seesItsNames(home, request)) return 'sees-its-names';
  for (const call of request.calls) {
    const cell = cells.get(call.cell);
    if (cell === undefined) return 'not-writable';
    if (isShownAsWritten(cell, call)) return 'call-shown';
    if (isTimedWithOwnName(cell, call, request)) return 'name-clash';
  }
  return null;
}

const MAIN_GUARD = /__name__\s*[!=]=\s*(['"])__main__\1|(['"])__main__\2\s*[!=]=\s*__name__/g;

function namesMainModule({ text }: ParsedCell): boolean {
  return text.includes('__main__') && text.replace(MAIN_GUARD, '').includes('__main__');
}

/** `%run -i` runs a file with the notebook's names. */
function sharesItsNames({ magics }: ParsedCell): boolean {
  return magics.some(({ name, rest }) => name === 'run' && /(^|\s)-\w*i/.test(rest));
}

/** A magic that names the function in words that are no Python of the notebook: `%lprun -f f f(3)`. */
function isNamedByMagic({ cell, magics }: ParsedCell, name: string): boolean {
  return magics.some(({ span, code }) =>
    [...cell.source.slice(span.start, span.end).matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*/gu)].some(
      ({ 0: word, index }) =>
        word === name && (code === null || span.start + index < code.start || span.start + index >= code.end),
    ),
  );
}

function deletesOneOf({ names }: ParsedCell, { parameters, defaults }: LiftRequest): boolean {
  const lifted = new Set([...parameters, ...defaults.map(({ value }) => value)]);
  return names.names.some(
    ({ use, holder, name }) => use === 'delete' && holder.kind === 'module' && lifted.has(name),
  );
}

function seesItsNames(cell: ParsedCell, { definition, parameters }: LiftRequest): boolean {
  const node = functionAt(cell, definition);
  if (node === null || parameters.length === 0) return false;
  return cell.names.names.some(
    ({ use, holder, name, start, end }) =>
      use === 'read' &&
      holder.kind === 'module' &&
      start >= node.start &&
      start < node.end &&
      (name === 'locals' || (/^(vars|dir)$/.test(name) && /^\s*\(\s*\)/.test(cell.text.slice(end)))),
  );
}

/** `f'{f(x)=}'` shows the text of the call. */
function isShownAsWritten({ root }: ParsedCell, call: CellSpan): boolean {
  return pathTo(root, call.start).some((node) => node.type === 'interpolation' && hasToken(node, '='));
}

/** `%timeit x = 1; f(x)` runs in a function, whose names are its own. */
function isTimedWithOwnName(
  { magics, names }: ParsedCell,
  call: CellSpan,
  { parameters, defaults }: LiftRequest,
): boolean {
  const lifted = new Set([...parameters, ...defaults.map(({ value }) => value)]);
  return magics.some(
    ({ scope, code }) =>
      scope === 'function' &&
      code !== null &&
      code.start <= call.start &&
      call.start < code.end &&
      names.names.some(
        ({ use, name, start }) =>
          use !== 'read' && start >= code.start && start < code.end && lifted.has(name),
      ),
  );
}
