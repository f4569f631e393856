import type { Obstacle } from '../../analysis/obstacle.ts';
import type { Analysis, DefinitionId } from '../../analysis/prototype.ts';
import type { Program } from '../../program/program.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { ExtractionPlan, NotebookRewrite } from '../../plan/plan.ts';
import type { Recording } from '../../plan/recording.ts';
import type { LoadedPrototype } from '../prototype.ts';
import type { Environment } from '../../language/environment.ts';
import type { ReadingLanguage } from '../../language/language.ts';
import type { LanguageTools } from '../languages.ts';
import type { Growing } from './growing.ts';
import type { ExtractOptions } from './options.ts';
import type { RenderedGrowth, RenderedRepository } from '../../render/rendered.ts';

/** One notebook with its rewritten text. */
export interface PreparedNotebook {
  readonly rewrite: NotebookRewrite;
  readonly before: Notebook;
  /** The facts about it. */
  readonly program: Program;
  readonly after: Notebook;
  readonly original: string;
  readonly text: string;
  /** Absolute path to write to. */
  readonly target: string;
  /** Text of the file that is at `target` now; null where there is none. */
  readonly there: string | null;
  /** Absolute path it was read from. */
  readonly source: string;
}

/** All of an extraction that can be known before anything is written. */
export interface PreparedExtraction {
  readonly options: ExtractOptions;
  /** Absolute. */
  readonly folder: string;
  /** The package that is there already; null: it is made. */
  readonly growing: Growing | null;
  readonly plan: ExtractionPlan;
  readonly environment: Environment;
  readonly language: ReadingLanguage;
  readonly tools: LanguageTools;
  readonly notebooks: readonly PreparedNotebook[];
  /** Null when the package holds all of it already. */
  readonly rendered: RenderedRepository | RenderedGrowth | null;
  /** What the plan was made from. */
  readonly analysis: Analysis;
  /** The same extraction with some definitions held back by a further obstacle, and with them what needs them. */
  without(obstacles: ReadonlyMap<DefinitionId, Obstacle>): Promise<PreparedExtraction>;
  /** The same with the tests that a recording gives. */
  withRecording(recording: Recording): Promise<PreparedExtraction>;
  /** What the runs of the notebooks showed, less what isn't green; null: nothing was run. */
  readonly recording: Recording | null;
  /** Inputs that could not be read or aren't supported. */
  readonly unread: LoadedPrototype['files'];
}

/** An extraction before its repository is rendered. */
export type Planned = Omit<PreparedExtraction, 'rendered' | 'without' | 'withRecording' | 'recording'>;
