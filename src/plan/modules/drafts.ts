import { components, remembered } from '../../analysis/index.ts';
import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import type { BackEnd } from '../../program/language.ts';
import { isCode, type Unit } from '../unit.ts';
import { groupNeeds, groupUnits, type Group } from './grouping.ts';

/**
 * Divides units over modules: groups, then the values that follow their readers, without cycles between
 * modules, and so that no module has to import, as it loads, what its notebook imports only after a setting, or never.
 * In dependency order.
 */
export function draftModules(
  units: readonly Unit[],
  notebooks: readonly AnalyzedNotebook[],
  { isQuietModule, isDrawing }: Pick<BackEnd, 'isQuietModule' | 'isDrawing'>,
): readonly Group[] {
  const whole = arrange(units, { part: () => '', key: () => '', isDrawing });
  const isForeign = whole.some((group) => loadsForeign(group, whole, isQuietModule));
  const part = isForeign ? holdersOf : () => '';
  const parts = isForeign ? arrange(units, { part, key: () => '', isDrawing }) : whole;
  if (!parts.some((group) => loadsTooEarly(group, parts, notebooks))) return parts;
  return arrange(units, { part, key: (unit) => epochs(unit, notebooks).join(' '), isDrawing });
}

/** What modules are split by. */
interface Cuts {
  /** Units of different parts stand in no module together. */
  readonly part: (unit: Unit) => string;
  /** Nor do functions and classes of different keys; a value goes with those of the first. */
  readonly key: (unit: Unit) => string;
  /** Whether a module draws: what needs one goes together, so that nothing else has to import it. */
  readonly isDrawing: BackEnd['isDrawing'];
}

/** Groups split by their cuts and by features of the language, which hold for a whole module. */
function arrange(units: readonly Unit[], cuts: Cuts): readonly Group[] {
  const groups = groupUnits(units, cuts.isDrawing).flatMap((group) =>
    split(group, (unit) => cutOf(unit, cuts)),
  );
  const placed = placeValues(units, groups, cuts);
  return components(placed, (group) => groupNeeds(group, placed)).map(merge);
}

function cutOf(unit: Unit, { part, key }: Cuts): string {
  return [unit.first.futures.join(), key(unit), part(unit)].join('\n');
}

function split(group: Group, key: (unit: Unit) => string): readonly Group[] {
  const parts = new Map<string, Unit[]>();
  for (const unit of group.units) parts.set(key(unit), [...(parts.get(key(unit)) ?? []), unit]);
  return [...parts.values()].map((part) => ({ theme: group.theme, units: part }));
}

/** Puts each value into the module of a reader: one that no other reader's module comes before. */
function placeValues(units: readonly Unit[], groups: readonly Group[], cuts: Cuts): readonly Group[] {
  const { part, key } = cuts;
  const home = new Map<Unit, Group>();
  for (const group of groups) for (const unit of group.units) home.set(unit, group);
  const readers = (unit: Unit): readonly Unit[] => units.filter((each) => each.needs.includes(unit));
  // Values that other values need come after these, so that they can follow them.
  const values = components(
    units.filter((unit) => !isCode(unit)),
    (unit) => readers(unit).filter((each) => !isCode(each)),
  ).flat();
  for (const value of values) {
    const homes = [...new Set(readers(value).flatMap((reader) => home.get(reader) ?? []))].filter(
      (each) => keyOf(each, part) === part(value),
    );
    const lowest = homes.find((each) =>
      homes.every((other) => other === each || !reaches(each, other, groups)),
    );
    const early = homes.reduce<Group | undefined>(
      (best, each) => (!best || keyOf(each, key) < keyOf(best, key) ? each : best),
      undefined,
    );
    const chosen = early && lowest && keyOf(early, key) < keyOf(lowest, key) ? early : (lowest ?? homes[0]);
    if (chosen) home.set(value, chosen);
  }
  // Values that were asked for by name, and that no code of the package reads; those that several parts read.
  const lone = units.filter((unit) => !home.has(unit));
  const ofValues = split({ theme: { kind: 'section', headings: ['Constants'] }, units: lone }, (unit) =>
    cutOf(unit, cuts),
  );
  return [
    ...groups.map((group) => ({
      theme: group.theme,
      units: units.filter((unit) => home.get(unit) === group),
    })),
    ...ofValues,
  ];
}

