// %%
const PATH = "data.csv";
const half = (x: number) => x / 2;

// %%
[PATH.length, half(4)]
