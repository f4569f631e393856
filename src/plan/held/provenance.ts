import type { DefinitionKind, LanguageId } from '../../program/program.ts';
import { isObject } from '../json-object.ts';
import type { PackageName } from '../plan.ts';

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
  /** own: somebody made the repository by other means, and Solidify only adds modules and tests. Left out: Solidify made it. */
  readonly repository?: 'own';
  readonly notebooks: readonly ProvenanceNotebook[];
  /** Files that definitions were copied from and that stay as they are. */
  readonly files: readonly ProvenanceFile[];
  /** In the order of the modules. */
  readonly definitions: readonly ProvenanceDefinition[];
  /** Tests that were made; left out by older versions. */
  readonly tests?: readonly ProvenanceTest[];
}

/** A test function that was made for definitions. */
export interface ProvenanceTest {
  /** From the repository's root: `tests/test_prices.py`. */
  readonly path: string;
  readonly name: string;
  /** What it tests: `churn_tools.prices.clean`. */
  readonly of: readonly string[];
  /** Hash of its syntax, from which an edit by hand is told. */
  readonly written: string;
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
  readonly kind: DefinitionKind;
  /** `churn_tools.prices`. */
  readonly module: string;
  readonly origins: readonly ProvenanceOrigin[];
  /** Hash of the syntax in the notebook. Layout and comments don't count. */
  readonly source: string;
  /** Hash of the syntax that was written into the module; formatting keeps it. */
  readonly written: string;
  /** Hash of the syntax that was written, less the type hints that recording added; left out where it added none. */
  readonly unhinted?: string;
}

/** A cell of a notebook. */
export interface ProvenanceOrigin {
  /** `path` of its notebook. */
  readonly notebook: string;
  readonly cell: ProvenanceCell;
}

/** The nbformat id of a cell; where it has none, its index from 0 and the SHA-256, in hex, of its source. */
export type ProvenanceCell = { readonly id: string } | { readonly index: number; readonly source: string };

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

/** A name that stands in paths: a scope may stand before it, and nothing leads upwards. */
const IMPORT_NAME = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*$/;

/** Looks at all that later runs read: the file may have been edited by hand, or by somebody who means harm. */
function isProvenance(value: unknown): value is Provenance {
  if (!isObject(value)) return false;
  const { version, package: name, notebooks, definitions, tests = [] } = value;
  return (
    version === 1 &&
    isObject(name) &&
    isText(name.name) &&
    isText(name.importName) &&
    IMPORT_NAME.test(name.importName) &&
    isListOf(notebooks, isNotebook) &&
    isListOf(definitions, isDefinition) &&
    isListOf(tests, isTest)
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

function isTest(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.path) &&
    isText(value.name) &&
    isListOf(value.of, isText) &&
    isText(value.written)
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

function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
