// %%
const rate = 0.1;

// %%
const gross = (net: number) => net * (1 + rate);
console.log(gross(100).toFixed(1));

// %%
const rate = 0.5;
console.log(gross(100).toFixed(1));
