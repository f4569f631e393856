// %%
function count(n: number): string {
  return n === 0 ? "old" : count(n - 1);
}
const keep = count;

// %%
function count(n: number): string {
  return "new";
}

// %%
console.log(keep(0), keep(2));
