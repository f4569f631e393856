// %%
function first(a: number): number {
  arguments[0] = 9;
  return a;
}
const fine = (...all: number[]) => all.length;

// %%
[first(1), fine(1, 2)]
