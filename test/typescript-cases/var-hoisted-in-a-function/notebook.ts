// %%
const found = [1].map((x) => x * 7);
console.log(found);

// %%
function last(values: number[]): number | undefined {
  if (found === undefined) {
    for (const value of values) {
      var found: number | undefined = value;
    }
  }
  return found;
}

// %%
last([1, 2])
