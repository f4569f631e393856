// %%
const low = 1, high = 9, between = (x: number) => low < x && x < high;

// %%
[between(5), between(9), low]
