// %%
function table(rows) {
  return `| n |\n|---|\n${rows.map((row) => `| ${row} |`).join("\n")}`;
}

// %%
Deno.jupyter.md`${table([1, 2])}`
