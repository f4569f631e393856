// %%
const name = () => "first";
const half = (x) => x / 2;

// %%
function name() {
  return "second";
}
function other() {
  return "other";
}

// %%
console.log(name(), typeof other, half(2));
