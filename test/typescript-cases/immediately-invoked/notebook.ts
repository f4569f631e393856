// %%
const nextId = (() => {
  let last = 0;
  return () => ++last;
})();

// %%
[nextId(), nextId()]
