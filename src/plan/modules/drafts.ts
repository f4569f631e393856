import { components } from '../../analysis/index.ts';
import type { AnalyzedNotebook } from '../../analysis/prototype.ts';
import { isCode, type Unit } from '../unit.ts';
import { groupNeeds, groupUnits, type Group } from './grouping.ts';

/**
 * Divides units over modules: groups, then the values that follow their readers, without cycles between
 * modules, and so that no module has to import, as it loads, what its notebook imports only after a setting.
 * In dependency order.
 */
export function draftModules(
  units: readonly Unit[],
  notebooks: readonly AnalyzedNotebook[],
): readonly Group[] {
  const whole = arrange(units, () => '');
  if (!whole.some((group) => loadsTooEarly(group, whole, notebooks))) return whole;
  return arrange(units, (unit) => epochs(unit, notebooks).join(' '));
}

/** Groups split by `key` and by `__future__` features, which hold for a whole module. */
function arrange(units: readonly Unit[], key: (unit: Unit) => string): readonly Group[] {
  const groups = groupUnits(units).flatMap((group) =>
    split(group, (unit) => `${unit.first.futures.join()} ${key(unit)}`),
  );
  const placed = placeValues(units, groups, key);
  return components(placed, (group) => groupNeeds(group, placed)).map(merge);
}

function split(group: Group, key: (unit: Unit) => string): readonly Group[] {
  const parts = new Map<string, Unit[]>();
  for (const unit of group.units) parts.set(key(unit), [...(parts.get(key(unit)) ?? []), unit]);
  return [...parts.values()].map((part) => ({ theme: group.theme, units: part }));
}

/** Puts each value into the module of a reader: one that no other reader's module comes before. */
function placeValues(
  units: readonly Unit[],
  groups: readonly Group[],
  key: (unit: Unit) => string,
): readonly Group[] {
  const home = new Map<Unit, Group>();
  for (const group of groups) for (const unit of group.units) home.set(unit, group);
  const readers = (unit: Unit): readonly Unit[] => units.filter((each) => each.needs.includes(unit));
  // Values that other values need come after these, so that they can follow them.
  const values = components(
    units.filter((unit) => !isCode(unit)),
    (unit) => readers(unit).filter((each) => !isCode(each)),
  ).flat();
  for (const value of values) {
    const homes = [...new Set(readers(value).flatMap((reader) => home.get(reader) ?? []))];
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
  // Values that were asked for by name, and that no code of the package reads.
  const lone = units.filter((unit) => !home.has(unit));
  const ofValues = split(
    { theme: { kind: 'section', headings: ['Constants'] }, units: lone },
    (unit) => `${unit.first.futures.join()} ${key(unit)}`,
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
