// %%
const [low, high, ...rest] = [1, 9, 4];
const { width } = { width: 2 };
const { length: count } = (process.env.SOLIDIFY_UNSET ?? "ab").split("");

// %%
const within = (x: number) => low < x && x < high + rest.length * width;
const span = () => count;

// %%
[within(10), span()]
