import { SolidifyError } from '../text/error.ts';
import type { Analysis, AnalyzedDefinition, DefinitionId } from '../analysis/prototype.ts';
import { nearest } from '../text/nearest.ts';
import type { Placement } from './edited/placement.ts';
import type { Decisions } from './growth/decide.ts';

/** Which definitions the user wants moved. */
export interface Selection {
  /** everything: all that may move; solidified: what has settled; named: those that `select` names. */
  readonly scope: 'everything' | 'solidified';
  /** Globs over names, or `name@cell`; when there are any, only these are taken, settled or not. */
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  /** Definitions that have another name by now; `select` and `exclude` may say either. */
  readonly renames?: readonly RenameRequest[];
  /** Of names that several notebooks define differently, whose definition moves. */
  readonly variants?: readonly VariantRequest[];
}

/** The notebook, by its path or the end of it, whose definition of a name is to move. */
export interface VariantRequest {
  readonly name: string;
  readonly notebook: string;
}

/** Another name for a definition, in the package and in the notebooks. */
export interface RenameRequest {
  readonly name: string;
  readonly renamed: string;
}

/** What moves, and what stays though nothing but the user's choice keeps it. */
export interface Selected {
  readonly moving: readonly AnalyzedDefinition[];
  /** What comes along as a copy, from files that notebooks run and that were not given. */
  readonly copied: readonly AnalyzedDefinition[];
  readonly staying: readonly AnalyzedDefinition[];
  /** Those of `staying` that could move but need something that was excluded, with what. */
  readonly needExcluded: ReadonlyMap<DefinitionId, string>;
}

/**
 * Chooses what moves and adds what that needs.
 * `decisions` are about what the package holds already: that has settled, whatever a notebook's copy of it says.
 * @throws SolidifyError (usage) for a name in the selection that no definition has.
 */
export function selectDefinitions(
  analysis: Analysis,
  selection: Selection,
  decisions: Decisions = new Map(),
): Selected {
  const { definitions, beside } = analysis;
  checkNames(definitions, selection);
  const byId = new Map([...definitions, ...beside].map((each) => [each.id, each]));
  const isExcluded = (each: AnalyzedDefinition): boolean =>
    selection.exclude.some((glob) => matches(each, glob, selection));
  const needExcluded = new Map<DefinitionId, string>();
  const moving = new Set<AnalyzedDefinition>();
  for (const each of definitions) {
    const isHeld = isWantedAsHeld(each, selection, decisions);
    if (!(isHeld || isWanted(each, selection, definitions)) || isExcluded(each)) continue;
    const closure = closureOf(each, byId);
    const missing = closure.find(isExcluded);
    if (missing) needExcluded.set(each.id, missing.definition.name);
    else for (const needed of closure) moving.add(needed);
  }
  return {
    moving: definitions.filter((each) => moving.has(each)),
    copied: beside.filter((each) => moving.has(each)),
    staying: definitions.filter((each) => !moving.has(each)),
    needExcluded,
  };
}

/** What has settled in one notebook goes from all that hold it: it moves once, and nobody keeps an old copy. */
function isWanted(
  each: AnalyzedDefinition,
  selection: Selection,
  all: readonly AnalyzedDefinition[],
): boolean {
  const { scope, select } = selection;
  if (each.verdict.kind === 'blocked') return false;
  // A constant or type moves with what needs it, or where it is named itself.
  const isCompanion = each.definition.kind === 'constant' || each.definition.kind === 'type';
  if (select.length > 0) {
    return select.some((glob) => matches(each, glob, selection) && (!isCompanion || !/[*?]/.test(glob)));
  }
  if (isCompanion) return false;
  return (
    scope === 'everything' ||
    all.some((other) => other.verdict.kind === 'solidified' && (other === each || isSame(each, other)))
  );
}

/** Chooses just what a person has listed, what that needs, and copies of what the package holds. */
export function selectListed(
  { definitions, beside }: Analysis,
  { homes }: Placement,
  decisions: Decisions = new Map(),
): Selected {
  const byId = new Map([...definitions, ...beside].map((each) => [each.id, each]));
  const moving = new Set(
    definitions
      .filter(
        ({ id, verdict }) =>
          verdict.kind !== 'blocked' && (homes.has(id) || decisions.get(id)?.kind === 'import'),
      )
      .flatMap((each) => closureOf(each, byId)),
  );
  return {
    moving: definitions.filter((each) => moving.has(each)),
    copied: beside.filter((each) => moving.has(each)),
    staying: definitions.filter((each) => !moving.has(each)),
    needExcluded: new Map(),
  };
}

/**
 * A function or class that the package holds is wanted as long as nobody asks for others by name. A value only where it
 * was changed: the same number may stand for something else.
 */
function isWantedAsHeld(
  { id, verdict, definition }: AnalyzedDefinition,
  { select }: Selection,
  decisions: Decisions,
): boolean {
  const decision = decisions.get(id);
  if (decision === undefined || verdict.kind === 'blocked' || select.length > 0) return false;
  const isCompanion = definition.kind === 'constant' || definition.kind === 'type';
  return !isCompanion || decision.kind === 'replace' || decision.kind === 'ask';
}

function isSame(a: AnalyzedDefinition, b: AnalyzedDefinition): boolean {
  return a.closureHash === b.closureHash && a.definition.name === b.definition.name;
}

function closureOf(
  start: AnalyzedDefinition,
  byId: ReadonlyMap<DefinitionId, AnalyzedDefinition>,
): readonly AnalyzedDefinition[] {
  const closure = new Set([start]);
  for (const each of closure) {
    for (const id of each.needs.definitions) {
      const needed = byId.get(id);
      if (needed) closure.add(needed);
    }
  }
  return [...closure];
}

function matches({ definition }: AnalyzedDefinition, glob: string, { renames = [] }: Selection): boolean {
  const [name = '', cell] = glob.split('@');
  if (cell !== undefined && cell !== String(definition.at.cell)) return false;
  const escaped = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const pattern = new RegExp(`^${escaped}$`, 'u');
  const former = renames.filter(({ renamed }) => definition.names.includes(renamed));
  return [...definition.names, ...former.map((each) => each.name)].some((each) => pattern.test(each));
}

function checkNames(definitions: readonly AnalyzedDefinition[], selection: Selection): void {
  for (const glob of [...selection.select, ...selection.exclude]) {
    if (definitions.some((each) => matches(each, glob, selection))) continue;
    const names = definitions.flatMap((each) => each.definition.names);
    const near = nearest(glob.split('@')[0] ?? glob, names);
    throw new SolidifyError('usage', 'unknown-name', `no definition is called ${JSON.stringify(glob)}`, {
      hint: near === null ? 'Run `solidify scan` to see the names.' : `Did you mean ${JSON.stringify(near)}?`,
    });
  }
}
