// %%
export default class Ring<T> {
  private items: T[] = [];
  constructor(readonly capacity: number) {}
  push(item: T): boolean {
    return this.items.length < this.capacity && this.items.push(item) > 0;
  }
}

// %%
console.log(refused([1, 2, 3]));
/** How many don't fit into a ring of two. */
export default function refused(items: number[]): number {
  const ring = new Ring<number>(2);
  return items.filter((item) => !ring.push(item)).length;
}

// %%
refused([1])
