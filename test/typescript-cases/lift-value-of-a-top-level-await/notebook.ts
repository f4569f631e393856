// %%
const words = await Promise.resolve(["b", "aaa", "cc"]);

// %%
function longest(): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best));
}

const shout = (mark: string) => longest().toUpperCase() + mark;

// %%
console.log(longest());
console.log(shout("!"), [1, 2].map((count) => shout("!".repeat(count))));
