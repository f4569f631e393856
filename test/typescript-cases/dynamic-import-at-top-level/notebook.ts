// %%
const path = await import("node:path");

// %%
const separator = () => path.sep;

// %%
separator()
