// %%
export default 4;
const half = (x) => x / 2;

// %%
half(3)
