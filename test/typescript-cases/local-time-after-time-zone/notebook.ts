// %%
const plain = (x: number) => x;
console.log(plain(1));

// %%
process.env.TZ = "Asia/Tokyo";

// %%
const DAY = new Date(2024, 0, 1);
const hourOf = () => DAY.toISOString();

// %%
hourOf()
