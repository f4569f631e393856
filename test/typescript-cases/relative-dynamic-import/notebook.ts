// %%
await Deno.writeTextFile("part.ts", "export const value = 7;");

// %%
async function load() {
  const { value } = await import("./part.ts");
  return value;
}

// %%
await load()
