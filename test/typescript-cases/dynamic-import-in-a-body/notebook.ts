// %%
async function separator(): Promise<string> {
  const { sep } = await import("node:path");
  return sep;
}

// %%
await separator()
