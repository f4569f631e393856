import { components } from '../../analysis/index.ts';
import { isCode, type Unit } from '../unit.ts';
import { wordsOf } from './words.ts';

/** Units that will stand in one module, with what they have in common. */
export interface Group {
  readonly theme: Theme;
  readonly units: readonly Unit[];
}

/** Why units stand together. */
export type Theme =
  | { readonly kind: 'plotting' }
  | { readonly kind: 'section'; readonly headings: readonly string[] }
  | { readonly kind: 'rest' };

/** Sections with fewer definitions than this join a neighbour. */
const SMALLEST_SECTION = 3;

/**
 * Groups the functions and classes of each notebook as a person would: what draws stands apart, the rest goes by
 * the notebook's sections, small sections joining the one that they call or are called by, else the one before.
 * Values aren't grouped here: they follow their readers.
 */
export function groupUnits(units: readonly Unit[], isDrawing: (module: string) => boolean): readonly Group[] {
  const code = units.filter(isCode);
  const owners = [...new Set(code.map((unit) => unit.first.owner))];
  const inOrder = code.toSorted((a, b) => a.first.order - b.first.order);
  return owners.flatMap((owner) =>
    groupNotebook(
      inOrder.filter((unit) => unit.first.owner === owner),
      isDrawing,
    ),
  );
}

function groupNotebook(units: readonly Unit[], isDrawing: (module: string) => boolean): readonly Group[] {
  const plotting = units.filter((unit) => draws(unit, isDrawing));
  const rest = units.filter((unit) => !plotting.includes(unit));
  const drawn: Group[] = plotting.length > 0 ? [{ theme: { kind: 'plotting' }, units: plotting }] : [];
  return [...joinSmall(sections(rest)), ...drawn];
}

function draws(unit: Unit, isDrawing: (module: string) => boolean): boolean {
  const { definition } = unit.first;
  if (definition.kind !== 'function') return false;
  const [verb = '', ...about] = wordsOf(definition.name);
  if (/^(plot|draw)$/.test(verb) && about.length > 0) return true;
  return unit.imports.some(({ imports }) => imports.some(({ module }) => isDrawing(module)));
}

function sections(units: readonly Unit[]): Group[] {
  const groups = new Map<string, Unit[]>();
  const trails = new Map<string, readonly string[]>();
  for (const unit of units) {
    const headings = headingsOf(unit);
    const key = headings.join('\n');
    trails.set(key, headings);
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  return [...groups].map(([key, members]) => ({
    theme: { kind: 'section', headings: trails.get(key) ?? [] },
    units: members,
  }));
}

function headingsOf({ first }: Unit): readonly string[] {
  return first.owner.program.cells.find((cell) => cell.cell === first.definition.at.cell)?.headings ?? [];
}

/**
 * Joins the smallest section with its nearest neighbour until none is small, or one is left. A section that
 * would close a circle of modules with every neighbour stays alone.
 */
function joinSmall(groups: readonly Group[]): readonly Group[] {
  const list = [...groups];
  const alone = new Set<Group>();
  for (;;) {
    const left = list.filter((group) => !alone.has(group) && group.units.length < SMALLEST_SECTION);
    const [first] = left;
    if (!first || list.length === 1) break;
    const small = left.reduce((least, group) => (group.units.length < least.units.length ? group : least));
    const neighbour = nearestGroup(small, list);
    if (!neighbour) {
      alone.add(small);
      continue;
    }
    const [a, b] = list.indexOf(neighbour) < list.indexOf(small) ? [neighbour, small] : [small, neighbour];
    const joined: Group = { theme: commonTheme(a, b), units: [...a.units, ...b.units] };
    list.splice(list.indexOf(a), 1, joined);
    list.splice(list.indexOf(b), 1);
  }
  return list;
}

/**
 * The group with most calls to and fro, then the deepest common section, then the nearest one before; of those
 * that can be joined without a circle.
 */
function nearestGroup(small: Group, groups: readonly Group[]): Group | undefined {
  const position = groups.indexOf(small);
  const before = circles(groups);
  const others = groups.filter((group) => {
    if (group === small) return false;
    const joined = { theme: group.theme, units: [...group.units, ...small.units] };
    return circles([...groups.filter((each) => each !== group && each !== small), joined]) <= before;
  });
  const rank = (group: Group): readonly number[] => [
    links(small, group),
    commonHeadings(small, group).length,
    -Math.abs(groups.indexOf(group) - position),
    position - groups.indexOf(group),
  ];
  const [first, ...rest] = others;
  if (!first) return undefined;
  return rest.reduce((best, group) => (compareRanks(rank(group), rank(best)) > 0 ? group : best), first);
}

/** How many groups stand in a circle of groups that need each other. */
function circles(groups: readonly Group[]): number {
  return components(groups, (group) => groupNeeds(group, groups))
    .filter((component) => component.length > 1)
    .reduce((sum, component) => sum + component.length, 0);
}

/** The other groups that a group's units need. */
export function groupNeeds(group: Group, groups: readonly Group[]): readonly Group[] {
  const needed = new Set(group.units.flatMap((unit) => unit.needs));
  return groups.filter((other) => other !== group && other.units.some((unit) => needed.has(unit)));
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function links(a: Group, b: Group): number {
  const count = (from: Group, to: Group): number =>
    from.units.flatMap((unit) => unit.needs.filter((need) => to.units.includes(need))).length;
  return count(a, b) + count(b, a);
}

function commonHeadings(a: Group, b: Group): readonly string[] {
  if (a.theme.kind !== 'section' || b.theme.kind !== 'section') return [];
  const { headings } = b.theme;
  const differs = a.theme.headings.findIndex((heading, index) => heading !== headings[index]);
  return differs < 0 ? a.theme.headings : a.theme.headings.slice(0, differs);
}

/** A much larger group keeps its own section's name; otherwise the section above both says it. */
function commonTheme(a: Group, b: Group): Theme {
  const [large, small] = a.units.length >= b.units.length ? [a, b] : [b, a];
  if (large.units.length >= 2 * small.units.length) return large.theme;
  return { kind: 'section', headings: commonHeadings(a, b) };
}
