import type { LanguageId } from '../language/program.ts';
import { sourceHash } from '../plan/index.ts';
import type { ExtractionPlan, Origin, PackageName, PlannedDefinition } from '../plan/plan.ts';

/**
 * Where each definition of a package came from: `solidify.json`, in the repository's root and inside the package.
 * A later run reads it to tell an edit in the package from a change in a notebook, and to see that the same extraction
 * would change nothing.
 */
export interface Provenance {
  readonly version: 1;
  /** What wrote it: `solidify-nb 0.1.0`. */
  readonly generator: string;
  readonly language: LanguageId;
  readonly package: PackageName;
  readonly notebooks: readonly ProvenanceNotebook[];
  /** Files that definitions were copied from and that stay as they are. */
  readonly files: readonly ProvenanceFile[];
  /** In the order of the modules. */
  readonly definitions: readonly ProvenanceDefinition[];
}

/** A file beside a notebook of the extraction, from which definitions came along. */
export interface ProvenanceFile {
  /** As the path of a notebook. */
  readonly path: string;
  /** SHA-256, in hex, of the sources of its code cells. */
  readonly source: string;
}

/** One notebook of the extraction. */
export interface ProvenanceNotebook {
  /** From the root of the notebook's Git repository, else the file's name; never a path of this machine alone. */
  readonly path: string;
  /** SHA-256, in hex, of the sources of its code cells before the rewrite … */
  readonly before: string;
  /** … and after it. */
  readonly after: string;
  /** Options that decide what an extraction does. */
  readonly options: ExtractionOptions;
}

/** Options by their name on the command line, without dashes. */
export type ExtractionOptions = Readonly<Record<string, string | boolean | readonly string[]>>;

/** One definition of the package. */
export interface ProvenanceDefinition {
  readonly name: string;
  /** More than one only for a constant with several targets. */
  readonly names: readonly string[];
  readonly kind: PlannedDefinition['kind'];
  /** `churn_tools.prices`. */
  readonly module: string;
  readonly origins: readonly ProvenanceOrigin[];
  /** Hash of the syntax in the notebook. Layout and comments don't count. */
  readonly source: string;
  /** Hash of the syntax that was written into the module; formatting keeps it. */
  readonly written: string;
}

/** A cell of a notebook. */
export interface ProvenanceOrigin {
  /** `path` of its notebook. */
  readonly notebook: string;
  readonly cell: ProvenanceCell;
}

/** The nbformat id of a cell; where it has none, its index from 0 and the SHA-256, in hex, of its source. */
export type ProvenanceCell = { readonly id: string } | { readonly index: number; readonly source: string };

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
        source: sourceHash(plan, definition),
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

/** Reads `solidify.json`; null when the text is no provenance of a version that we know. */
export function readProvenance(text: string): Provenance | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isProvenance(value) ? value : null;
}

/** Looks at all that later runs read: the file may have been edited by hand, or by somebody who means harm. */
function isProvenance(value: unknown): value is Provenance {
  if (!isObject(value)) return false;
  const { version, package: name, notebooks, definitions } = value;
  return (
    version === 1 &&
    isObject(name) &&
    isText(name.name) &&
    isText(name.importName) &&
    /^\w+$/.test(name.importName) &&
    isListOf(notebooks, isNotebook) &&
    isListOf(definitions, isDefinition)
  );
}

function isNotebook(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.path) &&
    isText(value.before) &&
    isText(value.after) &&
    isObject(value.options)
  );
}

function isDefinition(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.name) &&
    isListOf(value.names, isText) &&
    isText(value.module) &&
    isText(value.source) &&
    isText(value.written) &&
    isListOf(value.origins, (origin) => isObject(origin) && isText(origin.notebook) && isObject(origin.cell))
  );
}

function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
