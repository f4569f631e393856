import type { PackageName, Requirement } from '../../plan/plan.ts';
import type { FiredRule } from '../rendered.ts';

/** All that the templates of a repository need to know: plain data, nothing of it escaped yet. */
export interface ScaffoldFacts {
  readonly package: PackageName;
  /** What the package is for. Any text: it is put on one line where it has to be. */
  readonly description: string;
  readonly keywords: readonly string[];
  readonly author: Author;
  /** SPDX identifier, or `LicenseRef-Proprietary`. */
  readonly license: string;
  /** Day of the first release, `2026-11-22`; its year stands in the licence. */
  readonly date: string;
  readonly versions: RuntimeVersions;
  /** Those from an unverified source stand in the configuration as comments. */
  readonly requirements: readonly Requirement[];
  /** What only tests of recorded calls import. */
  readonly testRequirements: readonly Requirement[];
  /** In dependency order. */
  readonly modules: readonly ScaffoldModule[];
  readonly host: Host;
  /** Where a pipeline publishes releases; null: nowhere. */
  readonly publish: Registry | null;
  /** The remote as Git takes it; null when there is none yet. */
  readonly repositoryUrl: string | null;
  readonly ratchet: Ratchet;
  readonly tests: ScaffoldTests;
}

/** How many tests there are of each kind: a README tells only of those that it has. */
export interface ScaffoldTests {
  /** Copies of tests in the notebooks. */
  readonly copied: number;
  /** Calls that were recorded as the notebooks ran. */
  readonly recorded: number;
  /** Skipped: definitions of which nothing showed a call. */
  readonly stubs: number;
}

/** Who the repository belongs to, as Git knows them. */
export interface Author {
  readonly name: string | null;
  readonly email: string | null;
}

/** Versions of what runs the package, as its language names them: Python `3.11`, Node `22`. */
export interface RuntimeVersions {
  /** Oldest one that the package installs on. */
  readonly minimum: string;
  /** Those that its pipeline tests, ascending. */
  readonly tested: readonly string[];
}

/** Where releases of packages are published. */
export type Registry = 'pypi' | 'npm';

/** Which service runs the pipeline. */
export type Host = 'github' | 'gitlab' | 'none';

/** One module of the package, for people to read about. */
export interface ScaffoldModule {
  /** `churn_tools.prices`. */
  readonly importName: string;
  readonly summary: string;
  readonly definitions: readonly ScaffoldDefinition[];
}

/** One definition of a module and where it came from. */
export interface ScaffoldDefinition {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'constant' | 'type';
  /** First line of its docstring. */
  readonly summary: string | null;
  readonly origins: readonly ScaffoldOrigin[];
}

/** A cell; its index counts from 0. */
export interface ScaffoldOrigin {
  readonly notebook: string;
  readonly cell: number;
}

/**
 * What the checkers say of moved code: the configuration lets it pass, file by file, so that the pipeline is
 * green on the first push and red on a new finding.
 */
export interface Ratchet {
  /** Files, by path from the root, with the rules of the linter that fire in them. */
  readonly lint: readonly {
    readonly path: string;
    readonly fired: readonly FiredRule[];
  }[];
  /** Paths of files that the formatter has to leave alone. */
  readonly unformatted: readonly string[];
  /** Modules that the type checker would have something to say of. */
  readonly types: readonly TypeLeniency[];
}

/** What the type checker lets pass in one module. */
export type TypeLeniency =
  /** Codes of errors that a strict run found. */
  | { readonly kind: 'found'; readonly importName: string; readonly fired: readonly FiredRule[] }
  /** Functions without hints: they aren't looked into, and all else is checked. */
  | { readonly kind: 'unhinted'; readonly importName: string; readonly fired: readonly FiredRule[] }
  /** The checker hasn't run, and may say anything. */
  | { readonly kind: 'unknown'; readonly importName: string };

/** The files of templates/ by path from there: `python/base/pyproject.toml.hbs`. */
export type Templates = ReadonlyMap<string, string>;
