import type {
  Provenance,
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
      })),
    ),
  };
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
