// %%
const started = Date.now();
const seed = Math.random();

// %%
const wait = () => Date.now() - started >= 0 && seed < 1;
const later = (at: number) => new Date(at + 1000).toISOString();

// %%
console.log(wait(), later(0));
