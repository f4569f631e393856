// %%
function wrong(x: number): string {
  return x * 2;
}
const plus = (a: number, b: number): number => a + b;

// %%
[wrong(2), plus(1, 2)]
