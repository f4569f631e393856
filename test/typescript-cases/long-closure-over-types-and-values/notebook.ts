// %%
interface A {
  n: number;
}
// %%
interface B extends A {
  then?: B;
}
// %%
const base: A = { n: 1 };
// %%
const step = ({ n }: A, by = base): A => ({ n: n + by.n });
// %%
function twice(start: A): A {
  return step(step(start));
}
// %%
const run = (b: B): number => twice(b).n + (b.then ? run(b.then) : 0);
// %%
run({ n: 1, then: { n: 2 } })
