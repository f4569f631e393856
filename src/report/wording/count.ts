/** `1 cell`, `2 cells`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Ascending indices as ranges, `2–4, 7`; of many ranges the first few, and how many more indices there are. */
export function rangesText(indices: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const index of indices) {
    const range = ranges.at(-1);
    if (range?.last === index - 1) range.last = index;
    else ranges.push({ first: index, last: index });
  }
  const told = ranges.slice(0, MOST_RANGES);
  const more = ranges.slice(told.length).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const texts = told.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  return `${texts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST_RANGES = 6;
