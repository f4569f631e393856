// %%
const makers = [];
for (const n of [1, 2]) {
  function inLoop() {
    return n;
  }
  makers.push(inLoop);
}
const plain = (x) => x;

// %%
makers.map((make) => plain(make()))
