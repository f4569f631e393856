// %%
const twice = 1;
const twice = 2;
const other = () => 3;

// %%
console.log(typeof other);
