// %%
const half = (x: number) => x / 2;

// %%
const wrong: number = "text";
const other = () => 3;

// %%
half(2)
