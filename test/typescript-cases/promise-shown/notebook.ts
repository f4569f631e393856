// %%
const soon = async (x: number) => x + 1;

// %%
console.log(await soon(1));
Promise.all([soon(1), soon(2)])
