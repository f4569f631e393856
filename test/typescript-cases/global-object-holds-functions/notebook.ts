// %%
function plus(a, b) {
  return a + b;
}

// %%
globalThis["pl" + "us"](1, 2)
