import type { Requirement } from '../../../../program/requirement.ts';
import type { ScaffoldFacts } from '../../../../render/scaffold/facts.ts';
import type { TypeSettings } from '../type-check/settings.ts';

/** All that the templates of an npm package need to know: plain data, nothing of it escaped yet. */
export interface NpmScaffoldFacts extends Pick<
  ScaffoldFacts,
  | 'package'
  | 'description'
  | 'keywords'
  | 'author'
  | 'license'
  | 'date'
  | 'host'
  | 'repositoryUrl'
  | 'modules'
  | 'tests'
> {
  /** A pipeline publishes releases. */
  readonly publish: boolean;
  readonly requirements: readonly Requirement[];
  /** What only tests import. */
  readonly testRequirements: readonly Requirement[];
  /** Path of each module from the root, by its import name. */
  readonly paths: ReadonlyMap<string, string>;
  /** Specifiers that only Deno resolves, as they are written in modules. */
  readonly denoModules: readonly string[];
  /** Bare names that Deno maps to what only it finds. */
  readonly denoImports: ReadonlyMap<string, string>;
  /** Importing the package does nothing but define. */
  readonly isQuiet: boolean;
  readonly types: TypeSettings;
}
