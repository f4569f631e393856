// %%
function* countTo(n: number): Generator<number> {
  for (let i = 1; i <= n; i++) yield i;
}

const window2 = function* <T>(items: Iterable<T>): Generator<[T, T]> {
  let before: T | undefined;
  for (const item of items) {
    if (before !== undefined) yield [before, item];
    before = item;
  }
};

// %%
[...window2(countTo(4))]
