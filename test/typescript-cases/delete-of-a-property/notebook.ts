// %%
const options: { a?: number; b?: number } = { a: 1, b: 2 };
const has = (name: string) => name in options;

// %%
delete options.a;
[has("a"), has("b")]
