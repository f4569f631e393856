import { definitionsIn, placeOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { Definition, Program, Statement } from '../../program/program.ts';
import { comparerFor, isIn } from '../held/index.ts';
import type { HeldDefinition, HeldPackage } from '../held/package.ts';
import type { InlineRefusal, Inlining } from './inlining.ts';

/**
 * Looks at a notebook after its edits: every definition that came in must be, with all that it needs, what the package has,
 * and what only the package's code used before must mean nothing to the rest of the notebook.
 * @returns why that isn't so; nothing where it is.
 */
export function proveInlining(
  before: PrototypeNotebook,
  after: PrototypeNotebook,
  inlining: Inlining,
  held: readonly HeldPackage[],
): readonly InlineRefusal[] {
  const compare = held.map((each) => ({ each, compare: comparerFor(after, each) }));
  const all = after.program.statements.flatMap(definitionsIn);
  const came = new Map<HeldDefinition, Definition>();
  const failed: InlineRefusal[] = [];
  for (const { held: wanted, cell } of inlining.definitions) {
    const named = all.filter(({ names }) => names.some((name) => wanted.names.includes(name)));
    const isSame = compare.find(({ each }) => isIn(each, wanted.module))?.compare;
    // The notebook may have an earlier state of it, which this one replaces as the import did.
    const found = named.findLast((each) => isSame?.(each, wanted).whole === 'same');
    const through = named.flatMap((each) => isSame?.(each, wanted).through ?? []);
    if (found !== undefined) came.set(wanted, found);
    else failed.push(clash(before, wanted, through, cell));
  }
  // What only needs something that clashes is no reason of its own.
  const clashing = failed.filter(({ code }) => code === 'collision');
  if (failed.length > 0) return clashing.length > 0 ? oncePerPlace(clashing) : failed;
  const others = after.program.statements.filter(
    (each) => each.kind !== 'definition' || ![...came.values()].includes(each.definition),
  );
  return [
    ...newNamesInUse(before, others, inlining),
    ...hiddenMembers(before, others, inlining),
    ...brokenCells(before.program, after.program, inlining),
  ];
}

/** One reason for each name and place. */
function oncePerPlace(refusals: readonly InlineRefusal[]): readonly InlineRefusal[] {
  const told = new Set<string>();
  return refusals.filter((each) => {
    const key = JSON.stringify([each.cell, each.line, 'name' in each ? each.name : '']);
    return !told.has(key) && told.add(key);
  });
}

/** A name of the definition, or of what it needs, that the notebook has for something else. */
function clash(
  before: PrototypeNotebook,
  held: HeldDefinition,
  through: readonly string[],
  cell: number,
): InlineRefusal {
  for (const name of [...held.names, ...through]) {
    const bound = before.program.statements
      .flatMap(({ bindings }) => bindings)
      .find((each) => each.name === name && each.form !== 'import');
    if (bound !== undefined)
      return { code: 'collision', name, held: held.name, ...placeOf(before, bound.at) };
  }
  return { code: 'unproven', held: held.name, cell, line: 1 };
}

/** Names that are new in the notebook, and that some of its own statements read or bind. */
function newNamesInUse(
  before: PrototypeNotebook,
  others: readonly Statement[],
  { definitions, imports }: Inlining,
): readonly InlineRefusal[] {
  const known = new Set(
    before.program.statements.flatMap((each) =>
      each.kind === 'import' ? each.names.map(({ name }) => name) : [],
    ),
  );
  const added = definitions.flatMap(({ held, because }) =>
    because === 'imported' ? [] : held.names.map((name) => ({ name, held: held.name })),
  );
  const names = [...added, ...imports.map((name) => ({ name, held: name }))].filter(
    ({ name }) => !known.has(name),
  );
  return names.flatMap(({ name, held }): readonly InlineRefusal[] => {
    const user = others.find(
      ({ kind, reads, bindings }) =>
        kind !== 'import' && [...reads, ...bindings].some((each) => each.name === name),
    );
    const place = user === undefined ? null : (otherUse(before, name) ?? { cell: user.at.cell, line: 1 });
    return place === null ? [] : [{ code: 'collision', name, held, ...place }];
  });
}

/** Uses of a module's member that now find something else of that name: a parameter, a local variable. */
function hiddenMembers(
  before: PrototypeNotebook,
  others: readonly Statement[],
  { members }: Inlining,
): readonly InlineRefusal[] {
  return [...new Set(members)].flatMap((name): readonly InlineRefusal[] => {
    const wanted = members.filter((each) => each === name).length + readsOf(before.program.statements, name);
    if (readsOf(others, name) === wanted) return [];
    return [{ code: 'collision', name, held: name, ...(otherUse(before, name) ?? { cell: 0, line: 1 }) }];
  });
}

function readsOf(statements: readonly Statement[], name: string): number {
  const places = statements.flatMap(({ reads }) =>
    reads.filter((each) => each.name === name).map(({ at }) => `${at.cell} ${at.start}`),
  );
  return new Set(places).size;
}

function brokenCells(before: Program, after: Program, { definitions }: Inlining): readonly InlineRefusal[] {
  const count = ({ diagnostics }: Program): number =>
    diagnostics.filter(({ code }) => code === 'unparsable-cell').length;
  const [first] = definitions;
  if (first === undefined || count(after) <= count(before)) return [];
  return [{ code: 'unproven', held: first.held.name, cell: first.cell, line: 1 }];
}

/** Where the code of a notebook uses a name other than to import it. */
function otherUse(
  { notebook, program }: PrototypeNotebook,
  name: string,
): { readonly cell: number; readonly line: number } | null {
  const pattern = new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'u');
  const isImport = (cell: number, at: number): boolean =>
    program.statements.some(
      (each) => each.kind === 'import' && each.at.cell === cell && each.at.start <= at && at < each.at.end,
    );
  for (const { index, kind, source } of notebook.cells) {
    if (kind !== 'code') continue;
    let offset = 0;
    for (const [line, text] of source.split('\n').entries()) {
      const found = pattern.exec(text);
      if (found !== null && !isImport(index, offset + found.index)) return { cell: index, line: line + 1 };
      offset += text.length + 1;
    }
  }
  return null;
}
