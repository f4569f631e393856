import type { Definition, Program } from '../program/program.ts';

/**
 * Features of `from __future__` that a definition is read under: those asked for before it, as IPython keeps them for all
 * cells after. They count where there are annotations to be read by them; in classes these may be anywhere.
 */
export function futuresOf({ statements }: Program, definition: Definition): readonly string[] {
  if (!mayHaveAnnotations(definition)) return [];
  const { cell, start } = definition.at;
  const features = statements.flatMap((each) => {
    const isBefore = each.at.cell < cell || (each.at.cell === cell && each.at.start < start);
    return each.kind === 'import' && each.future && isBefore
      ? each.names.map(({ member }) => member ?? '')
      : [];
  });
  return [...new Set(features)].sort();
}

/** Whether features of `from __future__` may change how a definition is read. */
export function mayHaveAnnotations({ kind, parameters, returns }: Definition): boolean {
  return kind === 'class' || returns !== null || parameters.some(({ annotation }) => annotation !== null);
}
