// %%
function where() {
  console.trace("here");
}

// %%
where();
