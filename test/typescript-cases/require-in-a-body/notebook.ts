// %%
function separator(): string {
  return require("path").sep;
}

// %%
separator()
