// %%
function byLength(a: string, b: string): number {
  return a.length - b.length;
}
const isLong = (text: string) => text.length > 2;

// %%
const words = ["ccc", "a", "bb", "dddd"];
[words.filter(isLong), [...words].sort(byLength)]
