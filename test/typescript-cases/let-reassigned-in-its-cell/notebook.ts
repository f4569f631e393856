// %%
let factor = 2;
const scaled = (x: number) => factor * x;
factor += 1;

// %%
scaled(10)
