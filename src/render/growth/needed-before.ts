import type { PlannedDefinition } from '../../plan/plan.ts';

/**
 * New definitions that one may read as it is made, and those that these may read, in order.
 * @param waiting New definitions that have no place yet.
 * @param wordsIn What may be names in a text of the language.
 */
export function neededBefore(
  { text }: PlannedDefinition,
  waiting: readonly PlannedDefinition[],
  wordsIn: (text: string) => readonly string[],
): readonly PlannedDefinition[] {
  const words = new Set(wordsIn(text));
  const needed = new Set<PlannedDefinition>();
  for (const each of waiting.toReversed()) {
    if (!each.names.some((name) => words.has(name))) continue;
    needed.add(each);
    for (const word of wordsIn(each.text)) words.add(word);
  }
  return waiting.filter((each) => needed.has(each));
}
