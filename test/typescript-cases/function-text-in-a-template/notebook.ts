// %%
const area = (r: number) => 3*r;

// %%
console.log(`${area}`);
