import type { Program } from '../program/program.ts';
import type { RelativePath } from '../text/change-set.ts';

/** A test file that is there already. */
export interface TestFile {
  readonly path: RelativePath;
  readonly text: string;
  readonly program: Program;
  /** What the file holds, where `text` is without some of it; left out: the same. */
  readonly original?: string;
}
