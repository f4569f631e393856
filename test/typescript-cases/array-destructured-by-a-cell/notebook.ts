// %%
function split(text: string): [string, ...string[]] {
  return text.split(",") as [string, ...string[]];
}
const stats = (...values: number[]) => ({ min: Math.min(...values), max: Math.max(...values) });

// %%
const [head, ...tail] = split("a,b,c");
const { min, max } = stats(4, 2);
console.log(head, tail, min, max);
