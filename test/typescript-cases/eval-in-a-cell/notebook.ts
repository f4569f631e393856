// %%
const RATE = 3;
const twice = (x: number) => 2 * x * RATE;

// %%
eval("twice(4)")
