// %%
let price = () => 1;

// %%
console.log(price());
price = () => 2;
console.log(price());
