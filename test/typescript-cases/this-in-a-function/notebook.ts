// %%
function who(): string {
  return this === undefined ? "nobody" : "somebody";
}

// %%
who()
