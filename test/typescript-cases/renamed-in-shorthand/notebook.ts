// %%
function conv(x) {
  return 2 * x;
}

// %%
const table = { conv };
const run = ({ conv: inner }) => inner(4);
console.log(Object.keys(table), run(table), run({ conv }));
