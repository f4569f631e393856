// %%
const scale = 3, data = [1, 2].map((x) => x * Number(process.env.UNSET ?? 2));

// %%
const grow = (x: number) => x * scale;

// %%
console.log(grow(2), data);
