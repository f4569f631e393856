import { placeOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Definition, Program, Statement } from '../../program/program.ts';
import type { InlinedDefinition, InlineRefusal } from './inlining.ts';
import type { Packages } from './packages.ts';
import type { Taken } from './taken.ts';

/**
 * Annotations of a module under `from __future__ import annotations` aren't evaluated, and the feature holds for all cells after
 * the one that asks for it. Gives the cell that has to ask for it; refuses where that, or its being in force already,
 * would change how annotations are read.
 */
export function missingFutures(
  owner: PrototypeNotebook,
  definitions: readonly InlinedDefinition[],
  imports: readonly Taken[],
  packages: Packages,
): { readonly cell: number | null; readonly refusals: readonly InlineRefusal[] } {
  const { statements } = owner.program;
  const refusals: InlineRefusal[] = [];
  const placeAt = (at: number): ReturnType<typeof placeOf> =>
    placeOf(
      owner,
      (imports.find(({ statement }) => statement.at.cell === at)?.statement ?? statements[0])?.at ?? NOWHERE,
    );
  let cell: number | null = null;
  for (const { held, cell: at } of definitions) {
    if (!isAnnotated(held.definition)) continue;
    const module = packages.moduleOf(held);
    const isPostponed = module !== undefined && asksAt(module.program) !== null;
    const asked = asksAt(owner.program);
    const isAsked = asked !== null && asked <= at;
    const place = placeAt(at);
    if (isPostponed && !isAsked) {
      const first = Math.min(at, cell ?? at);
      if (mayAsk(owner, first)) cell = first;
      else refusals.push({ code: 'future', held: held.name, ...place });
    } else if (!isPostponed && isAsked && isExamined(held.definition)) {
      refusals.push({ code: 'future', held: held.name, ...place });
    }
  }
  for (const { held, cell: at } of definitions) {
    const isPostponed = asksAt(packages.moduleOf(held)?.program ?? owner.program) !== null;
    if (cell === null || at < cell || isPostponed || !isAnnotated(held.definition)) continue;
    refusals.push({ code: 'future', held: held.name, ...placeAt(at) });
  }
  return { cell, refusals };
}

const NOWHERE = { cell: 0, start: 0, end: 0 };

/** The cell that asks for postponed annotations; null where none does. */
function asksAt({ statements }: Program): number | null {
  const asking = statements.find(
    (each) =>
      each.kind === 'import' && each.future && each.names.some(({ member }) => member === 'annotations'),
  );
  return asking?.at.cell ?? null;
}

/** Whether a cell may ask: nothing of the notebook's own from there on has annotations, and it is first in a script. */
function mayAsk({ notebook, program }: PrototypeNotebook, cell: number): boolean {
  const source = notebook.cells[cell]?.source ?? '';
  if (/^\s*%%/.test(source)) return false;
  const isFirst = program.statements.every((each) => each.at.cell >= cell);
  if (notebook.format === 'percent' && !isFirst) return false;
  return program.statements.filter(({ at }) => at.cell >= cell).every((each) => !hasAnnotations(each));
}

function hasAnnotations(statement: Statement): boolean {
  switch (statement.kind) {
    case 'definition':
      return isAnnotated(statement.definition);
    case 'action':
      return statement.nested.some(isAnnotated);
    case 'import':
      return false;
    case 'magic':
    case 'opaque':
      return true;
  }
}

/** Whether a definition may have annotations: of a class, that of an attribute isn't told from the rest. */
function isAnnotated({ kind, parameters, returns, text }: Definition): boolean {
  if (kind === 'class') return /:\s*\S/.test(text);
  return returns !== null || parameters.some(({ annotation }) => annotation !== null);
}

/** Whether something looks at its annotations: a class that they make, a decorator. */
function isExamined({ kind, decorators }: Definition): boolean {
  return kind === 'class' || decorators.length > 0;
}
