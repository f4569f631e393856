// %%
function then(resolve) {
  return "then!";
}
const plain = (x) => x + 1;

// %%
[then(), plain(1)]
