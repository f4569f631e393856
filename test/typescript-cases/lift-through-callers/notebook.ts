// %%
const rows = [..."ab"].filter((x) => x !== String(Date.now()));
console.log(rows.length);

// %%
const count = (extra = 0) => rows.length + extra;

// %%
function label(): string {
  return `${count()} of ${count(1)}`;
}
const shout = () => label().toUpperCase();

// %%
console.log(shout(), count(5));