function keyOf(group: Group, key: (unit: Unit) => string): string {
  const [first] = group.units;
  return first ? key(first) : '';
}

function reaches(from: Group, to: Group, groups: readonly Group[]): boolean {
  const seen = new Set([from]);
  for (const group of seen) for (const next of groupNeeds(group, groups)) seen.add(next);
  return seen.has(to);
}

function merge(groups: readonly Group[]): Group {
  const largest = groups.reduce((best, group) => (group.units.length > best.units.length ? group : best));
  return { theme: largest.theme, units: groups.flatMap((group) => group.units) };
}

/** The notebooks that import a unit, once it has moved. */
function holdersOf({ members }: Unit): string {
  return [...new Set(members.map(({ host }) => host.owner.notebook.path))].sort().join('\n');
}

/**
 * Whether a notebook would load with a module what another one needs of it and what it never imports itself: that may
 * print, warn, change settings or not be installed there.
 */
function loadsForeign(group: Group, groups: readonly Group[], isQuiet: (module: string) => boolean): boolean {
  const loaders = groups.filter((other) => other === group || reaches(other, group, groups));
  const loading = new Set(
    loaders.flatMap(({ units }) => units.flatMap(({ members }) => members.map(({ host }) => host.owner))),
  );
  return group.units.some((unit) => {
    const own = new Set(unit.members.map(({ host }) => host.owner));
    const modules = unit.imports
      .flatMap(({ imports }) => imports.map((each) => each.module))
      .filter((module) => !isQuiet(module));
    return [...loading].some(
      (owner) => !own.has(owner) && modules.some((module) => !importedBy(owner).has(module)),
    );
  });
}

const importedBy = remembered(({ program }: AnalyzedNotebook['owner']): ReadonlySet<string> => {
  const names = program.statements.flatMap((each) => (each.kind === 'import' ? each.names : []));
  return new Set(names.map(({ module }) => module));
});

/** Whether a setting stands between the place where a module will be loaded and an import that it needs. */
export function loadsTooEarly(
  group: Group,
  groups: readonly Group[],
  notebooks: readonly AnalyzedNotebook[],
): boolean {
  const loaders = groups.filter((other) => other === group || reaches(other, group, groups));
  return notebooks.some(({ owner, settings }) => {
    const orders = loaders.flatMap(({ units }) =>
      units
        .filter(isCode)
        .flatMap((unit) =>
          unit.members.filter(({ host }) => host.owner === owner).map(({ host }) => host.order),
        ),
    );
    const load = Math.min(...orders);
    const ready = Math.max(...group.units.map((unit) => readyOrder(unit, owner)));
    return settings.some((setting) => load < setting && setting < ready);
  });
}

/** Place of the last import in a notebook that a unit itself needs; −1 when it needs none. */
function readyOrder(unit: Unit, owner: AnalyzedNotebook['owner']): number {
  const members = unit.members.filter(({ host }) => host.owner === owner);
  return Math.max(-1, ...members.flatMap((each) => each.needs.imports.map((need) => need.order)));
}

/** For each notebook, the number of settings before all that a unit needs is imported there. */
function epochs(unit: Unit, notebooks: readonly AnalyzedNotebook[]): readonly number[] {
  const closure = new Set([unit]);
  for (const each of closure) for (const need of each.needs) closure.add(need);
  return notebooks.map(({ owner, settings }) => {
    const ready = Math.max(...[...closure].map((each) => readyOrder(each, owner)));
    return settings.filter((setting) => setting < ready).length;
  });
}
