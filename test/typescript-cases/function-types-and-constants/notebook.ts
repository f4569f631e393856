// %%
type Reducer<A> = (sum: A, value: A) => A;
const add: Reducer<number> = (a, b) => a + b;
const total = (values: number[], by = add): number => values.reduce(by, 0);

// %%
const compose =
  <A, B, C>(f: (a: A) => B, g: (b: B) => C) =>
  (a: A) =>
    g(f(a));
const addAll = compose(total, (sum) => `= ${sum}`);

// %%
[total([1, 2]), addAll([3, 4])]
