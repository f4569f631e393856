// %%
const load = await Promise.resolve(["b", "aaa", "cc"]);

// %%
function longest(): string {
  return load.reduce((best, word) => (word.length > best.length ? word : best));
}

const upper = (text: string) => text.toUpperCase();

// %%
upper(longest())
