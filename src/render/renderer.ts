import type { Notebook } from '../notebook/notebook.ts';
import type { ExternalImport } from '../plan/index.ts';
import type { HeldPackage } from '../plan/held/package.ts';
import type { Provenance } from '../plan/held/provenance.ts';
import type { ExtractionPlan, Requirement } from '../plan/plan.ts';
import type { Recording } from '../plan/recording.ts';
import type { SourceReader } from '../program/language.ts';
import type { OriginRecords } from './provenance.ts';
import type { RenderedGrowth, RenderedRepository } from './rendered.ts';
import type { ScaffoldFacts, Templates } from './scaffold/facts.ts';

/** What makes the files of a language's packages. Pure: it reads what it is given. */
export interface Renderer {
  readonly habits: RepositoryHabits;
  /**
   * Everything of a new package repository: modules, tests, scaffold and provenance.
   * @throws SolidifyError (usage) for a licence whose text is not known.
   * @throws RangeError when a notebook of the plan has no record.
   */
  renderRepository(
    plan: ExtractionPlan,
    facts: RepositoryFacts,
    templates: Templates,
  ): Promise<RenderedRepository>;
  /** All files of a repository that change when a plan is added to it. What a person wrote in them stays. */
  renderGrowth(
    plan: ExtractionPlan,
    repository: GrowingRepository,
    facts: GrowthFacts,
  ): Promise<RenderedGrowth>;
  /** Import names of modules whose type hints the repository checks in full: nothing joins them that has none. */
  strictModules(repository: Pick<GrowingRepository, 'held' | 'kind' | 'files'>): ReadonlySet<string>;
}

/** What is said of the repositories that a renderer makes. */
export interface RepositoryHabits {
  /** What formats code, as people call it: `ruff`. */
  readonly formatter: string;
  /** What is added to moved lines so that they are a module, in words; null: nothing. */
  readonly added: string | null;
  /** The folder of the tests, as the beginning of their paths: `tests/`. */
  readonly testFolder: string;
  /** Where the tests of a module stand, by its import name. */
  testPath(module: string): string;
}

/** What a repository says beside what its plan says. */
export interface RepositoryFacts extends OriginRecords {
  /** For the templates; what comes from the plan is left out. */
  readonly scaffold: Omit<
    ScaffoldFacts,
    'package' | 'requirements' | 'testRequirements' | 'modules' | 'ratchet' | 'tests'
  >;
  /** What writes it: `solidify-nb 0.1.0`. */
  readonly generator: string;
  /** Finds the distributions of what tests import. */
  readonly requirementsFor: (imports: readonly ExternalImport[]) => readonly Requirement[];
  /** What a run of the notebooks showed of the functions; null: there was none. */
  readonly recording: Recording | null;
  /** What runs each notebook; left out: nobody knows. */
  readonly kernels?: readonly Pick<Notebook, 'kernel' | 'language'>[];
}

/** What growth says beside what its plan says. */
export interface GrowthFacts extends Omit<RepositoryFacts, 'scaffold'> {
  /** Day of the release, `2026-11-22`. */
  readonly date: string;
}

/** A package that is there already. */
export interface GrowingRepository {
  readonly held: HeldPackage;
  readonly provenance: Provenance;
  /** made: Solidify made it; own: somebody made it by other means, so that no more is added to it than code can't do without. */
  readonly kind: 'made' | 'own';
  /** Its files, from the repository's root. */
  readonly files: SourceReader;
}
