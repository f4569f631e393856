import { createTwoFilesPatch } from 'diff';

/** A text before and after. */
export interface Changed {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Unified diffs, one for each changed text. */
export function diffText(changes: readonly Changed[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => createTwoFilesPatch(name, name, before, after, '', '', { context: 3 }))
    .join('\n');
}
