// %%
const plain = (x: number) => x;
console.log(plain(1));

// %%
Math.random = () => 0.25;

// %%
const random = Math.random;
const chance = () => random();

// %%
chance()
