// %%
async function saveAndRead(text: string): Promise<string> {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, text);
  const read = await Deno.readTextFile(path);
  await Deno.remove(path);
  return read;
}

// %%
await saveAndRead("kept")
