// %%
"seven";
const half = (x: number) => x / 2;

// %%
half(4)
