import type {
  Provenance,
  ProvenanceDefinition,
  ProvenanceFile,
  ProvenanceNotebook,
  ProvenanceOrigin,
} from '../plan/held/provenance.ts';
import type { ExtractionPlan, Origin } from '../plan/plan.ts';

/** What the plan does not know of a notebook. */
export interface NotebookRecord extends ProvenanceNotebook, OriginRecord {}

/** What the plan does not know of a file that definitions were copied from. */
export interface FileRecord extends ProvenanceFile, OriginRecord {}

/** Cells that definitions come from. */
interface OriginRecord {
  readonly path: string;
  /** Its path as the plan has it. */
  readonly notebook: string;
  /** SHA-256, in hex, of the source of each cell before the rewrite, by index. */
  readonly cells: readonly string[];
}

/** All that a repository's definitions come from. */
export interface OriginRecords {
  readonly notebooks: readonly NotebookRecord[];
  readonly files: readonly FileRecord[];
}

/**
 * The provenance of a plan's definitions.
 * @throws RangeError when a notebook or cell of the plan has no record.
 */
export function provenanceOf(plan: ExtractionPlan, records: OriginRecords, generator: string): Provenance {
  return {
    version: 1,
    generator,
    language: plan.language,
    package: plan.package,
    notebooks: records.notebooks.map(({ path, before, after, options }) => ({
      path,
      before,
      after,
      options,
    })),
    files: records.files.map(({ path, source }) => ({ path, source })),
    definitions: plan.modules.flatMap((module) =>
      module.definitions.map((definition) => ({
        name: definition.name,
        names: definition.names,
        kind: definition.kind,
        module: module.importName,
        origins: definition.origins.map((origin) => provenanceOrigin(origin, records)),
        source: definition.sourceHash,
        written: definition.syntaxHash,
        ...(definition.unhintedHash === undefined ? {} : { unhinted: definition.unhintedHash }),
      })),
    ),
  };
}

/**
 * The provenance of a package that a plan adds to: what came before stays, but for what the plan replaces; definitions that
 * the package and a notebook have alike come from there too.
 */
export function grownProvenance(
  held: Provenance,
  plan: ExtractionPlan,
  records: OriginRecords,
  generator: string,
): Provenance {
  const fresh = provenanceOf(plan, records, generator);
  const taken = (plan.growth?.taken ?? []).map((each): ProvenanceDefinition => {
    const { name, names, kind, module, drift, syntaxHash } = each;
    const known = recordFor(each, held.definitions);
    const isHinted = known?.unhinted !== undefined;
    const isSame = drift === 'same' && known?.written !== syntaxHash && !isHinted;
    return {
      name,
      names,
      kind,
      module,
      origins: each.origins.map((origin) => provenanceOrigin(origin, records)),
      source: isSame || !known ? syntaxHash : known.source,
      written: isSame || !known ? syntaxHash : known.written,
      ...(isSame || known?.unhinted === undefined ? {} : { unhinted: known.unhinted }),
    };
  });
  const { version, generator: by, language, package: name, ...rest } = fresh;
  return {
    version,
    generator: by,
    language,
    package: name,
    ...(held.repository === undefined ? {} : { repository: held.repository }),
    ...rest,
    notebooks: joinedBy(held.notebooks, fresh.notebooks, ({ path }) => path),
    files: joinedBy(held.files, fresh.files, ({ path }) => path),
    definitions: [...fresh.definitions, ...taken].reduce(withDefinition, held.definitions),
  };
}

/** The record of a definition: that of its module, else the only one of its name. */
function recordFor(
  { names, module }: Pick<ProvenanceDefinition, 'names' | 'module'>,
  records: readonly ProvenanceDefinition[],
): ProvenanceDefinition | undefined {
  const named = records.filter((each) => each.names.join(' ') === names.join(' '));
  return named.find((each) => each.module === module) ?? (named.length === 1 ? named[0] : undefined);
}

/** In the place of its record, else behind the last of its module. */
function withDefinition(
  records: readonly ProvenanceDefinition[],
  definition: ProvenanceDefinition,
): readonly ProvenanceDefinition[] {
  const known = recordFor(definition, records);
  const origins = joinedBy(known?.origins ?? [], definition.origins, ({ notebook }) => notebook);
  const joined = { ...definition, origins };
  if (known) return records.map((each) => (each === known ? joined : each));
  const last = records.findLastIndex(({ module }) => module === definition.module);
  return last < 0 ? [...records, joined] : records.toSpliced(last + 1, 0, joined);
}

/** Entries with others in the place of those of the same key, or behind all. */
function joinedBy<Entry>(
  before: readonly Entry[],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const fresh = new Map(after.map((each) => [keyOf(each), each]));
  const kept = before.map((each) => {
    const other = fresh.get(keyOf(each));
    fresh.delete(keyOf(each));
    return other ?? each;
  });
  return [...kept, ...fresh.values()];
}

function provenanceOrigin(origin: Origin, records: OriginRecords): ProvenanceOrigin {
  const record = recordOf(origin.notebook, records);
  if (origin.cellId !== null) return { notebook: record.path, cell: { id: origin.cellId } };
  const source = record.cells[origin.cell];
  if (source === undefined) throw new RangeError(`no record of cell ${origin.cell} of ${origin.notebook}`);
  return { notebook: record.path, cell: { index: origin.cell, source } };
}

/**
 * The record of a notebook or file that the plan names.
 * @throws RangeError when there is none.
 */
export function recordOf(notebook: string, { notebooks, files }: OriginRecords): OriginRecord {
  const record = [...notebooks, ...files].find((one) => one.notebook === notebook);
  if (record === undefined) throw new RangeError(`no record of ${notebook}`);
  return record;
}
