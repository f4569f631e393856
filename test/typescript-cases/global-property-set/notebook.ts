// %%
globalThis.factor = 3;

// %%
const scaled = (x) => factor * x;

// %%
scaled(2)
