// %%
1 + 1

// %%
function here() {
  return import.meta.url;
}
