import { placeOf } from '../../analysis/index.ts';
import type { PrototypeNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import { isIn } from '../held/index.ts';
import type { HeldDefinition, HeldPackage } from '../held/package.ts';
import { actingLine } from './acting.ts';
import { cellEdits, type Replacement } from './edits.ts';
import { missingFutures } from './futures.ts';
import type { InlinedDefinition, InlineRefusal, Inlining } from './inlining.ts';
import { closureOf, type NeededName, type Problem } from './needs.ts';
import { packagesOf, type Packages } from './packages.ts';
import { servingCells } from './serving-cells.ts';
import { takenFrom, type Taken } from './taken.ts';

export { proveInlining } from './proof.ts';

/** What was planned, or every reason why a notebook can't stand alone. */
export type InlinePlan =
  | { readonly kind: 'planned'; readonly inlining: Inlining }
  | { readonly kind: 'refused'; readonly refusals: readonly InlineRefusal[] };

/**
 * Plans to put source back into a notebook: each import from the packages becomes the definitions that it names, with all
 * that these need and that isn't there yet, in an order in which they can be made. Pure. What the edits make of the
 * notebook is still to be proven (`proveInlining`).
 */
export function planInline(
  owner: PrototypeNotebook,
  held: readonly HeldPackage[],
  backEnd: BackEnd,
): InlinePlan {
  const packages = packagesOf(held);
  const taken = takenFrom(owner, packages);
  const refusals = [
    ...taken.refusals,
    ...innerImports(owner, held, backEnd),
    ...runningImports(owner, packages),
  ];
  const state: State = { definitions: [], inlined: new Map(), orders: new Map(), names: new Map() };
  const replacements = taken.imports.map((each): Replacement => {
    const found = replacementOf(each, state, owner, { packages, backEnd });
    refusals.push(...found.problems.map((problem) => ({ ...problem, ...placeOf(owner, each.statement.at) })));
    return found.replacement;
  });
  const future = missingFutures(owner, state.definitions, taken.imports, packages);
  refusals.push(...future.refusals, ...actingModules(owner, taken.imports, state, packages));
  if (refusals.length > 0) return { kind: 'refused', refusals: inPlaceOrder(refusals) };
  const removed = taken.imports.length === 0 ? [] : servingCells(owner.notebook, held, backEnd);
  const edits = cellEdits(
    owner,
    { replacements, uses: taken.uses, futureCell: future.cell, removed },
    backEnd,
  );
  const imports = replacements.flatMap(({ names }) => names.map(({ name }) => name));
  const members = taken.uses.map(({ text }) => text);
  return { kind: 'planned', inlining: { edits, definitions: state.definitions, imports, members, removed } };
}

/** What has come in so far. */
interface State {
  readonly definitions: InlinedDefinition[];
  /** By name. */
  readonly inlined: Map<string, HeldDefinition>;
  /** Places of the imports that they replace, by name. */
  readonly orders: Map<string, number>;
  /** What imported names stand for. */
  readonly names: Map<string, string>;
}

function replacementOf(
  taken: Taken,
  state: State,
  owner: PrototypeNotebook,
  { packages, backEnd }: { readonly packages: Packages; readonly backEnd: BackEnd },
): { readonly replacement: Replacement; readonly problems: readonly Problem[] } {
  const wanted = taken.definitions.map(({ definition }) => definition);
  const closure = closureOf(wanted, packages, backEnd);
  const problems: Problem[] = [...closure.problems];
  const definitions = closure.definitions.filter((each) => {
    const others = each.names.flatMap((name) => state.inlined.get(name) ?? []);
    if (others.includes(each)) {
      if (wanted.includes(each) && isReboundBetween(owner, each, taken, state)) {
        problems.push({ code: 'collision', name: each.name, held: each.name });
      }
      return false;
    }
    if (others.length > 0) problems.push({ code: 'collision', name: each.name, held: each.name });
    for (const name of each.names) {
      state.inlined.set(name, each);
      state.orders.set(name, taken.order);
    }
    const because = wanted.includes(each) ? 'imported' : 'needed';
    state.definitions.push({ held: each, cell: taken.statement.at.cell, because });
    return true;
  });
  const names = [...taken.names, ...closure.names].filter((each) => {
    const known = state.names.get(each.name);
    if (known !== undefined && known !== each.stands) {
      problems.push({ code: 'collision', name: each.name, held: each.name });
    }
    state.names.set(each.name, each.stands);
    return known === undefined && !isImported(each, taken.order, owner, packages);
  });
  const aliases = taken.definitions
    .filter(({ held, name }) => held !== name)
    .map(({ definition: { kind }, held, name }) => ({ held, kind, name }));
  const texts = definitions.map((each) => backEnd.notebookText(packages.textOf(each)));
  return { replacement: { taken, definitions, texts, names, aliases }, problems };
}

/** An import that comes again, after the notebook has bound its name to something else, brings the first one's value back. */
function isReboundBetween(
  { program }: PrototypeNotebook,
  { names }: HeldDefinition,
  { order }: Taken,
  { orders }: State,
): boolean {
  return names.some((name) =>
    program.statements
      .slice((orders.get(name) ?? order) + 1, order)
      .some(({ bindings }) => bindings.some((each) => each.name === name && each.form !== 'import')),
  );
}

/** Whether the notebook has imported the same under the same name by then. */
function isImported(
  { name, stands }: NeededName,
  order: number,
  owner: PrototypeNotebook,
  packages: Packages,
): boolean {
  const isBound = owner.program.statements
    .slice(0, order)
    .some((each) => each.kind === 'import' && each.names.some((imported) => imported.name === name));
  return (
    isBound &&
    packages.inNotebook(owner, name).some((found) => found.kind === 'outside' && found.name === stands)
  );
}

/** Imports from packages that stand in functions or under conditions. */
function innerImports(
  { notebook, program }: PrototypeNotebook,
  held: readonly HeldPackage[],
  backEnd: BackEnd,
): readonly InlineRefusal[] {
  return notebook.cells.flatMap(({ index, kind, source }): readonly InlineRefusal[] => {
    if (kind !== 'code') return [];
    return backEnd.importedModules(source).flatMap(({ module, end }): readonly InlineRefusal[] => {
      if (!held.some((each) => isIn(each, module))) return [];
      const isTaken = program.statements.some(
        (each) =>
          each.kind === 'import' && each.at.cell === index && each.at.start < end && end <= each.at.end,
      );
      if (isTaken) return [];
      const line = source.slice(0, end).split('\n').length;
      return [{ code: 'inner-import', module: backEnd.modules.packageOf(module), cell: index, line }];
    });
  });
}

/** Files that the notebook runs and that import from a package would need it still. */
function runningImports(owner: PrototypeNotebook, packages: Packages): readonly InlineRefusal[] {
  return owner.program.statements.flatMap((statement): readonly InlineRefusal[] => {
    if (statement.kind !== 'magic' || statement.runs === null) return [];
    const { path, program } = statement.runs;
    const isImporting = program.statements.some(
      (each) => each.kind === 'import' && each.names.some(({ module }) => packages.isHeld(module)),
    );
    return isImporting ? [{ code: 'runs-file', file: path, ...placeOf(owner, statement.at) }] : [];
  });
}

function actingModules(
  owner: PrototypeNotebook,
  imports: readonly Taken[],
  { definitions }: State,
  packages: Packages,
): readonly InlineRefusal[] {
  const inlined = new Set(definitions.map(({ held }) => held.definition));
  const told = new Set<string>();
  return imports.flatMap(({ statement, modules }) =>
    modules.flatMap(packages.loadedBy).flatMap((module): readonly InlineRefusal[] => {
      if (told.has(module.importName)) return [];
      told.add(module.importName);
      const moduleLine = actingLine(module, inlined, packages);
      if (moduleLine === null) return [];
      return [
        { code: 'module-acts', module: module.importName, moduleLine, ...placeOf(owner, statement.at) },
      ];
    }),
  );
}

function inPlaceOrder(refusals: readonly InlineRefusal[]): readonly InlineRefusal[] {
  const seen = new Set<string>();
  return refusals
    .filter((each) => {
      const key = JSON.stringify(each);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.cell - b.cell || a.line - b.line);
}
