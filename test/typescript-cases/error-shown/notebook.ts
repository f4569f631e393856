// %%
function fail() {
  return new Error("kept").message;
}

// %%
fail()
